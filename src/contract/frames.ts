/**
 * Shapes of the frames that the data source sends and the panel reads. Both follow Grafana's data plane contract, so
 * that native panels and transformations work on them too.
 */

/** The only custom namespace: `frame.meta.custom.leakscope`. Nothing in the panel may depend on it to be correct. */
export const META_KEY = 'leakscope';

export interface LeakscopeMeta {
  schema: 1;
  kind: 'leaks' | 'anatomy';
  /** Where the score came from: evaluated now, or read from recording rules. */
  scoreSource?: 'evaluated' | 'recorded';
  /** `leaks`: how many containers there are in the scope, of which the frame shows the first ones. */
  totalContainers?: number;
  /** `anatomy`: which level of detail the metrics allow, and what is taken apart. */
  level?: 'L1' | 'L2' | 'L3';
  whole?: 'usage' | 'workingSet';
  acceptedSamples?: number;
  rejectedSamples?: number;
}

/**
 * Query type `leaks`: one frame of type `numeric-long`; one row a container, in rank order. Strings are dimensions,
 * numbers are values; null is unknown. `trend` holds a nested frame a row (field type `frame`), as native tables draw it.
 */
export const LEAKS = {
  cluster: 'cluster',
  namespace: 'namespace',
  pod: 'pod',
  container: 'container',
  node: 'node',
  /** Growing part (PartName). */
  part: 'part',
  verdict: 'verdict',
  /** ScoreState: why `score` is a number or is not. */
  scoreState: 'score_state',
  level: 'level',
  /** 0 to 100. */
  score: 'score',
  scoreMaxOneDay: 'score_max_1d',
  slopeBytesPerHour: 'slope_bytes_per_hour',
  partSlopeBytesPerHour: 'part_slope_bytes_per_hour',
  usageBytes: 'usage_bytes',
  workingSetBytes: 'working_set_bytes',
  limitBytes: 'limit_bytes',
  /** Usage (or working set) divided by the limit, 0 to 1. */
  limitRatio: 'limit_ratio',
  restarts: 'restarts',
  startTime: 'start_time',
  trend: 'trend',
} as const;

/** Fields of a nested trend frame: time, then these two. Null is a gap. */
export const TREND = { time: 'time', wholeBytes: 'memory', floorBytes: 'floor' } as const;

/**
 * Query type `anatomy`: one frame of type `timeseries-wide`; a time field, then one number field a part. The field
 * name is the PartName, the labels hold namespace, pod, container (cluster) and `part`. In every row the parts sum to
 * `whole`; a row of nulls is a gap, or a sample that was rejected (counted in the meta and in a notice). The fields
 * below stand beside the parts and carry no `part` label.
 */
export const ANATOMY = {
  time: 'time',
  whole: 'whole',
  limit: 'limit',
  /** Unix milliseconds of the container's start: a change is a restart. */
  startTime: 'start_time',
  partLabel: 'part',
} as const;
