import { MAX_QUERY_BYTES, utf8Bytes } from '../../engine';
import type { PrometheusClient } from '../ask/prometheusClient';
import { NO_COST } from '../ask/queryCost';
import { sessionOf } from '../testing/sessionOf';
import { recogniseSources } from './recogniseSources';
import { SOURCES } from './sources';

test('recogniseSources() of nothing asks two questions, which every server takes', async () => {
  const asked: string[] = [];
  const client = {
    instant: ({ expr }: { expr: string }) => {
      asked.push(expr);
      return Promise.resolve({ vector: [], warnings: [], cost: NO_COST });
    },
  } as unknown as PrometheusClient;
  expect(await recogniseSources(sessionOf(client))).toEqual([]);
  expect(asked).toHaveLength(2);
  for (const expr of asked) {
    expect(utf8Bytes(expr)).toBeLessThan(MAX_QUERY_BYTES * 0.8);
    expect(SOURCES.every(({ id }) => expr.includes(`"${id}"`))).toBe(true);
  }
  expect(asked[1]).toContain('last_over_time(');
});
