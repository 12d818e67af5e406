import type { ContainerKey } from '../identity';
import type { Interval } from '../diagnosis/diagnosis';

/** One replica (or one process of a container) over time. All lists have one length; null is a gap or unknown. */
export interface CohortSeries {
  key: ContainerKey;
  /** Null: the whole container. */
  process: string | null;
  /** Value of the label that is compared by; null where it has none. Hostile like every label. */
  group: string | null;
  /** Image or version; null where it is not known. */
  version: string | null;
  /** Unix seconds, ascending. */
  timesSeconds: readonly number[];
  /** Memory that cannot be reclaimed. */
  bytes: ReadonlyArray<number | null>;
  /** Start of the instance that each row belongs to, Unix seconds. */
  startTimesSeconds: ReadonlyArray<number | null>;
}

export type MemberState = 'grows' | 'flat' | 'falls' | 'unknown';

/** Why nothing can be said of a member. */
export type MemberReason = 'too-short' | 'other-age';

/** What is known about one member. The longest life in the window is measured. */
export interface MemberFinding extends Pick<CohortSeries, 'key' | 'process' | 'group' | 'version'> {
  state: MemberState;
  /** Null unless the state is `unknown`. */
  reason: MemberReason | null;
  /** Starts of the container within the window, the first one included. */
  lives: number;
  /** Start of the life that is measured, Unix seconds. */
  startSeconds: number | null;
  /** Age of that life at its last sample. */
  ageSeconds: number | null;
  /** Floor at the end of that life. */
  floorBytes: number | null;
  /** Over the ages (or times) that are compared; 80 % interval. */
  slopeBytesPerHour: Interval | null;
  /** When a flat member began to grow, Unix seconds; null: it does not grow, or has grown from its first sample on. */
  onsetSeconds: Interval | null;
}

/** Members that share one value of the label. */
export interface GroupFinding {
  name: string | null;
  members: number;
  /** Members with a slope. */
  measured: number;
  growing: number;
  /** Mean of the members' slopes; 80 % interval. */
  slopeBytesPerHour: Interval | null;
}

/** How much faster the first of two groups grows. */
export interface GroupDifference {
  group: string | null;
  other: string | null;
  slopeBytesPerHour: Interval;
  /** The interval leaves out zero, and the difference is worth naming. */
  differs: boolean;
}

/** A cohort: members side by side. */
export interface Cohorts {
  /**
   * `age`: all are measured over the same ages. `clock`: over the same time, because start times are missing or the ages
   * hardly overlap. `none`: there is nothing to compare.
   */
  basis: 'age' | 'clock' | 'none';
  /** What is compared: seconds of age, or Unix seconds; null without a basis. */
  from: number | null;
  to: number | null;
  members: MemberFinding[];
  /** The largest first. One group, or none, where nothing tells the members apart. */
  groups: GroupFinding[];
  differences: GroupDifference[];
  /** What it means, in plain text. Names inside are as they are and must be shown as text only. */
  sentences: string[];
}

/** A smoothed life, for measuring and for the chart. */
export interface LifeFloor {
  startSeconds: number | null;
  /** Middle of each block, Unix seconds. */
  timesSeconds: number[];
  floorBytes: number[];
}
