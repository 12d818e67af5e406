/**
 * Query types `backtest` and `recording`: what the page "Alerts" of the app asks of the data source before and after a rule
 * is saved. Frames of type `numeric-long`; strings are dimensions, numbers are values; null is unknown.
 */

/** `frame.meta.custom.leakscope` of the frames of a back-test. */
export interface BacktestMeta {
  schema: 1;
  kind: 'backtest' | 'backtest-episodes';
  /** Values read from recording rules, or worked out from the raw series of the past. */
  basis: 'recorded' | 'evaluated';
  /** What was tested, Unix milliseconds. */
  from: number;
  to: number;
  /** Distance of the evaluations that were made up, in seconds. The rule itself is evaluated more often. */
  stepSeconds: number;
  /** Things the alert could be about (containers, nodes, targets), and how many of them were tested. */
  total: number;
  tested: number;
  /** Notifications a week, one for each time that one of them starts to fire. */
  firingsPerWeek: number | null;
  /** Samples that the server reads for one evaluation of the alert rule; null where it does not tell. */
  samplesPerEvaluation: number | null;
  /** What the figures mean and what they leave out, as plain sentences. */
  sentences: string[];
}

/** Kind `backtest`: a row a thing that the alert is about, those that fired first (most often first), then by worst value. */
export const BACKTEST = {
  cluster: 'cluster',
  namespace: 'namespace',
  pod: 'pod',
  container: 'container',
  part: 'part',
  node: 'node',
  job: 'job',
  instance: 'instance',
  /** Times that it would have started to fire. */
  firings: 'firings',
  /** Unix milliseconds. */
  firstFired: 'first_fired',
  lastEnded: 'last_ended',
  firingSeconds: 'firing_seconds',
  /** Highest score, or shortest time. */
  worst: 'worst',
  /** `true`, `false`: at the end of what was tested. */
  firesNow: 'fires_now',
  /** Nested frame: time, value. */
  trend: 'trend',
} as const;

/** Kind `backtest-episodes`: a row each time that the alert would have fired, in time order. The labels of BACKTEST, and these. */
export const BACKTEST_EPISODES = { started: 'started', ended: 'ended', worst: 'worst' } as const;

/** `frame.meta.custom.leakscope` of the frames of query type `recording`. */
export interface RecordingMeta {
  schema: 1;
  kind: 'recording' | 'recording-alerts';
  /** Whether lists and back-tests read the recorded scores. */
  used: boolean;
  sentences: string[];
}

/** Kind `recording`: a row a series that the rule file records and alerts read. */
export const RECORDING = {
  name: 'name',
  /** AlertSubject: `container`, `node` or `target`. */
  subject: 'subject',
  /** `fresh`, `stale` (not evaluated lately), `missing`. */
  state: 'state',
  /** Unix milliseconds of the newest value. */
  newest: 'newest',
  series: 'series',
} as const;

/** Kind `recording-alerts`: a row an alert of a rule file that is pending or firing in Prometheus now. */
export const RECORDING_ALERTS = { alert: 'alert', state: 'state', count: 'count' } as const;
