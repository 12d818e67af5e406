import { LoadingState, type DataQueryResponse } from '@grafana/data';
import { toDataQueryResponse } from '@grafana/runtime';
import { from } from 'rxjs';
import { LinkedPrometheus, type PromTarget } from '../../src/datasource/testing/LinkedPrometheus';
import { fetchPrometheusResource, runPrometheusQuery } from '../host/server/prometheusBackend';
import { Upstream } from '../host/server/upstream';

/** A linked data source with Grafana's part between it and the server: what its backend makes of faults is what we meet. */
export function linkedThroughGrafana(url: string, uid: string): LinkedPrometheus {
  const upstream = new Upstream();
  const query = async (
    target: PromTarget,
    fromMilliseconds: number,
    toMilliseconds: number
  ): Promise<DataQueryResponse> => {
    const result = await runPrometheusQuery(upstream, { url }, target, { fromMilliseconds, toMilliseconds });
    const response = { data: { results: { [target.refId]: result } } };
    const { data, errors, error } = toDataQueryResponse(response as never, [target]);
    return { data, errors, error, state: error ? LoadingState.Error : LoadingState.Done };
  };
  const resource = async (path: string, params: Record<string, unknown>) => {
    const pairs = Object.entries(params).map(([name, value]): [string, string] => [name, String(value)]);
    const { status, body } = await fetchPrometheusResource(upstream, url, path, new URLSearchParams(pairs));
    const data = parse(body);
    if (status >= 400) {
      throw { status, statusText: '', data, config: { url } };
    }
    return data;
  };
  return new LinkedPrometheus(
    (target, { range }) => from(query(target, range.from.valueOf(), range.to.valueOf())),
    resource,
    { uid }
  );
}

/** As the browser's reader does: what is no JSON is handed on as text. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
