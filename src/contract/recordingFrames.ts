import { DataFrameType } from '@grafana/data';
import { column, namesOf } from './codec/column';
import { COUNT, INSTANT } from './codec/configs';
import type { FrameTable } from './codec/frameTable';
import type { FrameMeta } from './codec/metaColumns';
import { SENTENCES } from './codec/sentences';
import { AMOUNT, MOMENT, NAME, NAME_OR_EMPTY, oneOfOr } from './codec/value';
import { CONTRACT_LIMITS } from './contractLimits';

const LOOK = { preferredVisualisationType: 'table' } as const;

/** What both frames say of themselves. */
const meta = {
  /** Whether lists and back-tests read the recorded scores. */
  used: { read: (raw: unknown): boolean | null => (typeof raw === 'boolean' ? raw : null) },
  sentences: SENTENCES,
};

/** `stale`: not evaluated lately. */
export type RecordedState = 'fresh' | 'stale' | 'missing' | 'unknown';

const seriesColumns = {
  name: column('name', NAME_OR_EMPTY),
  /** AlertSubject: `container`, `workload`, `node` or `target`. */
  subject: column('subject', NAME),
  state: column('state', oneOfOr<RecordedState>({ fresh: true, stale: true, missing: true, unknown: true }, 'unknown')),
  /** Of the newest value. */
  newestSeconds: column('newest', MOMENT, INSTANT),
  series: column('series', AMOUNT, COUNT),
};

/** Query type `recording`: a row a series that the rule file records and alerts read. */
export const recordingFrame = {
  kind: 'recording',
  name: 'recording',
  type: DataFrameType.NumericLong,
  look: LOOK,
  mostRows: CONTRACT_LIMITS.listRows,
  columns: seriesColumns,
  telling: ['name', 'state', 'newestSeconds'],
  meta,
} satisfies FrameTable<typeof seriesColumns>;

const alertColumns = {
  alert: column('alert', NAME_OR_EMPTY),
  state: column('state', NAME),
  count: column('count', AMOUNT, COUNT),
};

/** A row an alert of a rule file that is pending or firing in Prometheus now. */
export const recordingAlertsFrame = {
  kind: 'recording-alerts',
  name: 'recording-alerts',
  type: DataFrameType.NumericLong,
  look: LOOK,
  mostRows: CONTRACT_LIMITS.listRows,
  columns: alertColumns,
  telling: ['alert', 'state', 'count'],
  meta,
} satisfies FrameTable<typeof alertColumns>;

export type RecordingMeta = FrameMeta<typeof meta>;

/** Names of the fields. */
const { newestSeconds, ...others } = namesOf(seriesColumns);
export const RECORDING = { ...others, newest: newestSeconds };
export const RECORDING_ALERTS = namesOf(alertColumns);
