import type { ContainerKey } from '../identity';
import type { NearestLimit } from '../memory/nearestLimit';
import type { PartName } from '../memory/parts';
import type { MemoryPressure } from '../memory/pressure';
import type { Level, Whole } from '../memory/sample';
import type { Diagnosis } from './diagnosis';
import type { ScoredPart } from '../score/scoredParts';
import type { ScoreState } from '../score/scoreState';

/** Architecture, section 2. Each has a page under docs/detectors/. */
export const VERDICTS = {
  leak: true,
  'cardinality-leak': true,
  'cache-growth': true,
  'tmpfs-growth': true,
  'kernel-growth': true,
  'load-coupled': true,
  'warm-up': true,
  saturating: true,
  step: true,
  sawtooth: true,
  'restart-loop': true,
  spiky: true,
  steady: true,
  declining: true,
  unknown: true,
} as const;

export type Verdict = keyof typeof VERDICTS;

/** Equally spaced history of one container; null is a gap. */
export interface Trend {
  /** Unix seconds, ascending. */
  timesSeconds: number[];
  /** The whole that is decomposed (usage, or the working set at level L2). */
  wholeBytes: Array<number | null>;
  /** Floor of the working set: the lowest value of the hour that ends here. */
  floorBytes: Array<number | null>;
}

/** Memory against age: the middle of the lives that were that old. */
export interface AgeTrend {
  ageSeconds: number[];
  medianBytes: number[];
}

/** What is known about one container at one moment. Bytes, bytes per hour, seconds; null is unknown. */
export interface ContainerFinding {
  key: ContainerKey;
  node: string | null;
  /** Leak score now, 0 to 100; 0 with state `flat` means that nothing rises. */
  score: number | null;
  scoreState: ScoreState;
  /** Highest score of the last 24 hours: what the list is ranked by. */
  scoreMaxOneDay: number | null;
  /** The part that the score is of; null without a score above 0. */
  scorePart: ScoredPart | null;
  /** Companion score of OOM loops, 0 to 100; null without restarts that ended in OOM kills. `score` is at least this. */
  oomLoopScore: number | null;
  verdict: Verdict | null;
  /** The whole diagnosis; null where there was no history to judge. */
  diagnosis: Diagnosis | null;
  /** The part that grew most over the window, null when none grew. */
  part: PartName | null;
  partSlopeBytesPerHour: number | null;
  /** Robust slope (Theil-Sen) of the floor over the window. */
  slopeBytesPerHour: number | null;
  whole: Whole | null;
  level: Level | null;
  usageBytes: number | null;
  workingSetBytes: number | null;
  /** Swapped out, beside the usage; absent or null where it is not known. */
  swapBytes?: number | null;
  limitBytes: number | null;
  /** What ends the growth first, where that may be another limit; absent or null where nothing is known. */
  nearestLimit?: NearestLimit | null;
  /** How much it may hold with what is swapped out; absent or null where it is not known. */
  limitWithSwapBytes?: number | null;
  /** Absent or null where it is not known. */
  pressure?: MemoryPressure | null;
  /** Where its numbers come from; absent where nobody looked. */
  source?: { id: string; title: string } | null;
  /** Unix seconds of the last start. */
  startTimeSeconds: number | null;
  /** Container starts seen in the window beyond the first; null when neither restarts nor start times are exported. */
  restarts: number | null;
  trend: Trend;
  /** Memory against age over the lives of its workload: where they are shorter than the window; absent or null elsewhere. */
  ageCurve?: AgeTrend | null;
}
