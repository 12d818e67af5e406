/** Samples that a real Prometheus reads for one instant query: `totalQueryableSamples` of its statistics. */
export async function countSamples(url: string, query: string, atSeconds: number): Promise<number> {
  const body = new URLSearchParams({ query, time: atSeconds.toFixed(3), stats: 'all' });
  const answer = await (await fetch(`${url}/api/v1/query`, { method: 'POST', body })).json();
  if (answer.status !== 'success') {
    throw new Error(`${answer.error} in ${query.slice(0, 200)}`);
  }
  return answer.data.stats.samples.totalQueryableSamples;
}
