import { lowerEnvelope } from '../series/lowerEnvelope';
import { splitLives } from '../series/splitLives';
import type { CouplingInput } from './coupling';
import { COUPLING_LIMITS } from './couplingLimits';

/** One stretch of the longest life of a container. */
export interface CouplingBlock {
  /** Middle, Unix seconds. */
  seconds: number;
  lengthSeconds: number;
  /** Lowest level in it. */
  floorBytes: number;
  /** Mean rates; null where nothing is known. */
  requestsPerSecond: number | null;
  errorsPerSecond: number | null;
}

/**
 * Cuts the longest life into at most COUPLING_LIMITS.blocks equal stretches, at least as long as the floor needs to be
 * free of collections. Cost: n log n. Never throws.
 */
export function toCouplingBlocks(input: CouplingInput): CouplingBlock[] {
  const { timesSeconds, bytes, startTimesSeconds } = input;
  const { lives, lifeOfRow } = splitLives(startTimesSeconds, bytes);
  const longest = lives.reduce((best, { from, to }, life) => {
    const other = lives[best];
    return other === undefined || to - from >= other.to - other.from ? life : best;
  }, -1);
  const rows = timesSeconds.map((_, row) => row).filter((row) => longest >= 0 && lifeOfRow[row] === longest);
  const { blockRows } = lowerEnvelope(timesSeconds, bytes, lifeOfRow);
  const length = Math.max(blockRows, Math.ceil(rows.length / COUPLING_LIMITS.blocks.value));
  const blocks: CouplingBlock[] = [];
  for (let first = rows.length % length; first + length <= rows.length; first += length) {
    const own = rows.slice(first, first + length);
    const levels = own.flatMap((row) => bytes[row] ?? []);
    if (levels.length > 0) {
      const start = timesSeconds[own[0]];
      const step = own.length > 1 ? timesSeconds[own[1]] - start : 0;
      blocks.push({
        seconds: (start + timesSeconds[own[own.length - 1]]) / 2,
        lengthSeconds: step * own.length,
        floorBytes: Math.min(...levels),
        requestsPerSecond: meanOf(own.map((row) => input.requests?.perSecond[row] ?? null)),
        errorsPerSecond: meanOf(own.map((row) => input.errors?.perSecond[row] ?? null)),
      });
    }
  }
  return blocks;
}

/** Null where less than half is known. */
function meanOf(values: ReadonlyArray<number | null>): number | null {
  const known = values.filter((value) => value !== null && Number.isFinite(value));
  return known.length * 2 < values.length || known.length === 0
    ? null
    : known.reduce<number>((sum, value) => sum + (value ?? 0), 0) / known.length;
}
