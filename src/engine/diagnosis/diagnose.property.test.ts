import * as fc from 'fast-check';
import { diagnose } from './diagnose';
import type { DiagnosisInput } from './diagnosis';
import { MIB, START, toInput, flat } from './testing/toInput';

describe('diagnose(input): any input', () => {
  const bytes = fc.option(fc.integer({ min: 0, max: 2 ** 40 }), { freq: 5 });
  const anyInput = fc
    .record({
      rows: fc.array(
        fc.record({ anon: bytes, kernel: bytes, cache: bytes, start: fc.option(fc.integer({ min: -5, max: 5 })) }),
        { maxLength: 120 }
      ),
      limitBytes: fc.option(fc.integer({ min: 1, max: 2 ** 40 })),
      step: fc.integer({ min: 1, max: 7200 }),
      kills: fc.option(fc.array(fc.integer({ min: 0, max: 5e5 }), { maxLength: 5 })),
    })
    .map(({ rows, limitBytes, step, kills }): DiagnosisInput => {
      const input = toInput({
        parts: { anon: flat(MIB), kernel: flat(MIB), active_file: flat(MIB) },
        hours: rows.length / 2,
      });
      const timesSeconds = rows.map((_, i) => START + i * step);
      const known = rows.map(({ anon, kernel, cache }) => anon !== null && kernel !== null && cache !== null);
      const pick = (of: (row: (typeof rows)[number]) => number | null) =>
        rows.map((row, i) => (known[i] ? of(row) : null));
      const [anon, kernel, cache] = [pick((row) => row.anon), pick((row) => row.kernel), pick((row) => row.cache)];
      return {
        ...input,
        atSeconds: START + rows.length * step,
        limitBytes,
        oomKillsSeconds: kills && kills.map((kill) => START + kill).sort((a, b) => a - b),
        startTimesSeconds: rows.map(({ start }) => (start === null ? null : START + start * 3600)),
        history: {
          ...input.history,
          timesSeconds,
          wholeBytes: rows.map((_, i) => (known[i] ? anon[i]! + kernel[i]! + cache[i]! : null)),
          parts: input.history.parts.map((part, i) => ({ ...part, bytes: [anon, kernel, cache][i] })),
        },
        requests: { name: 'r', perSecond: anon },
        scrapedSamples: kernel,
      };
    });

  test('no crash; numbers in range; always an argument; the same answer twice', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const found = diagnose(input);
        expect(found.confidence).toBeGreaterThanOrEqual(0);
        expect(found.confidence).toBeLessThanOrEqual(1);
        expect(found.partShare === null || (found.partShare >= 0 && found.partShare <= 1)).toBe(true);
        expect(found.evidence.length).toBeGreaterThan(0);
        expect((found.verdict === 'unknown') === (found.unknownReason !== null)).toBe(true);
        for (const interval of [found.slopeBytesPerHour, found.onsetSeconds]) {
          expect(interval === null || (interval.low <= interval.mid && interval.mid <= interval.high)).toBe(true);
        }
        const left = found.secondsToLimit;
        expect(left === null || left.low <= (left.mid ?? Infinity)).toBe(true);
        expect(left === null || (left.mid ?? 0) <= (left.high ?? Infinity)).toBe(true);
        expect(diagnose(input)).toEqual(found);
      }),
      { numRuns: 150 }
    );
  });
});
