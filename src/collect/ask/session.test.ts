import { createAsk } from './createAsk';
import { LIMITS } from './limits';
import type { PrometheusClient } from './prometheusClient';
import { PrometheusError } from './prometheusError';

const COST = { requests: 1, bytes: 10, samples: 2, milliseconds: 3 };

/** A client that answers when it is told to. */
function makeClient() {
  const running: Array<{ expr: string; answer: () => void; fail: (error?: Error) => void }> = [];
  const instant: PrometheusClient['instant'] = ({ expr }) =>
    new Promise((resolve, reject) =>
      running.push({
        expr,
        answer: () => resolve({ vector: [], warnings: [`about ${expr}`], cost: COST }),
        fail: (error = new Error(expr)) => reject(error),
      })
    );
  return { running, client: { instant } as PrometheusClient };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('createAsk(client).session()', () => {
  test('asks a few questions at a time over all sessions, and the next one when one is answered or fails', async () => {
    const { running, client } = makeClient();
    const ask = createAsk(client);
    const limit = LIMITS.parallelRequests.value;
    const answers = Array.from({ length: limit + 3 }, (_, i) =>
      ask
        .session(0)
        .instant(`q${i}`)
        .catch(() => 'failed')
    );
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

  test('who aborts while waiting leaves the queue', async () => {
    const { running, client } = makeClient();
    const ask = createAsk(client);
    const limit = LIMITS.parallelRequests.value;
    const first = Array.from({ length: limit }, (_, i) => ask.session(0).instant(`q${i}`));
    const controller = new AbortController();
    const left = ask.session(0, controller.signal).instant('left');
    const last = ask.session(0).instant('last');
    controller.abort();
    await expect(left).rejects.toMatchObject({ kind: 'aborted' });
    running[0].answer();
    await settle();
    expect(running.map(({ expr }) => expr)).toEqual([...first.map((_, i) => `q${i}`), 'last']);
    running.slice(1).forEach(({ answer }) => answer());
    await Promise.all([...first, last]);
  });

  test('keeps each text and each warning once, and adds up the cost', async () => {
    const { running, client } = makeClient();
    const asked = createAsk(client).session(0);
    const answers = [asked.instant('a'), asked.instant('a'), asked.instant('b')];
    await settle();
    running.forEach(({ answer }) => answer());
    await Promise.all(answers);
    expect(asked.expressions).toEqual(['a', 'b']);
    expect(asked.warnings).toEqual(['about a', 'about b']);
    expect(asked.cost).toEqual({ requests: 3, bytes: 30, samples: 6, milliseconds: 9 });
  });

  test('what a part asks counts for the whole, and not for the other part', async () => {
    const { running, client } = makeClient();
    const whole = createAsk(client).session(0);
    const [one, other] = [whole.at(60), whole.at(120)];
    const answers = [one.instant('a'), other.instant('b')];
    await settle();
    running.forEach(({ answer }) => answer());
    await Promise.all(answers);
    expect([one.expressions, other.expressions, whole.expressions]).toEqual([['a'], ['b'], ['a', 'b']]);
    expect([one.cost.requests, whole.cost.requests]).toEqual([1, 2]);
    expect(whole.warnings).toEqual(['about a', 'about b']);
  });

  test('orNothing(): a failure leaves a sentence, a cancellation does not', async () => {
    const { running, client } = makeClient();
    const whole = createAsk(client).session(0);
    const part = whole.at(60);
    const failed = part.orNothing('The owners', part.instant('a'));
    const cancelled = part.orNothing('The owners', part.instant('b'));
    await settle();
    running[0].fail(new Error('It is too much.'));
    running[1].fail(new PrometheusError('aborted', 'gone'));
    expect(await failed).toBeNull();
    await expect(cancelled).rejects.toMatchObject({ kind: 'aborted' });
    expect(whole.failures).toEqual(['The owners: It is too much.']);
  });
});

describe('which of many questions failed', () => {
  const down = () => new PrometheusError('timeout', 'It took too long.', 504);
  const askTwo = async (first: 'answer' | 'fail') => {
    const { running, client } = makeClient();
    const session = createAsk(client).session(0);
    const one = session.instant('up{job="a"}').catch(() => null);
    await settle();
    running[0][first]();
    await one;
    const two = session
      .at(5)
      .instant('sum(container_memory_rss{pod="a"})')
      .catch((error: PrometheusError) => error);
    await settle();
    expect(session.progress).toEqual({
      answered: first === 'answer' ? 1 : 0,
      open: ['sum(container_memory_rss{pod="a"})'],
    });
    running[1].fail(down());
    return { failure: await two, progress: session.progress };
  };

  test('is said where others were answered, and the kind and the status stay', async () => {
    const { failure, progress } = await askTwo('answer');
    expect(failure).toMatchObject({
      kind: 'timeout',
      status: 504,
      message: 'It took too long. Others were answered: this one is about container_memory_rss.',
    });
    expect(progress).toEqual({ answered: 1, open: [] });
  });

  test('is not said where the server answers nothing', async () => {
    expect((await askTwo('fail')).failure).toEqual(down());
  });

  test('a cancelled question is none that failed', async () => {
    const { running, client } = makeClient();
    const session = createAsk(client).session(0);
    const answers = [session.instant('a{}'), session.instant('b{}').catch((error: unknown) => error)];
    await settle();
    running[0].answer();
    await settle();
    running[1].fail(new PrometheusError('aborted', 'The request was cancelled.'));
    expect(await answers[1]).toEqual(new PrometheusError('aborted', 'The request was cancelled.'));
  });
});
