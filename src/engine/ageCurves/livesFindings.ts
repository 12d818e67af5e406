import type { AgeCurve } from './buildAgeCurve';
import type { CommonSlope } from './combineSlopes';
import type { LifePoints } from './lifePoints';

/**
 * What lives say together. `fast-leak`: they run to the limit within a day, or were killed there. `masked-leak`: each
 * rises, and ends before the limit. `warm-up`: they rise and level off. `finishes`: they end by themselves with success.
 * `steady`: they do not rise. `unclear`: they do not agree, or not enough of the way was seen. `too-early`: too few lives.
 */
export type LivesKind = 'fast-leak' | 'masked-leak' | 'warm-up' | 'finishes' | 'steady' | 'unclear' | 'too-early';

/** A label that only the lives of one group have. */
export interface TellingLabel {
  label: string;
  value: string;
  /** Whether the lives that leak have it, or the others. */
  of: 'leaking' | 'others';
}

export interface LivesFindings {
  kind: LivesKind;
  /** Lives that were looked at, and those of them that are long enough to be measured. */
  lives: number;
  measured: number;
  /** Lives that were killed for memory after a climb, and the middle of their ages. */
  kills: number;
  killAges: number[];
  /** Ages that were reached without a kill. */
  otherAges: number[];
  /** Starts that are apart in time: replicas of one rollout are one. */
  looks: number;
  /** Common slope after the warm-up, bytes a second; null where none could be measured. */
  rate: CommonSlope | null;
  warmUpSeconds: number;
  /** Age of the oldest life. */
  oldestSeconds: number;
  /** Age at which the common course is at the limit; null where it is not in sight. */
  limitAgeSeconds: number | null;
  limitBytes: number | null;
  /**
   * The version whose lives leave the curve of the versions before, null inside where it is unknown and pods stand for it;
   * null where that is not so. `beforeSlope` is of the same ages where lives before were seen at them.
   */
  newVersion: {
    version: string | null;
    beforeSlope: number;
    isAtEqualAge: boolean;
  } | null;
  /** Where only some of the lives leak. */
  some: {
    leaking: number;
    of: number;
    pods: string[];
    telling: TellingLabel | null;
  } | null;
  /** Pods whose present life was looked at, with it. */
  present: LifePoints[];
  curve: AgeCurve;
}
