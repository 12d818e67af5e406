import type { AlertKind, AlertSpec, FiringRule, LabelledValues } from '../../engine';
import type { AskSession } from '../ask/session';
import type { LabelMatcher } from '../sources/labelMatcher';

/** The alert that is tested. Durations are those of Prometheus, such as 1h. */
export interface BacktestAlert {
  kind: AlertKind;
  /** From which score on (0 to 100), or below how many seconds, it fires. */
  threshold: number;
  holdFor: string;
  keepFiringFor: string;
  /** Labels that the alert keeps; those of a workload by default. */
  groupLabels?: readonly string[];
  /** Which workloads, as a regular expression on whole names. */
  workload?: string;
}

export interface BacktestRequest {
  alert: BacktestAlert;
  /** Alerts on nodes heed the cluster only, alerts on targets the cluster, `job` and `instance`. */
  matchers: readonly LabelMatcher[];
  /** End of the window, Unix seconds. */
  atSeconds: number;
  windowSeconds: number;
  /** Label that names the cluster; null where there is none. */
  clusterLabel: string | null;
  signal?: AbortSignal;
  onProgress?: (progress: { done: number; total: number }) => void;
}

/** A request with everything decided. */
export interface BacktestPlan {
  asked: AskSession;
  /** Of what the values are about, before they are brought together. */
  spec: AlertSpec;
  rule: FiringRule;
  /** Those that the series of the values carry. */
  matchers: readonly LabelMatcher[];
  /** The series that the alert reads: its cost. */
  alertSelector: string;
  clusterLabel: string | null;
  fromSeconds: number;
  toSeconds: number;
  onProgress?: BacktestRequest['onProgress'];
}

/** Equally spaced moments, multiples of the step. */
export interface BacktestGrid {
  startSeconds: number;
  stepSeconds: number;
  count: number;
}

/** Values of the alert's expression over the past. */
export interface PastValues {
  grid: BacktestGrid;
  series: LabelledValues[];
  /** Things the alert could be about, and how many of them were looked at. */
  total: number;
  tested: number;
  samplesPerEvaluation: number | null;
  sentences: string[];
}
