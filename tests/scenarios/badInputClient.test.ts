import { fetchPrometheusClient } from '../../src/collect/ask/http/fetchPrometheusClient';
import type { PrometheusClient } from '../../src/collect/ask/prometheusClient';
import { PrometheusError } from '../../src/collect/ask/prometheusError';
import { BAD_INPUT } from './badInputCases';
import { startAnswering, startBadServer, type BadServer } from './badInputServer';

const connect = (baseUrl: string): PrometheusClient =>
  fetchPrometheusClient({
    baseUrl,
    fetch,
    timeoutSeconds: 1,
    now: Date.now,
    caps: { answerBytes: 4 * 1024 * 1024 },
  });

const QUESTIONS: Record<string, (client: PrometheusClient, signal?: AbortSignal) => Promise<unknown>> = {
  instant: (client, signal) => client.instant({ expr: 'up', atSeconds: 100, signal }),
  range: (client, signal) => client.range({ expr: 'up', startSeconds: 0, endSeconds: 10, stepSeconds: 1, signal }),
  labelValues: (client, signal) =>
    client.labelValues({ label: 'pod', match: 'up', startSeconds: 0, endSeconds: 10, signal }),
  metadata: (client, signal) => client.metadata({ metric: 'up', signal }),
};

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => {
      throw new Error('It was answered.');
    },
    (error: unknown) => error
  );

describe.each(BAD_INPUT)('$name', ({ kind, says, start }) => {
  let server: BadServer;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  test.each(Object.entries(QUESTIONS))('%s', async (_, ask) => {
    const error = await failureOf(ask(connect(server.url)));
    expect(error).toBeInstanceOf(PrometheusError);
    expect(error).toMatchObject({ kind, message: expect.stringMatching(says) });
    const { message } = error as PrometheusError;
    expect(message).toMatch(/^[A-Z][^\n]*[.!?]$/);
    expect(message).not.toMatch(/[<>\u001b]|secret/);
    expect(message.length).toBeLessThan(600);
  });
});

describe('cancelling', () => {
  test.each(Object.entries(QUESTIONS))('%s under way', async (_, ask) => {
    const server = await startBadServer('slow');
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    expect(await failureOf(ask(connect(server.url), controller.signal))).toMatchObject({ kind: 'aborted' });
    await server.stop();
  });

  test.each(Object.entries(QUESTIONS))('%s before it began', async (_, ask) => {
    const error = await failureOf(ask(connect('http://127.0.0.1:9'), AbortSignal.abort()));
    expect(error).toMatchObject({ kind: 'aborted' });
  });
});

test('credentials of the address are in no message', async () => {
  const server = await startBadServer('status 401');
  const error = await failureOf(QUESTIONS.instant(connect(server.url.replace('//', '//me:hunter2@'))));
  expect(error).toMatchObject({ kind: 'unauthorized' });
  expect(String(error)).not.toMatch(/hunter2|me:/);
  await server.stop();
});

test('NaN, infinities and an empty result are answers', async () => {
  const sample = (value: string) => ({ metric: { pod: value }, value: [100, value] });
  const server = await startAnswering((parameters) => ({
    status: 'success',
    data: {
      resultType: 'vector',
      result: parameters.get('query') === 'none' ? [] : ['NaN', '+Inf', '-Inf'].map(sample),
    },
  }));
  const client = connect(server.url);
  const { vector } = await client.instant({ expr: 'some', atSeconds: 100 });
  expect(vector.map(({ value }) => value)).toEqual([NaN, Infinity, -Infinity]);
  expect((await client.instant({ expr: 'none', atSeconds: 100 })).vector).toEqual([]);
  await server.stop();
});
