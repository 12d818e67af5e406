import type { Interval } from '../leak/diagnosis';
import type { PartTrend, PartTrends } from './partTrends';

/** The slope has to grow by this factor at the joint before it is an onset, and the two pieces have to fit better. */
const FASTER = 2.5;
const BETTER = 0.75;

/**
 * When a growth began: where two straight pieces meet, if the second is much steeper; the last jump of a step; the start
 * of the life, if it is inside of the history; null where it began before the data. Unix seconds with an 80 % interval.
 */
export function findOnset({ trend, shape }: PartTrend, { sinceStart, lives }: PartTrends): Interval | null {
  const { hinge, steps, points, spanSeconds } = trend;
  const step = spanSeconds / Math.max(1, points.length - 1);
  if (shape === 'step' && steps) {
    const mid = steps.lastJumpSeconds;
    return { low: mid - 1.5 * step, mid, high: mid + step };
  }
  if (
    hinge &&
    hinge.slopeAfter > 0 &&
    hinge.slopeAfter > FASTER * hinge.slopeBefore &&
    hinge.squares < BETTER * hinge.lineSquares
  ) {
    // Floors come late: a block shows a rise only once all of its rows have risen.
    return { low: hinge.at.low - step, mid: hinge.at.mid, high: hinge.at.high + step };
  }
  if (trend.lives === 1 && sinceStart) {
    const mid = lives.lives[lives.lives.length - 1].startSeconds ?? points[0].seconds;
    return { low: mid - step, mid, high: Math.max(mid, points[0].seconds) + step };
  }
  return null;
}
