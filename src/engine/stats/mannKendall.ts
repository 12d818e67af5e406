import { theilSen } from './theilSen';
import { kendallVariance, toTrendPoints, type TrendPoint } from './trendPairs';

export interface TrendTest {
  /** Kendall's S: pairs that rise minus pairs that fall. */
  s: number;
  /** Kendall's tau, -1 to 1: S by the number of pairs. */
  tau: number;
  /** Standard normal if there is no trend; corrected for autocorrelation. 0 where nothing can be told. */
  z: number;
  /** What the variance was multiplied with because neighbours resemble each other; at least 1. */
  varianceFactor: number;
}

/** Beyond this many standard errors an autocorrelation counts (95 %). */
const SIGNIFICANT = 1.96;

/**
 * Mann-Kendall test for a trend with the correction of Hamed and Rao: where neighbours resemble each other, fewer values
 * are independent than there are, and the variance of S grows by the autocorrelation of the ranks of what is left after
 * the Theil-Sen line is taken out.
 *
 * Why this test: only the order of the values counts. Without the correction slow wandering looks like a trend. The
 * factor is kept at 1 or above: values that alternate must not sharpen the test.
 *
 * Groups as in `theilSenInterval`. At most 300 points are used. Cost: O(n^2). Never throws.
 * @see K. H. Hamed, A. R. Rao, "A modified Mann-Kendall trend test for autocorrelated data", J. of Hydrology 204, 1998.
 */
export function mannKendall(
  timesSeconds: ArrayLike<number>,
  values: ArrayLike<number | null>,
  groups?: ArrayLike<number>
): TrendTest {
  const points = toTrendPoints(timesSeconds, values, groups);
  let s = 0;
  let pairs = 0;
  for (let i = 0; i < points.length; i++) {
    for (let j = i + 1; j < points.length; j++) {
      if (points[i].group === points[j].group) {
        s += Math.sign(points[j].value - points[i].value);
        pairs++;
      }
    }
  }
  const factor = varianceFactor(largestGroup(points));
  const variance = kendallVariance(points) * factor;
  return {
    s,
    tau: pairs === 0 ? 0 : s / pairs,
    z: variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance),
    varianceFactor: factor,
  };
}

function largestGroup(points: readonly TrendPoint[]): TrendPoint[] {
  const groups = new Map<number, TrendPoint[]>();
  let largest: TrendPoint[] = [];
  for (const point of points) {
    const group = groups.get(point.group) ?? [];
    group.push(point);
    groups.set(point.group, group);
    largest = group.length > largest.length ? group : largest;
  }
  return largest;
}

/** Factor n / n* of Hamed and Rao, at least 1. */
function varianceFactor(points: readonly TrendPoint[]): number {
  const n = points.length;
  if (n < 8 || points[0].seconds === points[n - 1].seconds) {
    return 1;
  }
  const times = points.map(({ seconds }) => seconds - points[0].seconds);
  const slope = theilSen(
    times,
    points.map(({ value }) => value)
  );
  const ranks = toRanks(points.map(({ value }, i) => value - slope * times[i]));
  const mean = (n + 1) / 2;
  const centred = ranks.map((rank) => rank - mean);
  const power = centred.reduce((sum, value) => sum + value * value, 0);
  if (power === 0) {
    return 1;
  }
  let sum = 0;
  for (let lag = 1; lag < n - 2; lag++) {
    let product = 0;
    for (let i = lag; i < n; i++) {
      product += centred[i] * centred[i - lag];
    }
    const correlation = product / power;
    if (Math.abs(correlation) > SIGNIFICANT / Math.sqrt(n)) {
      sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * correlation;
    }
  }
  return Math.max(1, 1 + (2 * sum) / (n * (n - 1) * (n - 2)));
}

/** Ranks from 1; equal values share the mean of their ranks. */
export function toRanks(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((a, b) => values[a] - values[b]);
  const ranks = new Array<number>(values.length);
  for (let i = 0; i < order.length;) {
    let end = i;
    while (end + 1 < order.length && values[order[end + 1]] === values[order[i]]) {
      end++;
    }
    for (let j = i; j <= end; j++) {
      ranks[order[j]] = (i + end) / 2 + 1;
    }
    i = end + 1;
  }
  return ranks;
}
