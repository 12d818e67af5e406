import { DataFrameType } from '@grafana/data';
import { column, namesOf, required } from './codec/column';
import { BYTES, SHARE, SIGNED_BYTES } from './codec/configs';
import type { FrameTable } from './codec/frameTable';
import { AMOUNT, NUMBER, oneOf, TEXT } from './codec/value';
import { CONTRACT_LIMITS } from './contractLimits';
import { PANEL_ID } from './ids';

const columns = {
  process: required(column('process', TEXT)),
  measure: column('measure', oneOf<'pss' | 'rss'>({ pss: true, rss: true })),
  count: column('count', AMOUNT, { unit: 'none', min: 0, decimals: 0 }),
  bytes: required(column('bytes', AMOUNT, BYTES)),
  /** Of all processes of the container. */
  share: column('share', AMOUNT, SHARE),
  growthBytes: column('growth_bytes', NUMBER, SIGNED_BYTES),
};

/** Beside an anatomy, where processes are exported: a row a process (or group), the largest first. */
export const processesFrame = {
  kind: 'processes',
  name: 'processes',
  type: DataFrameType.NumericLong,
  look: { preferredVisualisationType: 'table', preferredVisualisationPluginId: PANEL_ID },
  mostRows: CONTRACT_LIMITS.memberRows,
  columns,
  telling: ['process', 'measure', 'bytes'],
  meta: {},
} satisfies FrameTable<typeof columns>;

/** Names of the fields. */
export const PROCESSES = namesOf(columns);
