import { blockEnvelope, lowerEnvelope } from '../series/lowerEnvelope';
import { AGE_LIMITS } from './ageLimits';
import type { Life } from './life';

/** The floor of one life, thinned. Whoever judges again keeps these: they do not change once a life has ended. */
export interface LifePoints {
  life: Life;
  /** Seconds since the start, ascending. */
  ages: number[];
  bytes: number[];
  /** Age of the last sample. */
  lastAgeSeconds: number;
  peakBytes: number;
}

/** The lower envelope of a life over its age, at most AGE_LIMITS.pointsOfLife points. Cost: n log n. Never throws. */
export function toLifePoints(life: Life): LifePoints {
  const { timesSeconds, bytes, startSeconds } = life;
  const rows = new Int32Array(bytes.length);
  const envelope = lowerEnvelope(timesSeconds, bytes, rows);
  const least = Math.ceil(bytes.length / AGE_LIMITS.pointsOfLife.value);
  const points =
    envelope.blockRows >= least ? envelope.points : blockEnvelope(timesSeconds, bytes, rows, Math.max(1, least));
  return {
    life,
    ages: points.map(({ seconds }) => seconds - startSeconds),
    bytes: points.map((point) => point.bytes),
    lastAgeSeconds: timesSeconds[timesSeconds.length - 1] - startSeconds,
    peakBytes: bytes.reduce((most, value) => Math.max(most, value), 0),
  };
}
