import { fitSlopePerHour } from '../memory/findGrowth';
import { RUNTIME_LIMITS } from './runtimeLimits';
import type { RuntimeHistory } from './splitRuntime';

export interface RuntimeGrowth {
  /** Name of the part. */
  part: string;
  slopeBytesPerHour: number;
}

/**
 * How fast each part of a runtime grows, the fastest first. A part that was not told in most of the samples is left out:
 * the slope of a few minutes says nothing about a window. Cost: one robust slope a part. Never throws.
 */
export function findRuntimeGrowth({ timesSeconds, parts, splitSamples }: RuntimeHistory): RuntimeGrowth[] {
  return parts
    .flatMap(({ name, bytes }): RuntimeGrowth[] => {
      const known = bytes.filter((value) => value !== null).length;
      const slope =
        known < RUNTIME_LIMITS.knownShare.value * splitSamples ? null : fitSlopePerHour(timesSeconds, bytes);
      return slope === null ? [] : [{ part: name, slopeBytesPerHour: slope }];
    })
    .sort((a, b) => b.slopeBytesPerHour - a.slopeBytesPerHour);
}
