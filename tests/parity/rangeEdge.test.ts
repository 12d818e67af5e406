import { sessionOf } from '../../src/collect/testing/sessionOf';
import { fetchPrometheusClient } from '../../src/collect/ask/http/fetchPrometheusClient';
import { findRangeEdge } from '../../src/collect/sources/findRangeEdge';
import { DEFAULT_RANGE_EDGE, type RangeEdge } from '../../src/engine';
import { startAnswering, startBadServer } from '../scenarios/badInputServer';
import { listServers } from '../prometheus/listServers.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { askInstant } from './askPrometheus';
import { findVictoriaMetrics, startVictoriaMetrics } from './startVictoriaMetrics';

const END_SECONDS = Date.parse('2026-11-20T12:00:00Z') / 1000;
const SERIES = [
  {
    labels: { __name__: 'on_the_grid' },
    timesSeconds: Array.from({ length: 61 }, (_, index) => END_SECONDS - 3600 + index * 60),
    values: Array.from({ length: 61 }, (_, index) => index),
  },
];

const ask = (baseUrl: string, atSeconds: number): Promise<RangeEdge> =>
  findRangeEdge(sessionOf(fetchPrometheusClient({ baseUrl, fetch, timeoutSeconds: 10, now: Date.now }), atSeconds));

/** The answer at several moments, and what ranges and subqueries over real samples hold: all have to agree. */
async function expectEdge(url: string, edge: RangeEdge): Promise<void> {
  for (const atSeconds of [END_SECONDS, END_SECONDS - 17.4, 1000, Date.now() / 1000]) {
    expect(await ask(url, atSeconds)).toBe(edge);
  }
  const count = async (query: string) => (await askInstant(url, query, END_SECONDS))[0].values[0];
  const onEdge = edge === 'closed' ? 1 : 0;
  expect(await count('count_over_time(on_the_grid[10m])')).toBe(10 + onEdge);
  expect(await count('count_over_time((on_the_grid + 0)[10m:1m])')).toBe(10 + onEdge);
}

describe('findRangeEdge(asked)', () => {
  test.each(listServers())('$name: $edge', async ({ edge, programs }) => {
    const server = await startSeriesPrometheus({ series: SERIES, programs });
    await expectEdge(server.url, edge).finally(server.stop);
  });

  const victoriaMetrics = findVictoriaMetrics();
  (victoriaMetrics ? test : test.skip)('VictoriaMetrics: left-open', async () => {
    const server = await startVictoriaMetrics(victoriaMetrics!, SERIES);
    await expectEdge(server.url, 'left-open').finally(server.stop);
  });

  test('a server that does not know `@` is an old Prometheus', async () => {
    const server = await startBadServer('status 400');
    expect(await ask(server.url, END_SECONDS).finally(server.stop)).toBe('closed');
  });

  test.each([
    ['nothing', []],
    ['another number', [{ metric: {}, value: [END_SECONDS, '7'] }]],
  ])('an answer of %s gives the default', async (_, result) => {
    const server = await startAnswering(() => ({ status: 'success', data: { resultType: 'vector', result } }));
    expect(await ask(server.url, END_SECONDS).finally(server.stop)).toBe(DEFAULT_RANGE_EDGE);
  });

  test('a failure is one', async () => {
    const server = await startBadServer('status 502');
    await expect(ask(server.url, END_SECONDS).finally(server.stop)).rejects.toMatchObject({ kind: 'server' });
  });
});
