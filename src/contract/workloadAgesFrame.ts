import { DataFrameType } from '@grafana/data';
import { column, required, type RowOf } from './codec/column';
import { BYTES, COUNT } from './codec/configs';
import type { FrameTable } from './codec/frameTable';
import { AMOUNT, oneOfOr, TEXT } from './codec/value';
import { CONTRACT_LIMITS } from './contractLimits';
import { PANEL_ID } from './ids';
import { workloadMeta } from './workloadLivesFrame';

const columns = {
  /** Of all lives, or of those of one version. */
  of: column('of', oneOfOr<'all' | 'version'>({ all: true, version: true }, 'all')),
  /** Null where it is unknown, and in rows of all lives. */
  version: column('version', TEXT),
  ageSeconds: required(column('age_seconds', AMOUNT, { unit: 's', decimals: 0 })),
  lowBytes: column('low_bytes', AMOUNT, BYTES),
  medianBytes: column('median_bytes', AMOUNT, BYTES),
  highBytes: column('high_bytes', AMOUNT, BYTES),
  lives: column('lives', AMOUNT, COUNT),
};

/** Query type `workload`: memory against age, a row an age of a curve: quartiles, and how many lives were that old. */
export const workloadAgesFrame = {
  kind: 'workload-ages',
  name: 'workload-ages',
  type: DataFrameType.NumericLong,
  look: { preferredVisualisationPluginId: PANEL_ID },
  mostRows: CONTRACT_LIMITS.detailRows,
  columns,
  telling: ['of', 'ageSeconds', 'medianBytes'],
  meta: workloadMeta,
} satisfies FrameTable<typeof columns>;

export type WorkloadAgeRow = RowOf<typeof columns>;
