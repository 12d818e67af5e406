import { TREND_LIMITS } from './trendLimits';
import { VERDICT_LIMITS } from './verdictLimits';
import { lowerEnvelope } from '../series/lowerEnvelope';
import { measureTrend } from './measureTrend';
import type { Grid, MemoryInput } from './partTrends';

/** What lives before the last one say. */
export interface EarlierLives {
  /** Highest floor at which one levelled off; null where none did. */
  levelBytes: number | null;
  /** Lives that were still rising at their end. */
  rising: number;
  /** Lives that ended at the limit, or were killed for lack of memory, after a climb. */
  filled: number;
}

/**
 * Looks at each earlier life: did it level off, was it still rising at its end, did it climb to the limit?
 * Cost: a robust slope a life. Never throws.
 */
export function measureEarlier({ input, lives, unreclaimable, settled }: Grid): EarlierLives {
  const { limitBytes, history } = input;
  const found: EarlierLives = { levelBytes: null, rising: 0, filled: 0 };
  for (let life = 0; life < lives.lives.length - 1; life++) {
    const rows = settled.filter((row) => lives.lifeOfRow[row] === life);
    if (rows.length < TREND_LIMITS.leastRowsOfLife.value) {
      continue;
    }
    const inLife = new Int32Array(history.timesSeconds.length).fill(-1);
    rows.forEach((row) => (inLife[row] = life));
    const trend = measureTrend(
      lowerEnvelope(history.timesSeconds, unreclaimable, inLife).points,
      TREND_LIMITS.leastPointsOfLife.value
    );
    if (trend === null) {
      continue;
    }
    const end = Math.max(...rows.slice(-TREND_LIMITS.endRowsOfLife.value).map((row) => unreclaimable[row] ?? 0));
    const killed = isKilledBetween(input, rows[rows.length - 1], lives.lives[life + 1].from);
    const rises =
      trend.late.low > 0 &&
      trend.late.slope > VERDICT_LIMITS.lateShareSinceStart.value * Math.max(0, trend.slope.slope);
    found.rising += rises ? 1 : 0;
    const climbed = isClimb(trend.growthBytes, { endBytes: end, limitBytes, killed });
    found.filled += climbed ? 1 : 0;
    if (!rises && !climbed) {
      found.levelBytes = Math.max(found.levelBytes ?? 0, trend.lastBytes);
    }
  }
  return found;
}

/** It rose and ended at the limit; where no limit is known, or the last moments were not seen, a kill tells that there was one. */
function isClimb(
  growthBytes: number,
  { endBytes, limitBytes, killed }: { endBytes: number; limitBytes: number | null; killed: boolean }
): boolean {
  const { killedPeak, rampShare, growthShare } = VERDICT_LIMITS;
  const filled =
    limitBytes !== null && endBytes >= killedPeak.value * limitBytes && growthBytes >= rampShare.value * limitBytes;
  return filled || (killed && growthBytes >= growthShare.value * endBytes);
}

/** Between the last row of a life and the first of the next one, but for a row: counters of kills are seen late. */
function isKilledBetween({ history, oomKillsSeconds }: MemoryInput, lastRow: number, nextRow: number): boolean {
  const { timesSeconds } = history;
  const from = timesSeconds[lastRow];
  const to = timesSeconds[Math.min(nextRow + 1, timesSeconds.length - 1)];
  return (oomKillsSeconds ?? []).some((at) => at >= from && at <= to);
}
