import { createAsk } from './createAsk';
import type { Form } from './batch';
import type { InstantAnswer, MatrixSeries, PrometheusClient, RangeRequest } from './prometheusClient';
import { PrometheusError } from './prometheusError';

const COST = { requests: 1, bytes: 10, samples: 2, milliseconds: 3 };
const RAW: Form = { id: 'raw', keepsName: true, toExpr: (selectors) => selectors.flat().join(' or ') };
const COUNT: Form = { id: 'count', keepsName: false, toExpr: ([rows]) => `count by (pod) (${rows.join(' or ')})` };
const memoryOf = (pod: string) => ({ names: ['memory'], scopes: [[{ label: 'pod', op: '=' as const, value: pod }]] });
const TIMES = { startSeconds: 600, endSeconds: 1800, stepSeconds: 600 };

/** Answers with what it is told, and fails where several forms stand in one text if `refuses`. */
function makeAsk(answer: (request: RangeRequest) => MatrixSeries[], refuses = false) {
  const asked: string[] = [];
  const client = {
    range: async (request: RangeRequest) => {
      asked.push(`${request.expr} ${request.startSeconds}-${request.endSeconds}`);
      if (refuses && request.expr.includes('leakscope_form')) {
        throw new PrometheusError('bad-query', 'No.');
      }
      return { series: answer(request), warnings: [], cost: COST };
    },
    instant: async ({ expr }: { expr: string }): Promise<InstantAnswer> => {
      asked.push(expr);
      return { vector: [], warnings: [], cost: COST };
    },
  } as unknown as PrometheusClient;
  return { asked, session: createAsk(client).session(2000).batched() };
}

const series = (labels: Record<string, string>): MatrixSeries => ({
  labels,
  timesSeconds: [0, 600, 1200, 1800],
  values: [1, 2, 3, 4],
});
const IN_ONE =
  'label_replace(count by (pod) ({__name__="memory",pod="b"}), "leakscope_form", "0", "", "") or ' +
  'label_replace({__name__="memory",pod="a"}, "leakscope_form", "1", "", "") 0-1800';

describe('AskSession.batched().select(form, selections, times)', () => {
  test('forms over the same moments are one expression, and each gets its own series of its own time', async () => {
    const { asked, session } = makeAsk(() => [
      series({ pod: 'b', leakscope_form: '0' }),
      series({ __name__: 'memory', pod: 'a', leakscope_form: '1' }),
    ]);
    const [raw, counted] = await Promise.all([
      session.select(RAW, [memoryOf('a')], TIMES),
      session.select(COUNT, [memoryOf('b')], { ...TIMES, startSeconds: 0 }),
    ]);
    expect(asked.map((text) => text.replaceAll('=~', '='))).toEqual([IN_ONE]);
    expect(raw).toEqual([
      { labels: { __name__: 'memory', pod: 'a' }, timesSeconds: [600, 1200, 1800], values: [2, 3, 4] },
    ]);
    expect(counted).toEqual([series({ pod: 'b' })]);
  });

  test('other moments, and what is asked at the moment, are questions of their own', async () => {
    const { asked, session } = makeAsk(() => []);
    await Promise.all([
      session.select(RAW, [memoryOf('a')], TIMES),
      session.select(COUNT, [memoryOf('a')], { ...TIMES, stepSeconds: 300 }),
      session.select(RAW, [memoryOf('a')], null),
      session.select(COUNT, [memoryOf('a')], null),
    ]);
    expect(asked).toHaveLength(4);
    expect(asked.join()).not.toContain('leakscope_form');
  });

  test('where they fail together each is asked alone', async () => {
    const { asked, session } = makeAsk(() => [series({ __name__: 'memory', pod: 'a' })], true);
    const [raw] = await Promise.all([
      session.select(RAW, [memoryOf('a')], TIMES),
      session.select(COUNT, [memoryOf('b')], TIMES),
    ]);
    expect(asked).toHaveLength(3);
    expect(raw).toHaveLength(1);
  });
});
