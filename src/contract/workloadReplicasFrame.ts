import { DataFrameType } from '@grafana/data';
import { column, required } from './codec/column';
import { BYTES, COUNT } from './codec/configs';
import type { FrameTable } from './codec/frameTable';
import { AMOUNT, TIME } from './codec/value';
import { CONTRACT_LIMITS } from './contractLimits';
import { PANEL_ID } from './ids';
import { workloadMeta } from './workloadLivesFrame';

const columns = {
  timeSeconds: required(column('time', TIME)),
  medianBytes: column('median_bytes', AMOUNT, BYTES),
  highestBytes: column('highest_bytes', AMOUNT, BYTES),
  count: column('replicas', AMOUNT, COUNT),
};

/** Query type `workload`: a row a moment, with the floors of the replicas that ran then. */
export const workloadReplicasFrame = {
  kind: 'workload-replicas',
  name: 'workload-replicas',
  type: DataFrameType.TimeSeriesWide,
  look: { preferredVisualisationPluginId: PANEL_ID },
  mostRows: CONTRACT_LIMITS.detailRows,
  columns,
  telling: ['timeSeconds', 'medianBytes', 'highestBytes', 'count'],
  meta: workloadMeta,
} satisfies FrameTable<typeof columns>;
