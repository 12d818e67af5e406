/** Abramowitz and Stegun, 26.2.17: the error is below 7.5e-8. */
const SCALE = 0.2316419;
const COEFFICIENTS = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];

/** Probability that a standard normal value is at most `z`. The inverse of `normalQuantile`. Never throws. */
export function normalProbability(z: number): number {
  const t = 1 / (1 + SCALE * Math.abs(z));
  const polynomial = COEFFICIENTS.reduceRight((sum, coefficient) => (sum + coefficient) * t, 0);
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * polynomial;
  return z < 0 ? tail : 1 - tail;
}
