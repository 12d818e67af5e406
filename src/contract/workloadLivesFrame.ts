import { DataFrameType } from '@grafana/data';
import type { LifeEnd, LivesKind } from '../engine';
import { column, required, type RowOf } from './codec/column';
import { BYTES } from './codec/configs';
import type { FrameTable } from './codec/frameTable';
import { nestedTrend } from './codec/nested';
import { SENTENCES } from './codec/sentences';
import { AMOUNT, FLAG, NAME, NUMBER, oneOf, oneOfOr, START, TEXT } from './codec/value';
import { CONTRACT_LIMITS } from './contractLimits';
import { PANEL_ID } from './ids';

/** What the frames of query type `workload` say of themselves. */
export const workloadMeta = {
  cluster: NAME,
  namespace: NAME,
  workload: NAME,
  container: NAME,
  /** Whether owners told which pods are of it; false: only their names. */
  isKnown: { read: (raw: unknown): boolean | null => (typeof raw === 'boolean' ? raw : null) },
  /** What its lives say together; null where there are none. */
  lives: oneOf<LivesKind>({
    'fast-leak': true,
    'masked-leak': true,
    'warm-up': true,
    finishes: true,
    steady: true,
    unclear: true,
    'too-early': true,
  }),
  limitBytes: NUMBER,
  /** The same in sentences; the first one is the answer. */
  sentences: SENTENCES,
};

const SECONDS = { unit: 's', decimals: 0 };

const columns = {
  pod: required(column('pod', NAME)),
  version: column('version', TEXT),
  node: column('node', TEXT),
  /** What else may tell it from others: the zone, and labels that somebody named. Such as zone=a, shard=3. */
  labels: column('labels', TEXT),
  started: required(column('started', START)),
  /** Null while it runs. */
  ended: column('ended', START),
  end: column(
    'end',
    oneOfOr<LifeEnd>({ oom: true, error: true, clean: true, replaced: true, running: true, unknown: true }, 'unknown')
  ),
  ageSeconds: column('age_seconds', AMOUNT, SECONDS),
  lastBytes: column('last_bytes', AMOUNT, BYTES),
  peakBytes: column('peak_bytes', AMOUNT, BYTES),
  /** Of those of which only some leak: one of them. */
  leaks: column('leaks', FLAG),
  /** To the next kill, with the ends of its 80 % interval. */
  killSeconds: column('kill_seconds', AMOUNT, SECONDS),
  killSecondsLow: column('kill_seconds_low', AMOUNT, SECONDS),
  killSecondsHigh: column('kill_seconds_high', AMOUNT, SECONDS),
  /** The floor of its memory. */
  course: column('course', nestedTrend({ bytes: 'memory' }, BYTES, CONTRACT_LIMITS.trendPoints.value)),
};

/** Query type `workload`: a row a life, the last start first. */
export const workloadLivesFrame = {
  kind: 'workload-lives',
  name: 'workload-lives',
  type: DataFrameType.NumericLong,
  look: { preferredVisualisationPluginId: PANEL_ID },
  mostRows: CONTRACT_LIMITS.memberRows,
  columns,
  telling: ['pod', 'started', 'end', 'course'],
  meta: workloadMeta,
} satisfies FrameTable<typeof columns>;

export type WorkloadLifeRow = RowOf<typeof columns>;

/** Names that every frame of the query carries in its meta. */
export interface WorkloadPlace {
  cluster: string | null;
  namespace: string;
  workload: string;
  container: string;
}
