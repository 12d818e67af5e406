import { AGE_LIMITS } from './ageLimits';
import type { LifeMeasure } from './measureLife';

/** Killed for memory after a climb; where nothing tells how it ended, ended at the limit after one. */
export function isKilledLife(one: LifeMeasure, limitBytes: number | null): boolean {
  const { life, peakBytes } = one.points;
  const climbed =
    one.state !== 'flat' && (limitBytes === null || one.growthBytes >= AGE_LIMITS.climb.value * limitBytes);
  const atLimit = limitBytes !== null && peakBytes >= AGE_LIMITS.killedPeak.value * limitBytes;
  const high = limitBytes === null || one.firstBytes + one.growthBytes >= AGE_LIMITS.spikeShare.value * limitBytes;
  return climbed && high && (life.end === 'oom' || (life.end === 'unknown' && atLimit));
}
