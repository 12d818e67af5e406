import type { QueryResultMetaNotice } from '@grafana/data';
import type { CompareBasis } from '../../../contract/compareFrame';
import type { ContainerKey, MemberReason, MemberState } from '../../../engine';
import type { PartialInterval } from '../../../contract/toInterval';

/** One replica, or one process, of those that are compared. Null is unknown. */
export interface CompareMember {
  id: string;
  key: ContainerKey;
  process: string | null;
  /** What it is called in chart and table: the process, or the pod. */
  name: string;
  group: string | null;
  version: string | null;
  state: MemberState;
  reason: MemberReason | null;
  lives: number | null;
  ageSeconds: number | null;
  floorBytes: number | null;
  /** Bytes per hour. */
  slope: PartialInterval | null;
  /** Unix seconds. */
  onsetSeconds: PartialInterval | null;
}

/** A group's own slope, or the difference of two. */
export interface CompareGroup {
  group: string | null;
  /** Null: the row is about the group itself. */
  other: string | null;
  members: number | null;
  growing: number | null;
  slope: PartialInterval | null;
  /** Null in rows of groups. */
  differs: boolean | null;
}

/** The floor of one member. */
export interface FloorLine {
  /** Id of the member. */
  id: string;
  name: string;
  group: string | null;
  bytes: Array<number | null>;
}

export interface CompareModel {
  members: CompareMember[];
  groups: CompareGroup[];
  /** Seconds of age, or Unix seconds where the basis is the clock; ascending. */
  positions: number[];
  lines: FloorLine[];
  basis: CompareBasis;
  workload: string | null;
  /** Members that there were, of which `members` are some; null when nobody counted. */
  totalMembers: number | null;
  sentences: string[];
  notices: QueryResultMetaNotice[];
}
