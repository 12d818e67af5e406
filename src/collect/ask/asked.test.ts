import { Asked } from './asked';
import { COLLECT_LIMITS } from '../containers/collectLimits';
import type { PrometheusClient } from './prometheusClient';

const COST = { requests: 1, bytes: 10, samples: 2, milliseconds: 3 };

/** A client that answers when it is told to. */
function makeClient() {
  const running: Array<{ expr: string; answer: () => void; fail: () => void }> = [];
  const instant: PrometheusClient['instant'] = ({ expr }) =>
    new Promise((resolve, reject) =>
      running.push({
        expr,
        answer: () => resolve({ vector: [], warnings: [`about ${expr}`], cost: COST }),
        fail: () => reject(new Error(expr)),
      })
    );
  return { running, client: { instant } as PrometheusClient };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('Asked', () => {
  test('asks a few questions at a time, and the next one when one is answered or fails', async () => {
    const { running, client } = makeClient();
    const asked = new Asked(client, 0);
    const limit = COLLECT_LIMITS.parallelRequests.value;
    const answers = Array.from({ length: limit + 3 }, (_, i) => asked.instant(`q${i}`).catch(() => 'failed'));
    await settle();
    expect(running).toHaveLength(limit);
    running[0].answer();
    running[1].fail();
    await settle();
    expect(running).toHaveLength(limit + 2);
    for (let i = 0; i < limit + 3; i++) {
      running[i].answer();
      await settle();
    }
    expect((await Promise.all(answers)).filter((answer) => answer === 'failed')).toHaveLength(1);
  });

  test('keeps each text and each warning once, and adds up the cost', async () => {
    const { running, client } = makeClient();
    const asked = new Asked(client, 0);
    const answers = [asked.instant('a'), asked.instant('a'), asked.instant('b')];
    await settle();
    running.forEach(({ answer }) => answer());
    await Promise.all(answers);
    expect(asked.expressions).toEqual(['a', 'b']);
    expect(asked.warnings).toEqual(['about a', 'about b']);
    expect(asked.cost).toEqual({ requests: 3, bytes: 30, samples: 6, milliseconds: 9 });
  });
});
