import { createAsk } from './createAsk';
import { distinctClient } from './distinctClient';
import type { PrometheusClient } from './prometheusClient';
import { PrometheusError } from './prometheusError';

const cost = { requests: 1, bytes: null, samples: 2, milliseconds: 1 };
const sample = (pod: string, value: number) => ({ labels: { namespace: 'shop', pod }, timeSeconds: 60, value });
const series = (pod: string, value: number) => ({
  labels: { namespace: 'shop', pod },
  timesSeconds: [60],
  values: [value],
});

const REPEATED = [sample('a', 1), sample('b', 2), sample('a', 3)];
const client = {
  instant: async () => ({ vector: REPEATED, warnings: ['partial'], cost }),
  range: async () => ({ series: [series('a', 1), series('a', 1)], warnings: [], cost }),
  pack: async () => [
    { series: [series('a', 1), series('a', 1)], warnings: [], cost },
    { series: [series('a', 1)], warnings: [], cost },
    new PrometheusError('server', 'no'),
  ],
} as unknown as PrometheusClient;

const TIMES = { startSeconds: 0, endSeconds: 60, stepSeconds: 60 };
const SAYS = 'look at what stands before the server, Prometheus sends each once.';

describe('distinctClient(client)', () => {
  const distinct = distinctClient(client);

  test('.instant(): the first of each series stays, and what the server said', async () => {
    const { vector, warnings } = await distinct.instant({ expr: 'x', atSeconds: 60 });
    expect(vector).toEqual([sample('a', 1), sample('b', 2)]);
    expect(warnings).toEqual(['partial', `1 of 3 series is there twice and read once: ${SAYS}`]);
  });

  test('.range()', async () => {
    const answer = await distinct.range({ expr: 'x', ...TIMES });
    expect([answer.series.length, answer.warnings.length]).toEqual([1, 1]);
  });

  test('.pack(): each answer for itself; errors stay', async () => {
    const [twice, once, failed] = await distinct.pack!({ kind: 'range', expressions: ['a', 'b', 'c'], ...TIMES });
    expect(twice).toMatchObject({ series: [series('a', 1)], warnings: [expect.stringContaining('read once')] });
    expect(once).toMatchObject({ series: [series('a', 1)], warnings: [] });
    expect(failed).toBeInstanceOf(PrometheusError);
  });

  test('labels that only look alike are two series', async () => {
    const alike = [
      { labels: { a: 'x"', b: '' }, timeSeconds: 60, value: 1 },
      { labels: { a: 'x', b: '"' }, timeSeconds: 60, value: 1 },
    ];
    const other = distinctClient({ ...client, instant: async () => ({ vector: alike, warnings: [], cost }) });
    expect((await other.instant({ expr: 'x', atSeconds: 60 })).vector).toHaveLength(2);
  });
});

test('createAsk(client).session(): who asks is warned of series that came twice', async () => {
  const session = createAsk(client).session(60);
  expect((await session.instant('x')).vector).toHaveLength(2);
  expect(session.warnings).toEqual(['partial', expect.stringContaining('read once')]);
});
