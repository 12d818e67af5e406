/**
 * Shapes of the frames that the data source sends and the panel reads. Both follow Grafana's data plane contract, so
 * that native panels and transformations work on them too.
 */

/** The only custom namespace: `frame.meta.custom.leakscope`. Nothing in the panel may depend on it to be correct. */
export const META_KEY = 'leakscope';

export interface LeakscopeMeta {
  schema: 1;
  kind: 'leaks' | 'anatomy' | 'processes' | 'nodes' | 'marks';
  /** Where the score came from: evaluated now, or read from recording rules. */
  scoreSource?: 'evaluated' | 'recorded';
  /** `leaks`: how many containers there are in the scope, of which the frame shows the first ones. */
  totalContainers?: number;
  /** `anatomy`: which level of detail the metrics allow, and what is taken apart. */
  level?: 'L1' | 'L2' | 'L3';
  whole?: 'usage' | 'workingSet';
  acceptedSamples?: number;
  rejectedSamples?: number;
  /** `anatomy`: what is known about each part besides its bytes, by field name. For tables and help texts. */
  parts?: Record<string, { certainty: string; source: string }>;
  /** `anatomy`: bytes measured inside of the container at its last sample, by the name of the figure (RuntimeFigures). */
  toolFigures?: Record<string, number | null>;
}

/**
 * Query type `leaks`: one frame of type `numeric-long`; one row a container, in rank order. Strings are dimensions,
 * numbers are values; null is unknown. `trend` holds a nested frame a row (field type `frame`), as native tables draw it;
 * so do `evidence` and `next_steps`.
 */
export const LEAKS = {
  cluster: 'cluster',
  namespace: 'namespace',
  pod: 'pod',
  container: 'container',
  node: 'node',
  /** Growing part (PartName). */
  part: 'part',
  /** Verdict, and why it is `unknown` (UnknownReason). */
  verdict: 'verdict',
  unknownReason: 'unknown_reason',
  /** Part of the runtime, and process, in which anonymous memory grows. */
  runtimePart: 'runtime_part',
  process: 'process',
  /** ScoredPart that the score is of. */
  scorePart: 'score_part',
  /** ScoreState: why `score` is a number or is not. */
  scoreState: 'score_state',
  level: 'level',
  /** 0 to 100. */
  score: 'score',
  scoreMaxOneDay: 'score_max_1d',
  /** Companion score of OOM loops, 0 to 100. */
  oomLoopScore: 'oom_loop_score',
  /** 0 to 1, of the verdict. */
  confidence: 'confidence',
  /** Unix milliseconds with an 80 % interval: since when it grows. */
  onset: 'onset',
  onsetLow: 'onset_low',
  onsetHigh: 'onset_high',
  /** With an 80 % interval; an open side is null. */
  secondsToLimit: 'seconds_to_limit',
  secondsToLimitLow: 'seconds_to_limit_low',
  secondsToLimitHigh: 'seconds_to_limit_high',
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
  evidence: 'evidence',
  nextSteps: 'next_steps',
} as const;

/** Fields of a nested evidence frame: side is `for`, `against` or `note`. Texts are plain. */
export const EVIDENCE = { side: 'side', text: 'text', rule: 'rule' } as const;

/** Fields of a nested frame of next steps; command is empty where there is none to paste. */
export const NEXT_STEPS = { text: 'text', command: 'command' } as const;

/** Fields of a nested trend frame: time, then these two. Null is a gap. */
export const TREND = { time: 'time', wholeBytes: 'memory', floorBytes: 'floor' } as const;

/**
 * Query type `anatomy`: one frame of type `timeseries-wide`; a time field, then one number field a part. The field
 * name is the PartName, the labels hold namespace, pod, container (cluster) and `part`. In every row the parts sum to
 * `whole`; a row of nulls is a gap, or a sample that was rejected (counted in the meta and in a notice). The fields
 * below stand beside the parts and carry no `part` label.
 *
 * Runtime: fields with the label `of` take the part named there apart (anonymous memory by what the JVM, Go, ...
 * report). In every row they are all null (no runtime sample, or a conflict), or the known ones sum to that part. Fields
 * with the label `reserved` are what the runtime reports beyond it: outside of resident memory, in no sum. Native panels
 * hide both, so that nothing is stacked twice.
 *
 * Fields with the label `evidence` (`gauge` or `counter`) are what the runtime tells besides its parts: goroutines,
 * threads, open files. They are in no sum, their unit is their own, and native panels hide them.
 *
 * A pod (query without a container) has the fields of all its containers side by side, told apart by the label
 * `container`, and fields of the pod itself with the label `container` empty: `whole` (its cgroup), `sandbox`,
 * `orphaned`.
 */
export const ANATOMY = {
  time: 'time',
  whole: 'whole',
  limit: 'limit',
  request: 'request',
  /** Unix milliseconds of the container's start: a change is a restart. */
  startTime: 'start_time',
  sandbox: 'sandbox',
  orphaned: 'orphaned',
  partLabel: 'part',
  ofLabel: 'of',
  reservedLabel: 'reserved',
  runtimeLabel: 'runtime',
  evidenceLabel: 'evidence',
} as const;

/**
 * Beside an anatomy, where processes are exported: one frame of type `numeric-long`, a row a process (or group), the
 * largest first.
 */
export const PROCESSES = {
  process: 'process',
  count: 'count',
  /** `pss` or `rss`. */
  measure: 'measure',
  bytes: 'bytes',
  /** 0 to 1, of all processes of the container. */
  share: 'share',
  growthBytes: 'growth_bytes',
} as const;

/** Beside an anatomy: a frame with `meta.dataTopic: annotations`. Tags: `restart`, `oom-kill`, `deploy`, `onset`. */
export const MARKS = { time: 'time', title: 'title', text: 'text', tags: 'tags' } as const;

/** Query type `nodes`: one frame of type `numeric-long`, a row a node, the least headroom first. Null is unknown. */
export const NODES = {
  cluster: 'cluster',
  node: 'node',
  /** `true`, `false` or `unknown`. */
  ready: 'ready',
  memoryPressure: 'memory_pressure',
  capacityBytes: 'capacity_bytes',
  allocatableBytes: 'allocatable_bytes',
  /** The working set at which the kubelet begins to evict pods. */
  evictionBytes: 'eviction_bytes',
  usageBytes: 'usage_bytes',
  workingSetBytes: 'working_set_bytes',
  podsBytes: 'pods_bytes',
  systemBytes: 'system_bytes',
  unaccountedBytes: 'unaccounted_bytes',
  slopeBytesPerHour: 'slope_bytes_per_hour',
  oomKills: 'oom_kills',
  /** The containers that grow most on it, as text. */
  drivers: 'drivers',
  /** Where it comes from: `prometheus` or `kubelet`. */
  source: 'source',
  trend: 'trend',
} as const;
