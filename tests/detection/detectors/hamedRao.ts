/** The factor is not allowed below this: strongly alternating noise would make anything significant. */
const LEAST_FACTOR = 0.2;
const Z_FOR_FIVE_PERCENT = 1.959964;

/**
 * By how much autocorrelation widens the variance of the Mann-Kendall sum.
 *
 * Autocorrelation of the ranks of the residuals of a straight line; only lags that are significant at 5 % count.
 *
 * @see K. H. Hamed, A. R. Rao, "A modified Mann-Kendall trend test for autocorrelated data", J. Hydrology 204 (1998).
 */
export function autocorrelationFactor(values: readonly number[]): number {
  const n = values.length;
  const ranks = toRanks(toResiduals(values));
  const mean = (n + 1) / 2;
  const deviations = ranks.map((rank) => rank - mean);
  const total = deviations.reduce((sum, deviation) => sum + deviation * deviation, 0);
  if (!(total > 0) || n < 4) {
    return 1;
  }
  let sum = 0;
  for (let lag = 1; lag < n - 2; lag++) {
    let product = 0;
    for (let i = lag; i < n; i++) {
      product += deviations[i] * deviations[i - lag];
    }
    const correlation = product / total;
    if (Math.abs(correlation) > Z_FOR_FIVE_PERCENT / Math.sqrt(n)) {
      sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * correlation;
    }
  }
  return Math.max(LEAST_FACTOR, 1 + (2 / (n * (n - 1) * (n - 2))) * sum);
}

function toResiduals(values: readonly number[]): number[] {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let tt = 0;
  let ty = 0;
  values.forEach((value, i) => {
    tt += (i - middle) ** 2;
    ty += (i - middle) * (value - mean);
  });
  const slope = tt > 0 ? ty / tt : 0;
  return values.map((value, i) => value - mean - slope * (i - middle));
}

/** From 1; equal values share the mean of their ranks. */
function toRanks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b]);
  const ranks = new Array<number>(values.length);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end < order.length && values[order[end]] === values[order[start]]) {
      end++;
    }
    for (let i = start; i < end; i++) {
      ranks[order[i]] = (start + 1 + end) / 2;
    }
    start = end;
  }
  return ranks;
}
