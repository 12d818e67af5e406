/**
 * Query type `compare`: the replicas of a workload, or the processes of a container, side by side. Three frames, told apart
 * by the kind in their meta; then a frame of marks (new versions) where there are any.
 */

/** `frame.meta.custom.leakscope` of these frames. */
export interface CompareMeta {
  schema: 1;
  kind: 'compare' | 'compare-groups' | 'compare-floors';
  /** Whether members are measured over the same ages or over the same time; `none`: there is nothing to compare. */
  basis: 'age' | 'clock' | 'none';
  /** What is compared: seconds of age, or Unix seconds; null without a basis. */
  from: number | null;
  to: number | null;
  /** Such as `Deployment orders`; null where it is not known. Hostile like every label. */
  workload: string | null;
  /** Members that there were, of which the frame shows some. */
  totalMembers: number;
  /** What it means, in plain text: names inside must be shown as text only. */
  sentences: string[];
}

/**
 * One frame of type `numeric-long`: a row a member, in the order of their names (processes: the largest first). Strings are
 * dimensions, numbers are values; null is unknown.
 */
export const COMPARE = {
  cluster: 'cluster',
  namespace: 'namespace',
  pod: 'pod',
  container: 'container',
  /** Null: the whole container. */
  process: 'process',
  /** Value of the label that members are grouped by; null where it has none. */
  group: 'group',
  /** Image. */
  version: 'version',
  /** MemberState: `grows`, `flat`, `falls`, `unknown`. */
  state: 'state',
  /** MemberReason: why the state is unknown. */
  reason: 'reason',
  /** Starts within the window; the longest life is measured. */
  lives: 'lives',
  ageSeconds: 'age_seconds',
  floorBytes: 'floor_bytes',
  /** Bytes per hour over what is compared, with the ends of its 80 % interval. */
  slope: 'slope_bytes_per_hour',
  slopeLow: 'slope_low',
  slopeHigh: 'slope_high',
  /** Unix milliseconds; null where a member does not grow, or has grown from its first sample on. */
  onset: 'onset',
  onsetLow: 'onset_low',
  onsetHigh: 'onset_high',
} as const;

/**
 * One frame of type `numeric-long`: a row a group with `other` null and the group's own slope; then a row each pair of
 * groups with the difference of their slopes.
 */
export const COMPARE_GROUPS = {
  group: 'group',
  other: 'other',
  /** Of the group; null in rows of pairs. */
  members: 'members',
  measured: 'measured',
  growing: 'growing',
  slope: 'slope_bytes_per_hour',
  slopeLow: 'slope_low',
  slopeHigh: 'slope_high',
  /** `true` or `false` in rows of pairs: the interval leaves out zero and the difference is worth naming. */
  differs: 'differs',
} as const;

/**
 * Floors of all members on one axis: the field `age` (seconds), or `time` where the basis is the clock (then the frame is of
 * type `timeseries-wide`); then a number field a member, with the labels namespace, pod, container, process, group. Null:
 * the member was not seen at that age.
 */
export const COMPARE_FLOORS = { age: 'age', time: 'time', floor: 'floor' } as const;
