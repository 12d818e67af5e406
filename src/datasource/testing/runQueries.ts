import { dateTime, type DataQueryRequest, type DataQueryResponse } from '@grafana/data';
import { lastValueFrom, toArray } from 'rxjs';
import type { LeakscopeQuery } from '../../contract/query';
import type { LeakscopeDatasource } from '../LeakscopeDatasource';

/** A request as a panel makes it. */
export function toRequest(
  targets: LeakscopeQuery[],
  {
    fromSeconds = 1_700_000_000,
    toSeconds = 1_700_021_600,
    ...rest
  }: { fromSeconds?: number; toSeconds?: number } & Partial<DataQueryRequest<LeakscopeQuery>> = {}
): DataQueryRequest<LeakscopeQuery> {
  const from = dateTime(fromSeconds * 1000);
  const to = dateTime(toSeconds * 1000);
  return {
    requestId: 'Q100',
    app: 'dashboard',
    targets,
    range: { from, to, raw: { from, to } },
    interval: '5m',
    intervalMs: 300_000,
    scopedVars: {},
    timezone: 'browser',
    startTime: 0,
    ...rest,
  };
}

/** All packets of an answer, in their order. */
export function runQueries(
  datasource: LeakscopeDatasource,
  request: DataQueryRequest<LeakscopeQuery>
): Promise<DataQueryResponse[]> {
  return lastValueFrom(datasource.query(request).pipe(toArray()));
}
