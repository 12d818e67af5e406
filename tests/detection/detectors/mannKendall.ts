import type { Prepared } from '../prepare';
import { SILENT, type Detector } from './detector';
import { autocorrelationFactor } from './hamedRao';

const WINDOW_HOURS = 72;
/** At least this share of the window has to be there. */
const LEAST_PRESENT = 0.5;
/** One-sided: only growth is asked for, but the usual rule takes the two-sided 5 %. */
const Z_FOR_FIVE_PERCENT = 1.959964;
/** The re-tuned threshold of the leak score's document. */
const Z_TUNED = 7.3;

/** Number of rising minus falling pairs, and its variance with ties, without autocorrelation. */
export function kendallSum(values: readonly number[]): { sum: number; variance: number } {
  let sum = 0;
  const counts = new Map<number, number>();
  values.forEach((value, i) => {
    counts.set(value, (counts.get(value) ?? 0) + 1);
    for (let j = 0; j < i; j++) {
      sum += Math.sign(value - values[j]);
    }
  });
  const term = (n: number) => n * (n - 1) * (2 * n + 5);
  let variance = term(values.length);
  counts.forEach((count) => (variance -= term(count)));
  return { sum, variance: variance / 18 };
}

/** The test statistic of Mann and Kendall; `factor` widens the variance where values depend on each other. */
export function toZ({ sum, variance }: { sum: number; variance: number }, factor = 1): number {
  return variance > 0 ? (sum - Math.sign(sum)) / Math.sqrt(variance * factor) : 0;
}

function windowOf(prepared: Prepared, hour: number): number[] | null {
  const values = prepared
    .means('working_set')
    .slice(Math.max(0, hour - WINDOW_HOURS + 1), hour + 1)
    .filter((value) => value !== null);
  return values.length >= LEAST_PRESENT * WINDOW_HOURS ? values : null;
}

function kendallRule(name: string, title: string, threshold: number): Detector {
  return {
    name,
    title,
    inARow: 2,
    everyHours: 1,
    prepare(prepared) {
      return (hour) => {
        const z = prepared.once(`kendall ${hour}`, () => {
          const values = windowOf(prepared, hour);
          return values === null ? null : toZ(kendallSum(values));
        });
        return z === null ? SILENT : { alarm: z > threshold, rank: Math.max(0, z) };
      };
    },
  };
}

export const KENDALL_DETECTORS: readonly Detector[] = [
  kendallRule('mann-kendall', 'Mann-Kendall over 72 h, p < .05', Z_FOR_FIVE_PERCENT),
  {
    name: 'hamed-rao',
    title: 'Mann-Kendall over 72 h, Hamed-Rao, p < .05',
    inARow: 2,
    everyHours: 1,
    prepare: (prepared) => (hour) => {
      const values = windowOf(prepared, hour);
      if (values === null) {
        return SILENT;
      }
      const z = toZ(kendallSum(values), autocorrelationFactor(values));
      return { alarm: z > Z_FOR_FIVE_PERCENT, rank: Math.max(0, z) };
    },
  },
  kendallRule('mann-kendall-tuned', `Mann-Kendall over 72 h, z > ${Z_TUNED}`, Z_TUNED),
];
