import type { QueryResultMetaNotice } from '@grafana/data';
import type { CardinalityKind, ChurnCause, ClientLibraryName, FamilyType, ValueShape } from '../../../engine';

/** `refused`: somebody asked, and was not answered; the reason says why. */
export interface LookedInto {
  state: 'yes' | 'no' | 'refused';
  reason: string | null;
}

/** Samples of a target over the window. */
export interface SeriesTrend {
  timesSeconds: number[];
  series: Array<number | null>;
}

export interface CardinalityEvidence {
  about: 'series' | 'memory' | 'note';
  text: string;
}

export interface CardinalityFix {
  title: string;
  language: string;
  /** Null where it cannot be shown in full: a cut piece of code would be another one. */
  code: string | null;
  note: string | null;
  sparesProcess: boolean | null;
  savedSeries: number | null;
}

/** A metric family of a target; `metric` null is all others together. */
export interface MetricRow {
  metric: string | null;
  type: FamilyType | null;
  series: number | null;
  seriesHourAgo: number | null;
  seriesAtStart: number | null;
  labelSets: number | null;
}

/** A label of one metric; `metric` null: over all metrics of the target. */
export interface LabelRow {
  metric: string | null;
  label: string;
  explodes: boolean;
  shape: ValueShape | null;
  examples: string | null;
  text: string | null;
  values: number | null;
  valuesHourAgo: number | null;
  valuesAtStart: number | null;
  evenness: number | null;
  series: number | null;
}

/** The target itself, or a replica whose series do not grow. */
export interface TargetLine {
  role: 'target' | 'replica';
  /** Of its own row, where the list has one. */
  id: string;
  name: string;
  /** Null where there is no such field. */
  series: Array<number | null> | null;
  memoryBytes: Array<number | null> | null;
}

export interface TargetLines {
  timesSeconds: number[];
  lines: TargetLine[];
}

/** One target of the ranked list, with what is known since it was looked into. */
export interface CardinalityRow {
  id: string;
  /** Position in the order of the data source, from 1. */
  rank: number;
  cluster: string | null;
  job: string;
  instance: string;
  /** What tells it from other targets of the same job and instance. */
  also: string | null;
  namespace: string | null;
  pod: string | null;
  container: string | null;
  kind: CardinalityKind;
  churnCause: ChurnCause | null;
  metric: string | null;
  label: string | null;
  library: ClientLibraryName | null;
  coupled: boolean | null;
  lookedInto: LookedInto;
  score: number | null;
  series: number | null;
  keptSeries: number | null;
  seriesAtStart: number | null;
  startSeconds: number | null;
  grownSeries: number | null;
  seriesPerHour: number | null;
  addedPerHour: number | null;
  restarts: number | null;
  sampleLimit: number | null;
  memoryGrowthBytes: number | null;
  explainedBytes: number | null;
  estimatedBytes: number | null;
  bytesPerSeries: number | null;
  correlation: number | null;
  trend: SeriesTrend | null;
  evidence: CardinalityEvidence[];
  fixes: CardinalityFix[];
  metrics: MetricRow[];
  labels: LabelRow[];
  lines: TargetLines | null;
}

/** The Prometheus server itself. */
export interface ServerSeries {
  series: number | null;
  seriesPerHour: number | null;
  memoryLowBytes: number | null;
  memoryHighBytes: number | null;
}

/** One line of the server's own statistics. */
export interface TopEntry {
  list: 'metric' | 'label' | 'pair';
  name: string;
  count: number;
}

export interface CardinalityModel {
  rows: CardinalityRow[];
  /** Targets in the scope, of which `rows` are the first ones; null when nobody counted. */
  totalTargets: number | null;
  /** How many were looked into so far, of how many that are worth it; null when nobody said. */
  lookedInto: number | null;
  toLookInto: number | null;
  requests: number | null;
  samples: number | null;
  server: ServerSeries | null;
  top: TopEntry[];
  notices: QueryResultMetaNotice[];
}
