import { fitColumn } from './fitColumn';
import { fitLinear } from './fitLine';

/** value = start + rise * (1 - exp(-(t - t0) / tau)). */
export interface Saturation {
  /** Time constant, seconds. */
  tauSeconds: number;
  /** What it comes near to. */
  levelBytes: number;
  /** Slope at the last point, per second. */
  slopeAtEnd: number;
  squares: number;
  lineSquares: number;
}

/** Time constants that are tried, as shares of the span: below, nearly a step; above, nearly a line. */
const LEAST_TAU = 0.04;
const MOST_TAU = 4;
const CANDIDATES = 40;
const LEAST_POINTS = 6;

/**
 * Fits growth that levels off, against a straight line. The time constant is tried on a geometric grid; for each the rest
 * is linear. Null with fewer than 6 points, no span, or where the best curve is not a rise.
 * Times ascending. Cost: 40 n. Never throws.
 */
export function fitSaturation(times: readonly number[], values: readonly number[]): Saturation | null {
  const n = times.length;
  const span = n < LEAST_POINTS ? 0 : times[n - 1] - times[0];
  const line = span > 0 ? fitLinear([times], values) : null;
  if (line === null) {
    return null;
  }
  const curve = new Float64Array(n);
  let best: Saturation | null = null;
  for (let i = 0; i < CANDIDATES; i++) {
    const tau = span * LEAST_TAU * (MOST_TAU / LEAST_TAU) ** (i / (CANDIDATES - 1));
    for (let row = 0; row < n; row++) {
      curve[row] = 1 - Math.exp(-(times[row] - times[0]) / tau);
    }
    const fit = fitColumn(curve, values);
    if (fit && (best === null || fit.squares < best.squares)) {
      best = {
        tauSeconds: tau,
        levelBytes: fit.intercept + fit.slope,
        slopeAtEnd: (fit.slope / tau) * Math.exp(-span / tau),
        squares: fit.squares,
        lineSquares: line.squares,
      };
    }
  }
  return best && best.slopeAtEnd > 0 ? best : null;
}
