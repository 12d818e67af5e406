import { fitLinear } from './fitLine';

/** Two straight pieces that meet. */
export interface Hinge {
  /** Where they meet, with the interval of places that fit nearly as well. */
  at: { low: number; mid: number; high: number };
  slopeBefore: number;
  slopeAfter: number;
  squares: number;
  /** Squares of one straight line. */
  lineSquares: number;
}

/** Places that are tried for the joint. */
const CANDIDATES = 60;
/** A profile rises by this (chi-square with one degree of freedom, 80 %) at the ends of the interval. */
const CHI_SQUARE_80 = 1.642;

/**
 * Fits two straight pieces that meet, by trying the joint at up to 60 of the inner points. The interval of the joint is
 * the profile's: where the likelihood with normal noise stays within 1.642 / 2 of the best; `effective` is the number of
 * independent values, which widens it where neighbours resemble each other.
 *
 * Null with fewer than 6 points. Cost: 60 n. Never throws.
 * @see D. V. Hinkley, "Inference in two-phase regression", JASA 66 (1971).
 */
export function fitHinge(times: readonly number[], values: readonly number[], effective = times.length): Hinge | null {
  const n = times.length;
  const line = n < 6 ? null : fitLinear([times], values);
  if (line === null) {
    return null;
  }
  const stride = Math.max(1, Math.ceil((n - 4) / CANDIDATES));
  const profile: Array<{ at: number; squares: number; coefficients: number[] }> = [];
  for (let i = 2; i <= n - 3; i += stride) {
    const at = times[i];
    const fit = fitLinear([times, times.map((time) => Math.max(0, time - at))], values);
    if (fit) {
      profile.push({ at, squares: fit.squares, coefficients: fit.coefficients });
    }
  }
  if (profile.length === 0) {
    return null;
  }
  const best = profile.reduce((least, one) => (one.squares < least.squares ? one : least));
  const allowed = best.squares * Math.exp(CHI_SQUARE_80 / Math.max(4, effective - 4));
  const near = profile.filter(({ squares }) => squares <= allowed);
  return {
    at: { low: near[0].at, mid: best.at, high: near[near.length - 1].at },
    slopeBefore: best.coefficients[1],
    slopeAfter: best.coefficients[1] + best.coefficients[2],
    squares: best.squares,
    lineSquares: line.squares,
  };
}
