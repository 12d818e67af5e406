import { HOUR, type Prepared } from '../prepare';

/** A least-squares line through the samples of a range. */
export interface FittedLine {
  bytesPerHour: number;
  /** Value of the line at the end of the range. */
  endBytes: number;
  /** Share of the variance that the line explains, 0 to 1. */
  r2: number;
  samples: number;
}

/**
 * Least-squares lines over any range of the working set, from running sums: constant cost a range.
 *
 * Times and values are taken relative to the first sample, so that the sums keep their precision.
 */
export function fitLines(prepared: Prepared): (fromSeconds: number, toSeconds: number) => FittedLine | null {
  const { timesSeconds, workingSetBytes } = prepared.series;
  const size = timesSeconds.length;
  const names = ['n', 't', 'y', 'tt', 'ty', 'yy'] as const;
  const sums = Object.fromEntries(names.map((name) => [name, new Float64Array(size + 1)])) as Record<
    (typeof names)[number],
    Float64Array
  >;
  const base = workingSetBytes.find((value) => !Number.isNaN(value)) ?? 0;
  for (let i = 0; i < size; i++) {
    const known = !Number.isNaN(workingSetBytes[i]);
    const t = known ? (timesSeconds[i] - timesSeconds[0]) / HOUR : 0;
    const y = known ? workingSetBytes[i] - base : 0;
    const add = { n: known ? 1 : 0, t, y, tt: t * t, ty: t * y, yy: y * y };
    for (const name of names) {
      sums[name][i + 1] = sums[name][i] + add[name];
    }
  }
  return (fromSeconds, toSeconds) => {
    const from = prepared.after(fromSeconds);
    const to = prepared.after(toSeconds);
    const of = (name: (typeof names)[number]) => sums[name][to] - sums[name][from];
    const n = of('n');
    if (n < 3) {
      return null;
    }
    const tt = of('tt') - of('t') ** 2 / n;
    const ty = of('ty') - (of('t') * of('y')) / n;
    const yy = of('yy') - of('y') ** 2 / n;
    if (!(tt > 0)) {
      return null;
    }
    const bytesPerHour = ty / tt;
    const end = (toSeconds - timesSeconds[0]) / HOUR;
    return {
      bytesPerHour,
      endBytes: base + of('y') / n + bytesPerHour * (end - of('t') / n),
      r2: yy > 0 ? (ty * ty) / (tt * yy) : 0,
      samples: n,
    };
  };
}
