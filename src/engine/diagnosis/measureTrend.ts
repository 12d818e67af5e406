import type { EnvelopePoint } from '../series/lowerEnvelope';
import { fitHinge, type Hinge } from '../stats/fitHinge';
import { fitSaturation, type Saturation } from '../stats/fitSaturation';
import { fitSteps } from '../stats/fitSteps';
import { mannKendall } from '../stats/mannKendall';
import { quantile } from '../stats/quantile';
import { theilSenInterval, type SlopeInterval } from '../stats/theilSenInterval';

/** What can be said about the course of one floor. Bytes and seconds; slopes per second. */
export interface Trend {
  points: readonly EnvelopePoint[];
  /** Lives that were laid over each other; 1 for a single one. */
  lives: number;
  spanSeconds: number;
  firstBytes: number;
  lastBytes: number;
  /** Growth over the span; of a single life as it was seen, of several by their common slope. */
  growthBytes: number;
  slope: SlopeInterval;
  /** Slope of the last third (with several lives: of the last third of the ages). */
  late: SlopeInterval;
  /** Kendall's test, corrected for autocorrelation. */
  z: number;
  varianceFactor: number;
  /** How far the floor strays around its own course: 5 % to 95 % of what two straight pieces leave. */
  wanderBytes: number;
  hinge: Hinge | null;
  saturation: Saturation | null;
  steps: StepFit | null;
}

/** Levels with jumps between them, as few as do. */
export interface StepFit {
  jumps: number;
  /** Against the best of line, two pieces and levelling curve. */
  squaresShare: number;
  /** Growth that is not in the jumps, within the levels. */
  restBytes: number;
  /** Unix seconds of the last jump. */
  lastJumpSeconds: number;
}

const MOST_JUMPS = 3;
const MOST_STEP_POINTS = 120;

/**
 * Measures the course of a floor: slope with interval, significance, whether it levels off, whether it jumped.
 *
 * With several lives only pairs within a life are compared, and times are ages. Null with fewer than `leastPoints`.
 * Cost: O(n^2) with at most 300 points. Never throws.
 */
export function measureTrend(points: readonly EnvelopePoint[], leastPoints: number): Trend | null {
  const groups = points.map(({ life }) => life);
  const lives = new Set(groups).size;
  const values = points.map(({ bytes }) => bytes);
  const times = lives > 1 ? toAges(points) : points.map(({ seconds }) => seconds);
  if (points.length < leastPoints) {
    return null;
  }
  const spanSeconds = Math.max(...times) - Math.min(...times);
  const test = mannKendall(times, values, groups);
  const options = { groups, varianceFactor: test.varianceFactor };
  const slope = theilSenInterval(times, values, options);
  if (slope === null || spanSeconds <= 0) {
    return null;
  }
  const ends = Math.max(1, Math.round(points.length * 0.06));
  const firstBytes = quantile(values.slice(0, ends), 0.5) ?? 0;
  const lastBytes = quantile(values.slice(-ends), 0.5) ?? 0;
  const single = lives === 1;
  const hinge = single ? fitHinge(times, values, values.length / test.varianceFactor) : null;
  const saturation = single ? fitSaturation(times, values) : null;
  return {
    points,
    lives,
    spanSeconds,
    firstBytes,
    lastBytes,
    growthBytes: single ? lastBytes - firstBytes : slope.slope * spanSeconds,
    slope,
    late: measureLate(times, values, groups, test.varianceFactor) ?? slope,
    z: test.z,
    varianceFactor: test.varianceFactor,
    wanderBytes: measureWander(times, values, hinge, slope.slope, groups),
    hinge,
    saturation,
    steps: single ? findSteps(times, values, hinge, saturation) : null,
  };
}

function toAges(points: readonly EnvelopePoint[]): number[] {
  const starts = new Map<number, number>();
  for (const { life, seconds } of points) {
    starts.set(life, Math.min(starts.get(life) ?? Infinity, seconds));
  }
  return points.map(({ life, seconds }) => seconds - (starts.get(life) ?? seconds));
}

function measureLate(
  times: readonly number[],
  values: readonly number[],
  groups: readonly number[],
  varianceFactor: number
): SlopeInterval | null {
  const from = Math.min(...times) + ((Math.max(...times) - Math.min(...times)) * 2) / 3;
  const rows = times.map((_, row) => row).filter((row) => times[row] >= from);
  const chosen = rows.length >= 5 || new Set(groups).size > 1 ? rows : times.map((_, row) => row).slice(-5);
  return theilSenInterval(
    chosen.map((row) => times[row]),
    chosen.map((row) => values[row]),
    { varianceFactor, groups: chosen.map((row) => groups[row]) }
  );
}

function measureWander(
  times: readonly number[],
  values: readonly number[],
  hinge: Hinge | null,
  slope: number,
  groups: readonly number[]
): number {
  const course = (row: number) =>
    hinge
      ? hinge.slopeBefore * (times[row] - hinge.at.mid) +
        (hinge.slopeAfter - hinge.slopeBefore) * Math.max(0, times[row] - hinge.at.mid)
      : slope * times[row];
  let widest = 0;
  for (const group of new Set(groups)) {
    const left = values.flatMap((value, row) => (groups[row] === group ? [value - course(row)] : []));
    widest = Math.max(widest, (quantile(left, 0.95) ?? 0) - (quantile(left, 0.05) ?? 0));
  }
  return widest;
}

function findSteps(
  times: readonly number[],
  values: readonly number[],
  hinge: Hinge | null,
  saturation: Saturation | null
): StepFit | null {
  const stride = Math.ceil(values.length / MOST_STEP_POINTS);
  const rows = values.map((_, row) => row).filter((row) => row % stride === 0 || row === values.length - 1);
  const own = rows.map((row) => values[row]);
  const smooth = Math.min(hinge?.squares ?? Infinity, hinge?.lineSquares ?? Infinity, saturation?.squares ?? Infinity);
  let best: StepFit | null = null;
  for (let jumps = 1; jumps <= MOST_JUMPS; jumps++) {
    const fit = fitSteps(own, jumps);
    if (fit === null || !(smooth > 0) || !Number.isFinite(smooth)) {
      break;
    }
    const squaresShare = (fit.squares * stride) / smooth;
    // One more jump has to pay: it must halve what was left.
    if (best === null || squaresShare < best.squaresShare / 2) {
      const edges = [0, ...fit.at, own.length];
      const restBytes = edges.slice(1).reduce((sum, to, i) => {
        const level = own.slice(edges[i], to);
        const half = Math.max(1, level.length >> 1);
        return sum + (quantile(level.slice(-half), 0.5) ?? 0) - (quantile(level.slice(0, half), 0.5) ?? 0);
      }, 0);
      best = { jumps, squaresShare, restBytes, lastJumpSeconds: times[rows[fit.at[fit.at.length - 1]]] };
    }
  }
  return best;
}
