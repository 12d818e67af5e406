import { DataFrameType, type FieldConfig } from '@grafana/data';
import type { Urgency, Workload } from '../engine';
import { column, required, type RowOf } from './codec/column';
import { BYTES, COUNT, SCORE, SECONDS, SIGNED_BYTES } from './codec/configs';
import type { FrameTable } from './codec/frameTable';
import { nestedTrend } from './codec/nested';
import { AMOUNT, between, NAME, NAME_OR_EMPTY, NUMBER, oneOf, oneOfOr } from './codec/value';
import { CONTRACT_LIMITS } from './contractLimits';
import { PANEL_ID } from './ids';
import { TREND } from './leaksFrame';
import { URGENCIES } from './urgencies';

const FILTERABLE: FieldConfig = { filterable: true };
const PLAIN: FieldConfig = { filterable: false };

const columns = {
  cluster: column('cluster', NAME, FILTERABLE),
  namespace: column('namespace', NAME_OR_EMPTY, FILTERABLE),
  workload: required(column('workload', NAME, FILTERABLE)),
  kind: column('workload_kind', NAME, FILTERABLE),
  /** Whether owners tell the workload, or the name of the pod does. */
  basis: column('workload_basis', oneOf<Workload['basis']>({ known: true, guessed: true }), PLAIN),
  container: required(column('container', NAME, FILTERABLE)),
  /** The replica that needs somebody first: its row in the leaks frame has the verdict and the evidence. */
  pod: column('pod', NAME_OR_EMPTY, FILTERABLE),
  urgency: column('urgency', oneOfOr<Urgency>(URGENCIES, 'not-known'), PLAIN),
  /** Those that run; null where nobody counted. */
  totalReplicas: column('replicas', AMOUNT, COUNT),
  lookedAtReplicas: column('replicas_looked_at', AMOUNT, COUNT),
  affectedReplicas: column('replicas_affected', AMOUNT, COUNT),
  /** To the first end of all replicas, with an 80 % interval; an open side is null. */
  secondsToEnd: column('seconds_to_end', AMOUNT, SECONDS),
  secondsToEndLow: column('seconds_to_end_low', AMOUNT, SECONDS),
  secondsToEndHigh: column('seconds_to_end_high', AMOUNT, SECONDS),
  growthBytesPerHour: column('growth_bytes_per_hour', NUMBER, SIGNED_BYTES),
  bytesAtRisk: column('bytes_at_risk', AMOUNT, BYTES),
  killsOneDay: column('kills_1d', AMOUNT, COUNT),
  /** Highest of the last day, of all replicas. */
  highestScore: column('highest_score_1d', between(0, 100), SCORE),
  /** Highest and median floor of the replicas. */
  trend: column(
    'trend',
    nestedTrend(
      { wholeBytes: TREND.wholeBytes, floorBytes: TREND.floorBytes },
      BYTES,
      CONTRACT_LIMITS.trendPoints.value
    )
  ),
};

/** Query type `leaks`, beside the containers: one row a container of a workload, what needs somebody first on top. */
export const workloadsFrame = {
  kind: 'workloads',
  name: 'workloads',
  type: DataFrameType.NumericLong,
  look: { preferredVisualisationType: 'table', preferredVisualisationPluginId: PANEL_ID },
  mostRows: CONTRACT_LIMITS.listRows,
  columns,
  telling: ['workload', 'lookedAtReplicas'],
  meta: {
    /** Rows of the scope, of which the frame shows the first ones. */
    total: NUMBER,
    needSomebody: NUMBER,
    needAnEye: NUMBER,
    calm: NUMBER,
    notKnown: NUMBER,
    notLookedAt: NUMBER,
  },
} satisfies FrameTable<typeof columns>;

export type WorkloadsRow = RowOf<typeof columns>;
