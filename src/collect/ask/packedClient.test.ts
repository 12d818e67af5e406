import { packedClient } from './packedClient';
import type { PackRequest, PrometheusClient, RangeAnswer } from './prometheusClient';
import { PrometheusError } from './prometheusError';

const answerOf = (expr: string): RangeAnswer => ({
  series: [{ labels: { expr }, timesSeconds: [60], values: [1] }],
  warnings: [],
  cost: { requests: 1, bytes: null, samples: 1, milliseconds: 1 },
});

function make(fail: (expr: string) => PrometheusError | null = () => null) {
  const packs: PackRequest[] = [];
  const alone: string[] = [];
  const client = {
    pack: (request: PackRequest) => {
      packs.push(request);
      return new Promise((resolve, reject) => {
        request.signal?.addEventListener('abort', () => reject(new PrometheusError('aborted', 'gone')));
        setImmediate(() => resolve(request.expressions.map((expr) => fail(expr) ?? answerOf(expr))));
      });
    },
    instant: async ({ expr }: { expr: string }) => {
      alone.push(expr);
      return { vector: [{ labels: { expr }, timeSeconds: 60, value: 1 }], warnings: [], cost: answerOf(expr).cost };
    },
  } as unknown as PrometheusClient;
  const packed = packedClient(client, { expressions: 3, soon: (send) => void Promise.resolve().then(send) });
  const instant = (expr: string, atSeconds = 60, signal?: AbortSignal) => packed.instant({ expr, atSeconds, signal });
  return { packs, alone, packed, instant };
}

describe('packedClient(client)', () => {
  test('what is asked together about one moment travels together, up to the most', async () => {
    const { packs, alone, instant } = make();
    const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((expr) => instant(expr)));
    expect(packs.map(({ expressions }) => expressions)).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]);
    expect(answers.map(({ vector }) => vector[0].labels.expr)).toEqual(['a', 'b', 'c', 'd', 'e']);
    await Promise.all([instant('f', 60), instant('g', 120)]);
    expect(alone).toEqual(['f', 'g']);
  });

  test('an error stays with its own expression', async () => {
    const { instant } = make((expr) => (expr === 'b' ? new PrometheusError('bad-query', 'no') : null));
    const results = await Promise.allSettled(['a', 'b', 'c'].map((expr) => instant(expr)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  test('who leaves takes nobody along; the last one cancels the request', async () => {
    const { packs, instant } = make();
    const [one, two] = [new AbortController(), new AbortController()];
    const results = Promise.allSettled([instant('a', 60, one.signal), instant('b', 60, two.signal)]);
    await Promise.resolve();
    await Promise.resolve();
    one.abort();
    expect(packs[0].signal?.aborted).toBe(false);
    two.abort();
    expect(packs[0].signal?.aborted).toBe(true);
    expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
