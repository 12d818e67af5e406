import { MAX_QUERY_BYTES } from '../../engine';
import type { PrometheusClient } from './prometheusClient';
import { sessionOf } from '../testing/sessionOf';
import { JoinedAsk } from './joinedAsk';

const COST = { requests: 1, bytes: 0, samples: 1, milliseconds: 0 };

const MOST_TOUCHED = 1000;

/** A server whose answers come back in another order; it fails on what holds a word. */
function startAsk(failing = 'nothing fails') {
  const sent: string[] = [];
  const client = {
    instant: async ({ expr }: { expr: string }) => {
      sent.push(expr);
      if (expr.includes(failing)) {
        throw new Error('refused');
      }
      const parts = [...expr.matchAll(/label_replace\(([a-z0-9]+), "_part", "(\d+)", "", ""\)/g)];
      const rows = parts.map(([, name, part]) => ({ labels: { name, _part: part }, value: 1, timeSeconds: 0 }));
      const vector = parts.length > 0 ? rows.reverse() : [{ labels: { name: expr }, value: 1, timeSeconds: 0 }];
      return { vector, warnings: [], cost: COST };
    },
  } as unknown as PrometheusClient;
  return { joined: new JoinedAsk(sessionOf(client), MOST_TOUCHED), sent };
}

const nameOf = ({ vector }: { vector: Array<{ labels: Record<string, string> }> }) =>
  vector.map(({ labels }) => labels);

describe('new JoinedAsk(session).instant(expr)', () => {
  test('questions of one turn travel together, and each gets its own answer without the mark', async () => {
    const { joined, sent } = startAsk();
    const answers = await Promise.all(['a', 'b', 'c'].map((expr) => joined.instant(expr)));
    expect(answers.map(nameOf)).toEqual([[{ name: 'a' }], [{ name: 'b' }], [{ name: 'c' }]]);
    expect(sent).toHaveLength(1);
  });

  test('a question alone is sent as it is; what follows an answer is another turn', async () => {
    const { joined, sent } = startAsk();
    const two = ['x', 'y'].map(async (expr) => {
      await joined.instant(expr);
      await Promise.resolve();
      return joined.instant(`${expr}2`);
    });
    await Promise.all([...two]);
    await joined.instant('alone');
    expect(sent).toEqual([
      expect.stringContaining('label_replace(x,'),
      expect.stringContaining('label_replace(x2,'),
      'alone',
    ]);
  });

  test('an expression is no longer, and touches no more series, than the caps allow', async () => {
    const long = startAsk();
    await Promise.all(Array.from({ length: 20 }, () => long.joined.instant('a'.repeat(MAX_QUERY_BYTES / 4))));
    expect(long.sent.length).toBe(7);
    expect(Math.max(...long.sent.map((expr) => expr.length))).toBeLessThanOrEqual(MAX_QUERY_BYTES);
    const dear = startAsk();
    await Promise.all(Array.from({ length: 5 }, () => dear.joined.instant('a', MOST_TOUCHED / 2)));
    expect(dear.sent).toHaveLength(3);
    const tooDear = startAsk();
    await tooDear.joined.instant('a', 9 * MOST_TOUCHED);
    expect(tooDear.sent).toEqual(['a']);
  });

  test('an error stays with its own question: what failed together is asked alone', async () => {
    const { joined, sent } = startAsk('bad');
    const answers = await Promise.allSettled([joined.instant('a'), joined.instant('bad')]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(sent).toHaveLength(3);
    expect(nameOf(await joined.instant('a'))).toEqual([{ name: 'a' }]);
  });
});
