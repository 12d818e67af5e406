import fc from 'fast-check';
import { runInMemory } from '../testing/runInMemory';

const NOW_SECONDS = 1_795_000_000;
const run = (line: unknown, ...more: string[]) =>
  runInMemory(['score', '--series', 'x', '--format', 'json', ...more], { files: { x: JSON.stringify(line) } });
const toLine = (t: number[]) => ({ id: 'a', t, v: t.map((_, index) => index) });
const times = (factor: number) => Array.from({ length: 200 }, (_, i) => (NOW_SECONDS + i * 600) * factor);

describe('leakscope score --series FILE', () => {
  test.each([
    [1e3, 'they look like milliseconds, so divide them by 1,000'],
    [1e6, 'they look like microseconds, so divide them by 1,000,000'],
    [1e9, 'they look like nanoseconds, so divide them by 1,000,000,000'],
    [1e12, 'they are too large for any unit of time'],
    [-1, 'some are before 1970'],
  ])('times in seconds x %d: %s', async (factor, says) => {
    const line = toLine(times(factor).sort((a, b) => a - b));
    const { exitCode, stderr } = await run(line);
    expect(stderr).toBe(`Of 1 lines, 1 are not series: line 1 has times that are not Unix seconds: ${says}.\n`);
    expect(exitCode).toBe(1);
  });

  test.each([[[1e20]], [[1e300]], [[0, 1e20]], [[1, 2, 1e300]]])('t = %j ends, and is told', async (t) => {
    const { stderr } = await run(toLine(t));
    expect(stderr).toContain('line 1 has times that are not Unix seconds');
  });

  test('any numbers end in a report or in a sentence', async () => {
    const time = fc.oneof(
      fc.double({ min: 0, max: 1e11, noNaN: true }),
      fc.double({ noNaN: true }),
      fc.integer({ min: 0, max: 2e9 }),
      fc.constantFrom(0, 1e-9, 99_999_999_999, 1e11, 1e20, 1e300, 1.7e308)
    );
    const value = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(null, 0, 2 ** 53, 1e300, -1e300));
    const limit = fc.oneof(fc.constant(undefined), fc.double(), fc.double({ min: 0, max: 1e12 }));
    const series = fc.array(fc.tuple(time, value), { maxLength: 40 }).map((pairs) => ({
      t: pairs.map(([t]) => t).sort((a, b) => a - b),
      v: pairs.map(([, v]) => v),
    }));
    await fc.assert(
      fc.asyncProperty(
        series,
        limit,
        fc.constantFrom('0', '1795000000', '99999999999', null),
        async (one, most, at) => {
          const { exitCode, stdout, stderr } = await run({ id: 'a', ...one, limit: most }, ...(at ? ['--at', at] : []));
          expect(stderr).not.toContain('Leakscope itself failed');
          expect(exitCode === 0 ? stderr : JSON.parse(stdout).warnings.join()).toMatch(
            exitCode === 0 ? /^$/ : /^Line 1 /
          );
        }
      ),
      { numRuns: 500 }
    );
  });
});
