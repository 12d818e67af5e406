import fc from 'fast-check';
import type { CouplingInput } from './coupling';
import { measureCoupling } from './measureCoupling';

const MIB = 1024 * 1024;
const START = 1_795_000_000;
const STEP = 300;
const ROWS = 288;

function makeNoise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

interface Shape {
  requests?: (row: number) => number | null;
  errors?: (row: number) => number | null;
  /** MiB; gets what requests and errors have summed up to. */
  mib: (row: number, sofar: { requests: number; errors: number }) => number | null;
}

function input({ requests, errors, mib }: Shape, seed = 5): CouplingInput {
  const noise = makeNoise(seed);
  const rows = Array.from({ length: ROWS }, (_, row) => row);
  const perSecond = (rate?: (row: number) => number | null) => rows.map((row) => rate?.(row) ?? null);
  const sofar = { requests: 0, errors: 0 };
  return {
    timesSeconds: rows.map((row) => START + row * STEP),
    bytes: rows.map((row) => {
      sofar.requests += (requests?.(row) ?? 0) * STEP;
      sofar.errors += (errors?.(row) ?? 0) * STEP;
      const value = mib(row, sofar);
      return value === null ? null : (value + 0.3 * noise()) * MIB;
    }),
    startTimesSeconds: rows.map(() => START - 60),
    requests: requests ? { name: 'http_requests_total', perSecond: perSecond(requests) } : null,
    errors: errors ? { name: 'errors_total', perSecond: perSecond(errors) } : null,
  };
}

const constant = (seed: number, rate = 50) => {
  const noise = makeNoise(seed);
  const values = Array.from({ length: ROWS }, () => rate * (1 + 0.03 * noise()));
  return (row: number) => values[row];
};
/** Two days within the window. */
const daily = (row: number) => 60 + 50 * Math.sin((row / ROWS) * 4 * Math.PI);
/** Bursts of failing requests, in four stretches of the window. */
const bursts = (row: number) => (row % 72 > 50 ? 2 : 0);

describe('measureCoupling(input)', () => {
  test('a load that changes by nothing but rounding goes with nothing, however its ranks fall', () => {
    // Rounding of the counter makes the rate a little higher in later rows, as growth is: the ranks agree.
    const rounding = (row: number) => 50 + 1e-4 * Math.sin(row) + 1e-5 * row;
    const shape = { requests: rounding, mib: (row: number) => 200 + row + row * row * 0.002 };
    const { follows, numbers, sentences } = measureCoupling(input(shape));
    expect(follows).toBe('none');
    expect(numbers.requests).toBeNull();
    expect(sentences.join(' ')).not.toContain('rank correlation');
  });

  test('memory that follows a daily load', () => {
    const { follows, numbers, sentences } = measureCoupling(input({ requests: daily, mib: (row) => 200 + daily(row) }));
    expect(follows).toBe('load');
    expect(numbers.load!.shareExplained).toBeGreaterThan(0.9);
    expect(numbers.load!.bytesPerRate / MIB).toBeCloseTo(1, 1);
    expect(sentences[0]).toMatch(/^Memory rises and falls with http_requests_total: .* for each request a second\.$/);
  });

  test('a load that rises all the time, and memory with it, up and down', () => {
    const rising = (row: number) => 50 + row / 5 + 20 * Math.sin(row / 12);
    expect(measureCoupling(input({ requests: rising, mib: (row) => 100 + 2 * rising(row) })).follows).toBe('load');
  });

  test('a leak under a constant load follows nothing; each request leaves something behind', () => {
    const { follows, numbers, sentences } = measureCoupling(
      input({ requests: constant(2), errors: constant(9, 1), mib: (row) => 200 + row })
    );
    expect(follows).toBe('none');
    // 1 MiB in 300 s at 50 requests a second.
    expect(numbers.bytesPerRequest! / (MIB / 15_000)).toBeCloseTo(1, 1);
    expect(sentences[0]).toMatch(/^The load hardly changes/);
    expect(sentences[1]).toMatch(/^Each request leaves about (69|70|71) B behind\.$/);
  });

  test('a leak under a daily load is no load', () => {
    const { follows, sentences } = measureCoupling(input({ requests: daily, mib: (row) => 200 + row }));
    expect(follows).toBe('none');
    expect(sentences[0]).toMatch(/^Memory does not follow the load/);
  });

  test('a leak beside memory that follows the load is not explained by it', () => {
    expect(measureCoupling(input({ requests: daily, mib: (row) => 200 + 0.5 * daily(row) + row })).follows).toBe(
      'none'
    );
  });

  test('memory that grows with each failing request, while requests are many', () => {
    const { follows, numbers, sentences } = measureCoupling(
      input({ requests: daily, errors: bursts, mib: (_, { errors }) => 200 + errors / 300 })
    );
    expect(follows).toBe('errors');
    expect(numbers.errors).toMatchObject({ isSignificant: true });
    expect(numbers.bytesPerError! / (MIB / 300)).toBeCloseTo(1, 0);
    expect(sentences[0]).toMatch(/^Memory grows when errors_total counts, by about 3\.\d KiB for each of them/);
  });

  test('memory is later than the errors by a block', () => {
    const late = (row: number) => bursts(Math.max(0, row - 6));
    let sum = 0;
    const { follows, numbers } = measureCoupling(
      input({ requests: constant(2), errors: bursts, mib: (row) => 200 + (sum += late(row)) })
    );
    expect(follows).toBe('errors');
    expect(numbers.errors!.lagBlocks).toBeGreaterThanOrEqual(1);
  });

  test('flat memory follows neither load nor errors', () => {
    const { follows, numbers } = measureCoupling(input({ requests: daily, errors: bursts, mib: () => 200 }));
    expect([follows, numbers.bytesPerRequest, numbers.bytesPerError]).toEqual(['none', null, null]);
  });

  test.each([
    ['no counter', input({ mib: (row) => row }), /^No counter/],
    ['no memory', input({ requests: daily, mib: () => null }), /^There are too few samples/],
    ['rates that nobody knows', input({ requests: () => null, mib: (row) => row }), /^There are too few samples/],
    [
      'rates for an hour only',
      input({ requests: (row) => (row < 12 ? 5 : null), mib: (row) => row }),
      /^There are too few/,
    ],
  ])('%s: unknown, which is not none', (_, given, sentence) => {
    const { follows, sentences } = measureCoupling(given);
    expect(follows).toBe('unknown');
    expect(sentences).toEqual([expect.stringMatching(sentence)]);
  });

  test('200 leaks under unrelated errors: hardly one is tied to them', () => {
    let tied = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const noise = makeNoise(seed * 977);
      const values = Array.from({ length: ROWS }, () => Math.max(0, noise()));
      const given = input(
        { requests: constant(seed), errors: (row) => values[row], mib: (row) => 200 + row / 2 },
        seed
      );
      tied += measureCoupling(given).follows === 'none' ? 0 : 1;
    }
    expect(tied).toBeLessThanOrEqual(4);
  });

  test('any input: an answer, numbers that are finite', () => {
    const value = fc.oneof(fc.constant(null), fc.double({ min: 0, max: 1e12, noNaN: true }));
    const list = fc.array(value, { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(list, list, list, fc.boolean(), (bytes, requests, errors, isRestarted) => {
        const { numbers, sentences } = measureCoupling({
          timesSeconds: bytes.map((_, i) => START + i * 60),
          bytes,
          startTimesSeconds: bytes.map((_, i) => (isRestarted && i > 20 ? START + 1200 : START)),
          requests: { name: 'r', perSecond: requests },
          errors: { name: 'e', perSecond: errors },
        });
        expect(sentences.length).toBeGreaterThan(0);
        const all = [numbers.bytesPerRequest, numbers.bytesPerError, ...Object.values(numbers.load ?? {})];
        expect(all.every((one) => one === null || Number.isFinite(one))).toBe(true);
      }),
      { numRuns: 200 }
    );
  });
});
