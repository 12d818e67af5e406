import { sharedClient } from './sharedClient';
import type { InstantRequest, PrometheusClient, RangeAnswer, RangeRequest } from './prometheusClient';
import { PrometheusError } from './prometheusError';

const COST = { requests: 1, bytes: 100, samples: 2, milliseconds: 5 };

/** A client whose answers are given by hand: the parts that are cached are not its business. */
function manualClient() {
  const asked: Array<{ expr: string; signal?: AbortSignal; resolve: () => void; reject: (error: Error) => void }> = [];
  const answer = (expr: string): RangeAnswer => ({
    series: [{ labels: { expr }, timesSeconds: [1, 2], values: [10, 20] }],
    warnings: ['partial'],
    cost: { ...COST },
  });
  const ask = ({ expr, signal }: { expr: string; signal?: AbortSignal }) =>
    new Promise<RangeAnswer>((resolve, reject) => {
      asked.push({ expr, signal, resolve: () => resolve(answer(expr)), reject });
    });
  const client = {
    range: (request: RangeRequest) => ask(request),
    instant: async (request: InstantRequest) => {
      await ask(request);
      return {
        vector: [{ labels: { expr: request.expr }, timeSeconds: 1, value: 10 }],
        warnings: [],
        cost: { ...COST },
      };
    },
  } as unknown as PrometheusClient;
  return { client, asked };
}

const request = (expr: string, signal?: AbortSignal): RangeRequest => ({
  expr,
  startSeconds: 0,
  endSeconds: 60,
  stepSeconds: 60,
  signal,
});

function cached(maxEntries = 10, maxAgeSeconds = 60) {
  const clock = { ms: 0 };
  const { client, asked } = manualClient();
  return { clock, asked, cache: sharedClient(client, { maxEntries, maxAgeSeconds, now: () => clock.ms }) };
}

async function answered(promise: Promise<RangeAnswer>, ask: { resolve: () => void }): Promise<RangeAnswer> {
  ask.resolve();
  return promise;
}

describe('sharedClient', () => {
  test('an answer is given again without a request, at no cost', async () => {
    const { cache, asked } = cached();
    const first = await answered(cache.range(request('up')), { resolve: () => asked[0].resolve() });
    const second = await cache.range(request('up'));
    expect(asked).toHaveLength(1);
    expect(first.cost).toEqual(COST);
    expect(second).toEqual({ ...first, cost: { requests: 0, bytes: 0, samples: 0, milliseconds: 0 } });
  });

  test.each([
    ['another expression', request('down')],
    ['another start', { ...request('up'), startSeconds: 1 }],
    ['another end', { ...request('up'), endSeconds: 61 }],
    ['another step', { ...request('up'), stepSeconds: 30 }],
  ])('%s is another question', async (_, other) => {
    const { cache, asked } = cached();
    await answered(cache.range(request('up')), { resolve: () => asked[0].resolve() });
    await answered(cache.range(other), { resolve: () => asked[1].resolve() });
    expect(asked).toHaveLength(2);
  });

  test('an answer that is too old is asked for again', async () => {
    const { cache, asked, clock } = cached(10, 60);
    await answered(cache.range(request('up')), { resolve: () => asked[0].resolve() });
    clock.ms = 59_999;
    await cache.range(request('up'));
    expect(asked).toHaveLength(1);
    clock.ms = 60_000;
    await answered(cache.range(request('up')), { resolve: () => asked[1].resolve() });
    expect(asked).toHaveLength(2);
  });

  test('the least recently used answer goes first', async () => {
    const { cache, asked } = cached(2);
    const ask = async (expr: string) => {
      const before = asked.length;
      const promise = cache.range(request(expr));
      asked[before]?.resolve();
      await promise;
      return asked.length > before;
    };
    expect([await ask('a'), await ask('b'), await ask('a'), await ask('c')]).toEqual([true, true, false, true]);
    expect([await ask('a'), await ask('b')]).toEqual([false, true]);
  });

  test('a question under way is asked once, and the second caller pays nothing', async () => {
    const { cache, asked } = cached();
    const both = Promise.all([cache.range(request('up')), cache.range(request('up'))]);
    expect(asked).toHaveLength(1);
    asked[0].resolve();
    expect((await both).map(({ cost }) => cost.requests)).toEqual([1, 0]);
  });

  test('a caller that aborts leaves the others their answer', async () => {
    const { cache, asked } = cached();
    const leaving = new AbortController();
    const first = cache.range(request('up', leaving.signal));
    const second = cache.range(request('up'));
    leaving.abort();
    await expect(first).rejects.toMatchObject({ kind: 'aborted' });
    expect(asked[0].signal?.aborted).toBe(false);
    asked[0].resolve();
    expect((await second).series).toHaveLength(1);
  });

  test('the request is aborted when its last caller has left, and a new caller asks anew', async () => {
    const { cache, asked } = cached();
    const callers = [new AbortController(), new AbortController()];
    const left = callers.map(({ signal }) => cache.range(request('up', signal)));
    callers.forEach((caller) => caller.abort());
    await expect(Promise.allSettled(left)).resolves.toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    expect(asked[0].signal?.aborted).toBe(true);
    const again = cache.range(request('up'));
    asked[0].reject(new PrometheusError('aborted', 'The request was cancelled.'));
    asked[1].resolve();
    expect((await again).series).toHaveLength(1);
  });

  test('a caller that has aborted already asks nothing', async () => {
    const { cache, asked } = cached();
    await expect(cache.range(request('up', AbortSignal.abort()))).rejects.toMatchObject({ kind: 'aborted' });
    expect(asked).toHaveLength(0);
  });

  test('a failure reaches every caller and is not kept', async () => {
    const { cache, asked } = cached();
    const failing = [cache.range(request('up')), cache.range(request('up'))];
    asked[0].reject(new PrometheusError('server', 'The server failed.'));
    await expect(Promise.allSettled(failing)).resolves.toMatchObject([
      { reason: { kind: 'server' } },
      { reason: { kind: 'server' } },
    ]);
    expect((await answered(cache.range(request('up')), { resolve: () => asked[1].resolve() })).series).toHaveLength(1);
  });

  test('what a caller does with its answer reaches no other', async () => {
    const { cache, asked } = cached();
    const first = await answered(cache.range(request('up')), { resolve: () => asked[0].resolve() });
    (first.series[0].values as number[])[0] = 99;
    (first.series[0].timesSeconds as number[]).push(3);
    first.series.push(first.series[0]);
    first.warnings.length = 0;
    first.cost.samples = 0;
    const second = await cache.range(request('up'));
    expect(second.series).toEqual([{ labels: { expr: 'up' }, timesSeconds: [1, 2], values: [10, 20] }]);
    expect(second.warnings).toEqual(['partial']);
    expect(() => Object.assign(second.series[0].labels, { expr: 'other' })).toThrow(TypeError);
  });

  test('instant and range questions are kept apart', async () => {
    const { cache, asked } = cached();
    await answered(cache.range(request('up')), { resolve: () => asked[0].resolve() });
    const instant = cache.instant({ expr: 'up', atSeconds: 60 });
    asked[1].resolve();
    expect((await instant).vector[0].value).toBe(10);
  });

  test('tsdbStatus(): kept as well, each caller with its own lists; absent where the client has none', async () => {
    let asked = 0;
    const inner = {
      tsdbStatus: async () => {
        asked++;
        const rows = () => [{ name: 'up', value: 1 }];
        const status = { series: 1, seriesByMetric: rows(), valuesByLabel: rows(), seriesByPair: rows() };
        return { status, warnings: [], cost: { ...COST } };
      },
    } as unknown as PrometheusClient;
    const options = { maxEntries: 3, maxAgeSeconds: 60, now: () => 0 };
    const client = sharedClient(inner, options);
    const question = { atSeconds: 0, limit: 5 };
    const first = await client.tsdbStatus!(question);
    first.status.seriesByMetric[0].value = 99;
    const second = await client.tsdbStatus!(question);
    expect([asked, second.status.seriesByMetric[0].value, second.cost.requests]).toEqual([1, 1, 0]);
    expect(sharedClient({} as PrometheusClient, options).tsdbStatus).toBe(undefined);
  });
});

describe('sharedClient: ranges that go on', () => {
  const HOUR = 3600;

  /** A client of a server whose one series has the time as its value, and which moves times to its own step. */
  function server(stepOfServer?: number) {
    const asked: RangeRequest[] = [];
    const client = {
      range: async (asking: RangeRequest): Promise<RangeAnswer> => {
        asked.push(asking);
        const step = stepOfServer ?? asking.stepSeconds;
        const first = Math.floor(asking.startSeconds / step) * step;
        const count = Math.floor((asking.endSeconds - first) / step) + 1;
        const timesSeconds = Array.from({ length: count }, (_, i) => first + i * step);
        return { series: [{ labels: { a: 'b' }, timesSeconds, values: [...timesSeconds] }], warnings: [], cost: COST };
      },
    } as unknown as PrometheusClient;
    return { asked, client };
  }

  const day = (endSeconds: number, stepSeconds = 60): RangeRequest => ({
    expr: 'up',
    startSeconds: endSeconds - 24 * HOUR,
    endSeconds,
    stepSeconds,
  });

  test('a refresh asks for the end only, and the answer is that of the whole question', async () => {
    const { asked, client } = server();
    const clock = { ms: 1_000_000 * 1000 };
    const shared = sharedClient(client, { maxEntries: 10, maxAgeSeconds: 60, now: () => clock.ms, alignRanges: true });
    await shared.range(day(1_000_000));
    clock.ms += 30_000;
    const refreshed = await shared.range(day(1_000_030));
    expect(asked[1].startSeconds).toBeGreaterThan(1_000_000 - 300);
    const whole = await server().client.range({ ...day(0), startSeconds: 913_620, endSeconds: 1_000_020 });
    expect(refreshed.series).toEqual(whole.series);
    expect(refreshed.cost).toEqual(COST);
  });

  test('a range of long ago is asked once', async () => {
    const { asked, client } = server();
    const shared = sharedClient(client, { maxEntries: 10, maxAgeSeconds: 60, now: () => 2_000_000 * 1000 });
    await shared.range(day(999_960));
    const part = await shared.range({ ...day(999_960), startSeconds: 999_960 - 12 * HOUR });
    await shared.range({ ...day(999_960), startSeconds: 999_960 - 18 * HOUR });
    expect(asked).toHaveLength(1);
    expect(part.series[0].timesSeconds[0]).toBe(999_960 - 12 * HOUR);
  });

  test('a server that moves the times repeats none', async () => {
    const { client } = server(90);
    const clock = { ms: 1_000_000 * 1000 };
    const shared = sharedClient(client, { maxEntries: 10, maxAgeSeconds: 60, now: () => clock.ms, alignRanges: true });
    await shared.range(day(1_000_000));
    clock.ms += 300_000;
    const { series } = await shared.range(day(1_000_300));
    const times = series[0].timesSeconds;
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
  });

  test('an earlier start, another step and an hour later are asked as a whole', async () => {
    const { asked, client } = server();
    const clock = { ms: 1_000_000 * 1000 };
    const shared = sharedClient(client, { maxEntries: 10, maxAgeSeconds: 60, now: () => clock.ms });
    await shared.range(day(1_000_000));
    await shared.range({ ...day(1_000_000), startSeconds: 1_000_000 - 48 * HOUR });
    await shared.range(day(1_000_000, 120));
    clock.ms += 3 * HOUR * 1000;
    await shared.range({ ...day(1_000_000), startSeconds: 1_000_000 - 48 * HOUR, endSeconds: 1_000_000 + 3 * HOUR });
    expect(asked.map(({ startSeconds }) => startSeconds)).toEqual([
      1_000_000 - 24 * HOUR,
      1_000_000 - 48 * HOUR,
      1_000_000 - 24 * HOUR,
      1_000_000 - 48 * HOUR,
    ]);
  });
});
