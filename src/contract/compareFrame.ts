import { DataFrameType, type FieldConfig } from '@grafana/data';
import type { MemberReason, MemberState } from '../engine';
import { column, namesOf, required, type RowOf } from './codec/column';
import { BYTES } from './codec/configs';
import type { FrameTable } from './codec/frameTable';
import type { FrameMeta } from './codec/metaColumns';
import { SENTENCES } from './codec/sentences';
import { AMOUNT, FLAG, NAME, NAME_OR_EMPTY, NUMBER, oneOf, oneOfOr, START, TEXT } from './codec/value';
import { CONTRACT_LIMITS } from './contractLimits';
import { PANEL_ID } from './ids';

/** Whether members are measured over the same ages or over the same time; `none`: there is nothing to compare. */
export type CompareBasis = 'age' | 'clock' | 'none';

const SLOPE: FieldConfig = { unit: 'bytes', decimals: 1 };
const NUMBER_OF: FieldConfig = { unit: 'none', decimals: 0 };

/** What the frames of query type `compare` say of themselves. */
export const compareMeta = {
  basis: oneOf<CompareBasis>({ age: true, clock: true, none: true }),
  /** What is compared: seconds of age, or Unix seconds; null without a basis. */
  from: NUMBER,
  to: NUMBER,
  /** Such as `Deployment orders`; null where it is not known. Hostile like every label. */
  workload: TEXT,
  /** Members that there were, of which the frame shows some. */
  totalMembers: NUMBER,
  /** What it means, in plain text: names inside must be shown as text only. */
  sentences: SENTENCES,
};

const memberColumns = {
  cluster: column('cluster', NAME),
  namespace: column('namespace', NAME_OR_EMPTY),
  pod: column('pod', NAME_OR_EMPTY),
  container: required(column('container', NAME)),
  /** Null: the whole container. */
  process: column('process', NAME),
  /** Value of the label that members are grouped by; null where it has none. */
  group: column('group', TEXT),
  /** Image. */
  version: column('version', TEXT),
  state: column('state', oneOfOr<MemberState>({ grows: true, flat: true, falls: true, unknown: true }, 'unknown')),
  /** Why the state is unknown. */
  reason: column('reason', oneOf<MemberReason>({ 'too-short': true, 'other-age': true })),
  /** Starts within the window; the longest life is measured. */
  lives: column('lives', AMOUNT, NUMBER_OF),
  ageSeconds: column('age_seconds', AMOUNT, { unit: 's' }),
  floorBytes: column('floor_bytes', AMOUNT, BYTES),
  /** Bytes per hour over what is compared, with the ends of its 80 % interval. */
  slope: column('slope_bytes_per_hour', NUMBER, SLOPE),
  slopeLow: column('slope_low', NUMBER, SLOPE),
  slopeHigh: column('slope_high', NUMBER, SLOPE),
  /** Unix seconds; null where a member does not grow, or has grown from its first sample on. */
  onset: column('onset', START),
  onsetLow: column('onset_low', START),
  onsetHigh: column('onset_high', START),
};

/** Query type `compare`: a row a member, in the order of their names (processes: the largest first). */
export const compareFrame = {
  kind: 'compare',
  name: 'compare',
  type: DataFrameType.NumericLong,
  look: { preferredVisualisationPluginId: PANEL_ID },
  mostRows: CONTRACT_LIMITS.memberRows,
  columns: memberColumns,
  telling: ['container', 'state', 'slopeLow', 'slopeHigh', 'lives'],
  meta: compareMeta,
} satisfies FrameTable<typeof memberColumns>;

const groupColumns = {
  group: column('group', TEXT),
  /** Null in rows of groups; rows of pairs have the difference of the slopes. */
  other: column('other', TEXT),
  /** Of the group; null in rows of pairs. */
  members: column('members', AMOUNT, NUMBER_OF),
  measured: column('measured', AMOUNT, NUMBER_OF),
  growing: column('growing', AMOUNT, NUMBER_OF),
  slope: column('slope_bytes_per_hour', NUMBER, SLOPE),
  slopeLow: column('slope_low', NUMBER, SLOPE),
  slopeHigh: column('slope_high', NUMBER, SLOPE),
  /** In rows of pairs: the interval leaves out zero and the difference is worth naming. */
  differs: column('differs', FLAG),
};

/** A row a group; then a row each pair of groups. */
export const compareGroupsFrame = {
  kind: 'compare-groups',
  name: 'compare-groups',
  type: DataFrameType.NumericLong,
  look: { preferredVisualisationPluginId: PANEL_ID },
  mostRows: CONTRACT_LIMITS.memberRows,
  columns: groupColumns,
  telling: ['group', 'other', 'differs'],
  meta: compareMeta,
} satisfies FrameTable<typeof groupColumns>;

export type CompareRow = RowOf<typeof memberColumns>;
export type CompareGroupRow = RowOf<typeof groupColumns>;

export type CompareMeta = FrameMeta<typeof compareMeta>;

/** Names of the fields. */
export const COMPARE = namesOf(memberColumns);
export const COMPARE_GROUPS = namesOf(groupColumns);
