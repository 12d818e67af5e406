import { fitLinear, type LinearFit } from './fitLine';

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

/** Fewer points than this have no inner ones to try. */
const LEAST_POINTS = 6;
/** Each piece holds at least so many points besides the joint. */
const LEAST_OUTSIDE = 2;
/** Two pieces and a joint: the values that the fit has used up. */
const PARAMETERS = 4;
/** Below this share of its squares a column depends on line and intercept. */
const SINGULAR = 1e-12;

/**
 * Fits two straight pieces that meet, by trying the joint at up to 60 of the inner points. The interval of the joint is
 * the profile's: where the likelihood with normal noise stays within 1.642 / 2 of the best; `effective` is the number of
 * independent values, which widens it where neighbours resemble each other.
 *
 * Method: what a bend takes off the squares of the straight line follows from sums of the residuals before or behind the
 * joint, so that each joint costs as much as any other. Of the two sides the shorter one is summed: near an end the longer
 * one is nearly a line itself.
 *
 * Times ascending. Null with fewer than 6 points. Cost: linear. Never throws.
 * @see D. V. Hinkley, "Inference in two-phase regression", JASA 66 (1971).
 */
export function fitHinge(times: readonly number[], values: readonly number[], effective = times.length): Hinge | null {
  const n = times.length;
  const line = n < LEAST_POINTS ? null : fitLinear([times], values);
  if (line === null) {
    return null;
  }
  const sums = sumResiduals(times, values, line);
  const stride = Math.max(1, Math.ceil((n - 2 * LEAST_OUTSIDE) / CANDIDATES));
  const profile: Bend[] = [];
  for (let joint = LEAST_OUTSIDE; joint < n - LEAST_OUTSIDE; joint += stride) {
    const bend = bendAt(joint, sums, line);
    if (bend) {
      profile.push(bend);
    }
  }
  if (profile.length === 0) {
    return null;
  }
  const best = profile.reduce((least, one) => (one.squares < least.squares ? one : least));
  const allowed = best.squares * Math.exp(CHI_SQUARE_80 / Math.max(PARAMETERS, effective - PARAMETERS));
  const near = profile.filter(({ squares }) => squares <= allowed);
  return {
    at: { low: times[near[0].joint], mid: times[best.joint], high: times[near[near.length - 1].joint] },
    slopeBefore: best.slopeBefore,
    slopeAfter: best.slopeAfter,
    squares: best.squares,
    lineSquares: line.squares,
  };
}

/** The line with a bend at one point. */
interface Bend {
  joint: number;
  squares: number;
  slopeBefore: number;
  slopeAfter: number;
}

/** Sums over the points before each one; times from their mean. */
interface Sums {
  times: Float64Array;
  ofTimes: Float64Array;
  ofSquares: Float64Array;
  ofResiduals: Float64Array;
  ofProducts: Float64Array;
}

function sumResiduals(times: readonly number[], values: readonly number[], line: LinearFit): Sums {
  const n = times.length;
  const slope = line.coefficients[1];
  const mean = times.reduce((sum, time) => sum + time, 0) / n;
  const valueMean = values.reduce((sum, value) => sum + value, 0) / n;
  const empty = () => new Float64Array(n + 1);
  const sums = {
    times: new Float64Array(n),
    ofTimes: empty(),
    ofSquares: empty(),
    ofResiduals: empty(),
    ofProducts: empty(),
  };
  for (let i = 0; i < n; i++) {
    const time = times[i] - mean;
    const residual = values[i] - valueMean - slope * time;
    sums.times[i] = time;
    sums.ofTimes[i + 1] = sums.ofTimes[i] + time;
    sums.ofSquares[i + 1] = sums.ofSquares[i] + time * time;
    sums.ofResiduals[i + 1] = sums.ofResiduals[i] + residual;
    sums.ofProducts[i + 1] = sums.ofProducts[i] + time * residual;
  }
  return sums;
}

/** Null where the bend cannot be told from a line. */
function bendAt(joint: number, sums: Sums, line: LinearFit): Bend | null {
  const n = sums.times.length;
  const isLeft = joint < n / 2;
  const over = (of: Float64Array) => (isLeft ? of[joint] : of[n] - of[joint]);
  const count = isLeft ? joint : n - joint;
  const at = sums.times[joint];
  const times = over(sums.ofTimes);
  const squares = over(sums.ofSquares);
  // The column is the distance from the joint on the side that is summed, and zero on the other one.
  const column = isLeft ? count * at - times : times - count * at;
  const columnSquares = squares - 2 * at * times + count * at * at;
  const withTime = isLeft ? at * times - squares : squares - at * times;
  const products = over(sums.ofProducts);
  const residuals = at * over(sums.ofResiduals);
  const withResiduals = isLeft ? residuals - products : products - residuals;
  const timeSquares = sums.ofSquares[n];
  const own = columnSquares - (column * column) / n - (withTime * withTime) / timeSquares;
  if (!(own > SINGULAR * columnSquares)) {
    return null;
  }
  const bend = withResiduals / own;
  const slope = line.coefficients[1] - (bend * withTime) / timeSquares;
  return {
    joint,
    squares: Math.max(0, line.squares - bend * withResiduals),
    slopeBefore: isLeft ? slope - bend : slope,
    slopeAfter: isLeft ? slope : slope + bend,
  };
}
