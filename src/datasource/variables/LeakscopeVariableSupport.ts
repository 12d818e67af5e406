import { CustomVariableSupport, type DataQueryRequest, type DataQueryResponse } from '@grafana/data';
import { from, map, type Observable } from 'rxjs';
import type { LeakscopeVariableQuery } from '../../contract/query';
import { inLanguage } from '../../ui/language/inLanguage';
import { LATER_EDITORS } from '../editors/laterEditors';
import type { LeakscopeDatasource } from '../LeakscopeDatasource';

/** Dashboard variables: the values of one label among the containers of a scope. */
export class LeakscopeVariableSupport extends CustomVariableSupport<LeakscopeDatasource, LeakscopeVariableQuery> {
  editor = inLanguage(LATER_EDITORS.variable);

  constructor(private readonly datasource: LeakscopeDatasource) {
    super();
  }

  query(request: DataQueryRequest<LeakscopeVariableQuery>): Observable<DataQueryResponse> {
    const [query] = request.targets;
    return from(this.datasource.metricFindQuery(query, request)).pipe(map((data) => ({ data })));
  }
}
