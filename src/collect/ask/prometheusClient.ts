import type { PrometheusError } from './prometheusError';

/** What Leakscope needs of any Prometheus-compatible server, however it is reached. */
export interface PrometheusClient {
  instant(request: InstantRequest): Promise<InstantAnswer>;
  range(request: RangeRequest): Promise<RangeAnswer>;
  /** Values of one label among the series that match. */
  labelValues(request: LabelValuesRequest): Promise<ListAnswer>;
  /** Type and help of metrics, by name. */
  metadata(request: MetadataRequest): Promise<MetadataAnswer>;
  /** What the server tells about its own series. Not every way to a server has it. */
  tsdbStatus?(request: TsdbStatusRequest): Promise<TsdbStatusAnswer>;
  /** Several questions about the same times in one request, each with an answer or an error of its own. */
  pack?(request: PackRequest): Promise<PackedAnswer[]>;
}

/** Who asks, for a transport that passes it on. */
export interface AskOrigin {
  dashboardUid?: string;
  panelId?: number;
  /** The user wants the server's own answer. */
  skipCache?: boolean;
}

interface Request {
  signal?: AbortSignal;
  origin?: AskOrigin;
}

export interface InstantRequest extends Request {
  expr: string;
  /** Unix seconds. */
  atSeconds: number;
}

export interface RangeRequest extends Request {
  expr: string;
  startSeconds: number;
  endSeconds: number;
  stepSeconds: number;
}

export interface LabelValuesRequest extends Request {
  label: string;
  /** A series selector, such as `container_memory_rss{namespace="x"}`. */
  match: string;
  startSeconds: number;
  endSeconds: number;
}

export interface MetadataRequest extends Request {
  metric: string;
}

export interface TsdbStatusRequest extends Request {
  /** The day that is asked about, where a server keeps its statistics by day; Prometheus tells of its last hours. */
  atSeconds: number;
  /** Rows of each list. */
  limit: number;
}

/** Instant questions have one moment: `startSeconds` and `endSeconds` are it. */
export interface PackRequest extends Request {
  kind: 'instant' | 'range';
  expressions: readonly string[];
  startSeconds: number;
  endSeconds: number;
  stepSeconds: number;
}

export type PackedAnswer = RangeAnswer | PrometheusError;

export type Labels = Readonly<Record<string, string>>;

export interface VectorSample {
  labels: Labels;
  timeSeconds: number;
  /** May be NaN or infinite: that is what the server said. */
  value: number;
}

export interface MatrixSeries {
  labels: Labels;
  /** Unix seconds, ascending. Series of one answer may share one list: equal lists are mostly the same one. */
  timesSeconds: readonly number[];
  /** Same length. May hold NaN or infinities. */
  values: readonly number[];
}

/** What an answer cost. Zero for an answer from the cache. */
export interface QueryCost {
  requests: number;
  /** Size of the answer where the transport tells it, else null. */
  bytes: number | null;
  /** Samples in the answer. */
  samples: number;
  milliseconds: number;
}

interface Answer {
  /** Sentences of the server about an answer that is incomplete. */
  warnings: string[];
  cost: QueryCost;
}

export interface InstantAnswer extends Answer {
  vector: VectorSample[];
}

export interface RangeAnswer extends Answer {
  series: MatrixSeries[];
}

export interface ListAnswer extends Answer {
  values: string[];
}

export interface MetadataAnswer extends Answer {
  /** Null where the server knows nothing about the metric. */
  type: string | null;
  help: string | null;
}

/** One row of a server's statistics. */
export interface TsdbCount {
  name: string;
  value: number;
}

/** Statistics of a server about its series, the greatest first. Null is not told. */
export interface TsdbStatus {
  series: number | null;
  seriesByMetric: TsdbCount[];
  /** Distinct values of each label. */
  valuesByLabel: TsdbCount[];
  /** Names are `label=value`. */
  seriesByPair: TsdbCount[];
}

export interface TsdbStatusAnswer extends Answer {
  status: TsdbStatus;
}
