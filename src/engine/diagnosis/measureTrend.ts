import { once } from './once';
import { TREND_LIMITS } from './trendLimits';
import type { EnvelopePoint } from '../series/lowerEnvelope';
import { fitHinge, type Hinge } from '../stats/fitHinge';
import { fitSaturation, type Saturation } from '../stats/fitSaturation';
import { fitSteps } from '../stats/fitSteps';
import { fitTrend } from '../stats/fitTrend';
import { median, quantiles } from '../stats/quantile';
import { theilSenInterval, type SlopeInterval } from '../stats/theilSenInterval';

/**
 * What can be said about the course of one floor. Bytes and seconds; slopes per second. What is dear to measure is measured
 * when it is first asked for.
 */
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

/**
 * Measures the course of a floor: slope with interval, significance, whether it levels off, whether it jumped.
 *
 * With several lives only pairs within a life are compared, and times are ages. Null with fewer than `leastPoints`.
 * Cost: O(n^2) with at most 300 points. Never throws.
 */
export function measureTrend(points: readonly EnvelopePoint[], leastPoints: number): Trend | null {
  if (points.length < leastPoints) {
    return null;
  }
  const groups = points.map(({ life }) => life);
  const lives = new Set(groups).size;
  const values = points.map(({ bytes }) => bytes);
  const times = lives > 1 ? toAges(points) : points.map(({ seconds }) => seconds);
  const spanSeconds = Math.max(...times) - Math.min(...times);
  const ranks = once(() => fitTrend(times, values, groups));
  const single = lives === 1;
  // Points of one life at different times always have a slope.
  if (spanSeconds <= 0 || (!single && ranks().slope === null)) {
    return null;
  }
  const slope = once(() => ranks().slope ?? NO_SLOPE);
  const factor = () => ranks().test.varianceFactor;
  const hinge = once(() => (single ? fitHinge(times, values, values.length / factor()) : null));
  const saturation = once(() => (single ? fitSaturation(times, values) : null));
  const late = once(() => measureLate(times, values, groups, factor()) ?? slope());
  const wander = once(() => measureWander(times, values, hinge(), slope().slope, groups));
  const steps = once(() => (single ? findSteps(times, values, hinge(), saturation()) : null));
  const ends = Math.max(1, Math.round(points.length * TREND_LIMITS.endShare.value));
  const firstBytes = median(values.slice(0, ends)) ?? 0;
  const lastBytes = median(values.slice(-ends)) ?? 0;
  return {
    points,
    lives,
    spanSeconds,
    firstBytes,
    lastBytes,
    growthBytes: single ? lastBytes - firstBytes : slope().slope * spanSeconds,
    get slope() {
      return slope();
    },
    get late() {
      return late();
    },
    get z() {
      return ranks().test.z;
    },
    get varianceFactor() {
      return factor();
    },
    get wanderBytes() {
      return wander();
    },
    get hinge() {
      return hinge();
    },
    get saturation() {
      return saturation();
    },
    get steps() {
      return steps();
    },
  };
}

const NO_SLOPE: SlopeInterval = { slope: 0, low: 0, high: 0 };

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
  const last = Math.max(...times);
  const from = Math.min(...times) + (last - Math.min(...times)) * (1 - TREND_LIMITS.lateShare.value);
  const least = TREND_LIMITS.leastLatePoints.value;
  const rows = times.map((_, row) => row).filter((row) => times[row] >= from);
  const chosen = rows.length >= least || new Set(groups).size > 1 ? rows : times.map((_, row) => row).slice(-least);
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
  const tail = TREND_LIMITS.wanderTail.value;
  let widest = 0;
  for (const group of new Set(groups)) {
    const left = values.flatMap((value, row) => (groups[row] === group ? [value - course(row)] : []));
    const [low, high] = quantiles(left, [tail, 1 - tail]);
    widest = Math.max(widest, (high ?? 0) - (low ?? 0));
  }
  return widest;
}

function findSteps(
  times: readonly number[],
  values: readonly number[],
  hinge: Hinge | null,
  saturation: Saturation | null
): StepFit | null {
  const stride = Math.ceil(values.length / TREND_LIMITS.mostStepPoints.value);
  const rows = values.map((_, row) => row).filter((row) => row % stride === 0 || row === values.length - 1);
  const own = rows.map((row) => values[row]);
  const smooth = Math.min(hinge?.squares ?? Infinity, hinge?.lineSquares ?? Infinity, saturation?.squares ?? Infinity);
  let best: StepFit | null = null;
  for (let jumps = 1; jumps <= TREND_LIMITS.mostJumps.value; jumps++) {
    const fit = fitSteps(own, jumps);
    if (fit === null || !(smooth > 0) || !Number.isFinite(smooth)) {
      break;
    }
    const squaresShare = (fit.squares * stride) / smooth;
    if (best === null || squaresShare < TREND_LIMITS.jumpPays.value * best.squaresShare) {
      const lastJumpSeconds = times[rows[fit.at[fit.at.length - 1]]];
      best = { jumps, squaresShare, restBytes: sumRest(own, fit.at), lastJumpSeconds };
    }
  }
  return best;
}

/** What is gained within the levels, from the first to the second half of each. */
function sumRest(values: readonly number[], jumps: readonly number[]): number {
  const edges = [0, ...jumps, values.length];
  return edges.slice(1).reduce((sum, to, i) => {
    const level = values.slice(edges[i], to);
    const half = Math.max(1, level.length >> 1);
    return sum + (median(level.slice(-half)) ?? 0) - (median(level.slice(0, half)) ?? 0);
  }, 0);
}
