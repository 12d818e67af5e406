export interface Series {
  labels: Record<string, string>;
  timesSeconds: number[];
  values: number[];
}

const toNumber = (text: string) => (text === '+Inf' ? Infinity : text === '-Inf' ? -Infinity : Number(text));

async function ask(url: string, path: string, parameters: Record<string, string>) {
  const response = await fetch(`${url}/api/v1/${path}`, { method: 'POST', body: new URLSearchParams(parameters) });
  const { status, data, error } = await response.json();
  if (status !== 'success') {
    throw new Error(`${error} in ${parameters.query.slice(0, 200)}`);
  }
  return data.result as Array<{
    metric: Record<string, string>;
    value: [number, string];
    values: Array<[number, string]>;
  }>;
}

const toSeries = (labels: Record<string, string>, points: Array<[number, string]>): Series => ({
  labels,
  timesSeconds: points.map(([time]) => time),
  values: points.map(([, value]) => toNumber(value)),
});

/** An instant query: each series with one value, or with its raw samples where the expression is a range. */
export async function askInstant(url: string, query: string, atSeconds: number): Promise<Series[]> {
  const result = await ask(url, 'query', { query, time: atSeconds.toFixed(3) });
  return result.map(({ metric, value, values }) => toSeries(metric, values ?? [value]));
}

export async function askRange(
  url: string,
  query: string,
  { startSeconds, endSeconds, stepSeconds }: { startSeconds: number; endSeconds: number; stepSeconds: number }
): Promise<Series[]> {
  const [start, end, step] = [startSeconds, endSeconds, stepSeconds].map(String);
  const result = await ask(url, 'query_range', { query, start, end, step });
  return result.map(({ metric, values }) => toSeries(metric, values));
}
