import {
  DataSourceApi,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceInstanceSettings,
} from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { finalize, Observable, of, tap } from 'rxjs';

export interface PromTarget extends DataQuery {
  expr: string;
  instant: boolean;
  range: boolean;
  exemplar: boolean;
  interval: string;
  format: string;
  legendFormat: string;
}

export type Answer = (
  target: PromTarget,
  request: DataQueryRequest<PromTarget>
) => Observable<DataQueryResponse> | Promise<DataQueryResponse>;
export type Resource = (
  path: string,
  params: Record<string, unknown>,
  options: { abortSignal?: AbortSignal }
) => Promise<unknown>;

/** The user's Prometheus data source, up to what Grafana hands out of it: answers are given, questions are kept. */
export class LinkedPrometheus extends DataSourceApi<PromTarget> {
  readonly requests: Array<DataQueryRequest<PromTarget>> = [];
  readonly resources: Array<{ path: string; params: Record<string, unknown> }> = [];
  cancelled = 0;

  constructor(
    private readonly answer: Answer = () => of({ data: [] }),
    private readonly resource: Resource = async () => ({ status: 'success', data: [] }),
    { uid = 'prom', name = 'My Prometheus', type = 'prometheus' } = {}
  ) {
    super({ id: 1, uid, name, type, jsonData: {}, meta: {} } as unknown as DataSourceInstanceSettings);
  }

  query(request: DataQueryRequest<PromTarget>): Observable<DataQueryResponse> | Promise<DataQueryResponse> {
    this.requests.push(request);
    const answer = this.answer(request.targets[0], request);
    if (!(answer instanceof Observable)) {
      return answer;
    }
    let ended = false;
    return answer.pipe(
      tap({ complete: () => (ended = true), error: () => (ended = true) }),
      finalize(() => (this.cancelled += ended ? 0 : 1))
    );
  }

  async getResource(
    path: string,
    params: Record<string, unknown>,
    options: { abortSignal?: AbortSignal }
  ): Promise<unknown> {
    this.resources.push({ path, params });
    return this.resource(path, params, options);
  }

  async testDatasource() {
    return { status: 'success', message: '' };
  }
}
