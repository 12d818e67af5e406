import { LoadingState, type DataQueryResponse } from '@grafana/data';
import { from } from 'rxjs';
import { LinkedPrometheus, type PromTarget } from './LinkedPrometheus';
import { toPrometheusFrames } from './toPrometheusFrames';

/** A linked data source with a real Prometheus behind it. Between them Grafana's server aligns ranges to the step. */
export function realPrometheus(url: string): LinkedPrometheus {
  const ask = async (path: string, params: Record<string, unknown>) => {
    const pairs = Object.entries(params).map(([name, value]): [string, string] => [name, String(value)]);
    const response = await fetch(`${url}/${path}?${new URLSearchParams(pairs)}`);
    return { status: response.status, answer: await response.json() };
  };
  const query = async (target: PromTarget, fromSeconds: number, toSeconds: number): Promise<DataQueryResponse> => {
    const { expr, refId, instant } = target;
    const step = Number(/^(\d+)s$/.exec(target.interval)?.[1]);
    const align = (seconds: number) => Math.floor(seconds / step) * step;
    const { status, answer } = instant
      ? await ask('api/v1/query', { query: expr, time: toSeconds })
      : await ask('api/v1/query_range', { query: expr, start: align(fromSeconds), end: align(toSeconds), step });
    if (answer.status !== 'success') {
      const failure = { refId, message: `${answer.errorType}: ${answer.error}`, status };
      return { data: [], errors: [failure], state: LoadingState.Error };
    }
    return { data: toPrometheusFrames(refId, answer.data), state: LoadingState.Done };
  };
  return new LinkedPrometheus(
    (target, { range }) => from(query(target, range.from.valueOf() / 1000, range.to.valueOf() / 1000)),
    async (path, params) => (await ask(path, params)).answer
  );
}
