import { kendall, type Kendall } from './kendall';
import { OrderStatistics } from './orderStatistics';
import { toRanks } from './toRanks';
import { pairSlopes, toTrendGroups, type TrendGroup } from './trendPairs';

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
/** With fewer points nothing can be said about neighbours. */
const LEAST_POINTS = 8;

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
  const points = toTrendGroups(timesSeconds, values, groups);
  return testTrend(sumKendall(points), neighbourFactor(points));
}

/** Several groups: what is compared is compared within them only. */
export function sumKendall(groups: readonly TrendGroup[]): Kendall {
  return groups.reduce<Kendall>(
    (sum, { values }) => {
      const { s, pairs, variance } = kendall(values);
      return { s: sum.s + s, pairs: sum.pairs + pairs, variance: sum.variance + variance };
    },
    { s: 0, pairs: 0, variance: 0 }
  );
}

export function testTrend({ s, pairs, variance }: Kendall, varianceFactor: number): TrendTest {
  const corrected = variance * varianceFactor;
  return {
    s,
    tau: pairs === 0 ? 0 : s / pairs,
    z: corrected === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(corrected),
    varianceFactor,
  };
}

/**
 * Factor n / n* of Hamed and Rao from the largest group, at least 1. Whoever knows the slope of that group already may say
 * so.
 */
export function neighbourFactor(groups: readonly TrendGroup[], knownSlope?: number): number {
  const largest = groups.reduce<TrendGroup | null>(
    (best, group) => (best && best.values.length >= group.values.length ? best : group),
    null
  );
  if (!largest || largest.values.length < LEAST_POINTS || !hasSpan(largest)) {
    return 1;
  }
  const { seconds, values } = largest;
  const slope = knownSlope ?? new OrderStatistics(pairSlopes([largest])).median();
  const ranks = toRanks(values.map((value, i) => value - slope * (seconds[i] - seconds[0])));
  return toFactor(ranks);
}

const hasSpan = ({ seconds }: TrendGroup) => seconds[0] !== seconds[seconds.length - 1];

function toFactor(ranks: readonly number[]): number {
  const n = ranks.length;
  // Twice the distance from the mean rank is a whole number: sums of products are exact, and fast.
  const centred = Int32Array.from(ranks, (rank) => 2 * rank - (n + 1));
  const power = productAt(centred, 0);
  if (power === 0) {
    return 1;
  }
  let sum = 0;
  for (let lag = 1; lag < n - 2; lag++) {
    const correlation = productAt(centred, lag) / power;
    if (Math.abs(correlation) > SIGNIFICANT / Math.sqrt(n)) {
      sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * correlation;
    }
  }
  return Math.max(1, 1 + (2 * sum) / (n * (n - 1) * (n - 2)));
}

/** At most 300 ranks: the products stay far below 2^31. */
function productAt(centred: Int32Array, lag: number): number {
  let product = 0;
  for (let i = lag; i < centred.length; i++) {
    product = (product + Math.imul(centred[i], centred[i - lag])) | 0;
  }
  return product;
}
