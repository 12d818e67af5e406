/**
 * Query type `cardinality`: the targets of a Prometheus whose series blow up, and what is behind them. Long frames of type
 * `numeric-long`, told apart by the kind in their meta, and one frame of time series a target that was looked into.
 * Strings are dimensions, numbers are values; null is unknown. Names and values are hostile like every label.
 */

/** `frame.meta.custom.leakscope` of these frames. */
export interface CardinalityMeta {
  schema: 1;
  kind:
    | 'cardinality'
    | 'cardinality-metrics'
    | 'cardinality-labels'
    | 'cardinality-series'
    | 'cardinality-server'
    | 'cardinality-top';
  /** `cardinality`: targets in the scope, of which the frame shows the first ones. */
  totalTargets?: number;
  /** `cardinality`: how many of them were looked into, of how many that are worth it; fewer while answers come in. */
  lookedInto?: number;
  toLookInto?: number;
  /** What it cost so far: requests, and samples in the answers. */
  requests?: number;
  samples?: number;
}

/** Kind `cardinality`: a row a target, in rank order: thrown away, blowing up, churning, levelled off, unknown, steady. */
export const CARDINALITY = {
  cluster: 'cluster',
  job: 'job',
  instance: 'instance',
  /** What tells it from other targets of the same job and instance, as in `metrics_path=/metrics`; null where nothing does. */
  also: 'also',
  /** Of the container behind the target, where its labels tell. */
  namespace: 'namespace',
  pod: 'pod',
  container: 'container',
  /** CardinalityKind: `blow-up`, `bounded`, `churn`, `rejected`, `steady`, `unknown`. */
  kind: 'kind',
  /** ChurnCause: `restarts` or `labels`. */
  churnCause: 'churn_cause',
  /** Metric that grew most, and its label that explodes; null where nothing was looked into. */
  metric: 'metric',
  label: 'label',
  /** Labels that change together with it, itself among them, as text; null where it is alone. */
  together: 'together',
  /** What the names of metrics have in common, where it is they that explode: `tenant_*_requests_total`. */
  names: 'names',
  /** ClientLibraryName. */
  library: 'library',
  /** ExporterName: the program that made the page, where it is one that people set up and do not write. */
  exporter: 'exporter',
  /** `true`: cardinality-leak, memory grows with the series. `false`: not in step. Null: not known. */
  coupled: 'coupled',
  /** `yes`, `no` (not worth it, or beyond the number asked for), or why it was refused, as a sentence. */
  lookedInto: 'looked_into',
  /** 0 to 100. */
  score: 'score',
  /** Of the last scrape that was answered, and after the relabel rules. */
  series: 'series',
  keptSeries: 'kept_series',
  /** At the begin of the life of the process that is judged. */
  seriesAtStart: 'series_at_start',
  /** Unix milliseconds; null where it began before the window. */
  startTime: 'start_time',
  grownSeries: 'grown_series',
  seriesPerHour: 'series_per_hour',
  /** Unix milliseconds, since when it no longer grows; null while it does. */
  stoppedTime: 'stopped_time',
  addedPerHour: 'added_per_hour',
  restarts: 'restarts',
  sampleLimit: 'sample_limit',
  memoryGrowthBytes: 'memory_growth_bytes',
  explainedBytes: 'explained_bytes',
  /** What the client library's figures say the label sets take. */
  estimatedBytes: 'estimated_bytes',
  bytesPerSeries: 'bytes_per_series',
  /** -1 to 1, of memory and series in time. */
  correlation: 'correlation',
  /** Nested frames (field type `frame`): CARDINALITY_TREND, CARDINALITY_EVIDENCE, CARDINALITY_FIXES. */
  trend: 'trend',
  evidence: 'evidence',
  fixes: 'fixes',
} as const;

/** Nested: samples of the target over the window. */
export const CARDINALITY_TREND = { time: 'time', series: 'series' } as const;

/** Nested: plain sentences. About is `series`, `memory` or `note`. */
export const CARDINALITY_EVIDENCE = { about: 'about', text: 'text' } as const;

/** Nested: what to change, the best first. `code` is to be copied. */
export const CARDINALITY_FIXES = {
  title: 'title',
  /** `yaml`, `java`, `go`, `javascript`, `python`, `shell` or `text`. */
  language: 'language',
  code: 'code',
  /** What to know before. */
  note: 'note',
  /** `true`: the process gets its memory back as well; `false`: it spares only the server. */
  sparesProcess: 'spares_process',
  /** Series that the server no longer has; null is unknown. */
  savedSeries: 'saved_series',
} as const;

/**
 * Kind `cardinality-metrics`: a row a metric family of a target that was looked into, those that grew most first; then a
 * row with `metric` null: all others together, where there are any or their number is unknown.
 */
export const CARDINALITY_METRICS = {
  cluster: 'cluster',
  job: 'job',
  instance: 'instance',
  also: 'also',
  metric: 'metric',
  /** FamilyType. */
  type: 'type',
  series: 'series',
  seriesHourAgo: 'series_hour_ago',
  seriesAtStart: 'series_at_start',
  /** Sets of label values apart from the buckets of a histogram or the quantiles of a summary. */
  labelSets: 'label_sets',
} as const;

/** Kind `cardinality-labels`: a row a label of the metric that grew most; `metric` null: over all metrics of the target. */
export const CARDINALITY_LABELS = {
  cluster: 'cluster',
  job: 'job',
  instance: 'instance',
  also: 'also',
  metric: 'metric',
  label: 'label',
  /** `true` for the label that explodes. */
  explodes: 'explodes',
  /** What the values look like: ValueShape. */
  shape: 'shape',
  /** At most three values, masked, as text. */
  examples: 'examples',
  /** A sentence about the label; its name is not in it. */
  text: 'text',
  values: 'values',
  valuesHourAgo: 'values_hour_ago',
  valuesAtStart: 'values_at_start',
  /** 0 to 1: how evenly the series spread over the values. */
  evenness: 'evenness',
  /** Series that have the label (rows over all metrics). */
  series: 'series',
} as const;

/**
 * Kind `cardinality-series`: one frame of type `timeseries-wide` a target that was looked into: `series` of the target and
 * `memory` (bytes) of its container, and the same of replicas whose series do not grow. Labels: cluster, job, instance,
 * `also` and pod where the target carries it, and `role`, which is `target` or `replica`.
 */
export const CARDINALITY_SERIES = {
  time: 'time',
  series: 'series',
  memory: 'memory',
  roleLabel: 'role',
} as const;

/** Kind `cardinality-server`: one row. */
export const CARDINALITY_SERVER = {
  series: 'series',
  seriesPerHour: 'series_per_hour',
  memoryLowBytes: 'memory_low_bytes',
  memoryHighBytes: 'memory_high_bytes',
} as const;

/** Kind `cardinality-top`: the server's own statistics; `list` is `metric`, `label` (distinct values) or `pair`. */
export const CARDINALITY_TOP = { list: 'list', name: 'name', count: 'count' } as const;
