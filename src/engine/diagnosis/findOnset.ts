import type { Interval } from './diagnosis';
import { TREND_LIMITS } from './trendLimits';
import { VERDICT_LIMITS } from './verdictLimits';
import { fitHinge, type Hinge } from '../stats/fitHinge';
import type { PartTrend, PartTrends } from './partTrends';

/** Beginnings of the course that are looked at: growth that speeds up or slows down later hides its onset in the whole. */
const PREFIXES = [1, TREND_LIMITS.onsetPrefix.value, TREND_LIMITS.onsetShortPrefix.value];

/**
 * When a growth began: where two straight pieces meet, if the second is much steeper and hardly anything grew before; the
 * last jump of a step; the start of the life, if it is inside of the history; null where it began before the data. Unix
 * seconds with an 80 % interval. Of several joints in the whole and in its beginnings the earliest counts.
 */
export function findOnset({ trend, shape }: PartTrend, { sinceStart, lives }: PartTrends): Interval | null {
  const { steps, points, spanSeconds } = trend;
  const step = spanSeconds / Math.max(1, points.length - 1);
  if (shape === 'step' && steps) {
    const mid = steps.lastJumpSeconds;
    return { low: mid - TREND_LIMITS.stepOnsetBefore.value * step, mid, high: mid + step };
  }
  if (trend.lives > 1) {
    return null;
  }
  const joints = PREFIXES.flatMap((share) => {
    const own = points.slice(0, Math.ceil(points.length * share));
    const hinge =
      own.length < TREND_LIMITS.leastOnsetPoints.value
        ? null
        : fitHinge(
            own.map(({ seconds }) => seconds),
            own.map(({ bytes }) => bytes),
            own.length / trend.varianceFactor
          );
    const isBeginning = share < 1;
    return hinge &&
      isOnset(hinge, points[0].seconds, trend.growthBytes) &&
      (!isBeginning || isClear(hinge, own[own.length - 1].seconds, trend.growthBytes))
      ? [hinge.at]
      : [];
  });
  const earliest = joints.reduce<Interval | null>((first, at) => (first && first.mid <= at.mid ? first : at), null);
  if (earliest) {
    return { low: earliest.low - step, mid: earliest.mid, high: earliest.high + step };
  }
  if (!sinceStart) {
    return null;
  }
  const mid = lives.lives[lives.lives.length - 1].startSeconds ?? points[0].seconds;
  return { low: mid - step, mid, high: Math.max(mid, points[0].seconds) + step };
}

function isOnset(hinge: Hinge, firstSeconds: number, growthBytes: number): boolean {
  const { onsetFaster, onsetBetter, onsetBefore } = VERDICT_LIMITS;
  return (
    hinge.slopeAfter > 0 &&
    hinge.slopeAfter > onsetFaster.value * hinge.slopeBefore &&
    hinge.squares < onsetBetter.value * hinge.lineSquares &&
    hinge.slopeBefore * (hinge.at.mid - firstSeconds) < onsetBefore.value * growthBytes
  );
}

/** In a beginning chance finds a joint sooner: it has to be sharp, and a good part of the growth has to follow it there. */
function isClear(hinge: Hinge, endSeconds: number, growthBytes: number): boolean {
  const { onsetClear, onsetFollowing } = VERDICT_LIMITS;
  return (
    hinge.squares < onsetClear.value * hinge.lineSquares &&
    hinge.slopeAfter * (endSeconds - hinge.at.mid) >= onsetFollowing.value * growthBytes
  );
}
