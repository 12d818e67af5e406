import type { QueryResultMetaNotice } from '@grafana/data';
import type {
  CardinalityLabelRow,
  CardinalityMetricRow,
  CardinalityServerRow,
  CardinalityTopRow,
} from '../../../contract/cardinalityDetailFrames';
import type { CardinalityFrameRow } from '../../../contract/cardinalityFrame';
import type { FrameTarget } from '../../../contract/frameTarget';

export type CardinalityEvidence = CardinalityFrameRow['evidence'][number];
export type CardinalityFix = CardinalityFrameRow['fixes'][number];

/** Samples of a target over the window. */
export type SeriesTrend = NonNullable<CardinalityFrameRow['trend']>;

/** A metric family of a target; `metric` null is all others together. */
export type MetricRow = Omit<CardinalityMetricRow, keyof FrameTarget>;

/** A label of one metric; `metric` null: over all metrics of the target. */
export interface LabelRow extends Omit<CardinalityLabelRow, keyof FrameTarget | 'explodes'> {
  explodes: boolean;
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
export interface CardinalityRow extends Omit<CardinalityFrameRow, 'startTime' | 'stoppedTime'> {
  id: string;
  /** Position in the order of the data source, from 1. */
  rank: number;
  startSeconds: number | null;
  stoppedSeconds: number | null;
  metrics: MetricRow[];
  labels: LabelRow[];
  lines: TargetLines | null;
}

/** The Prometheus server itself. */
export type ServerSeries = CardinalityServerRow;

/** One line of the server's own statistics. */
export type TopEntry = CardinalityTopRow;

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
