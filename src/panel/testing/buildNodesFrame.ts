import { createDataFrame, DataFrameType, FieldType, type DataFrame } from '@grafana/data';
import { NODES } from '../../contract/nodesFrame';
import { buildTrend } from './buildFrames';

const GIB = 2 ** 30;
const TEXT_FIELDS: readonly string[] = [
  NODES.cluster,
  NODES.node,
  NODES.ready,
  NODES.memoryPressure,
  NODES.drivers,
  NODES.source,
];

type Row = Partial<Record<(typeof NODES)[keyof typeof NODES], unknown>>;

/** A node of 16 GiB: 8 in use, evicting from 14 on. Its working set rose in twelve samples. */
const HEALTHY: Row = {
  ready: 'true',
  memory_pressure: 'false',
  capacity_bytes: 16 * GIB,
  allocatable_bytes: 15 * GIB,
  eviction_bytes: 14 * GIB,
  usage_bytes: 9 * GIB,
  working_set_bytes: 8 * GIB,
  pods_bytes: 6 * GIB,
  system_bytes: 2.5 * GIB,
  unaccounted_bytes: GIB / 2,
  slope_bytes_per_hour: GIB / 4,
  oom_kills: 0,
  drivers: 'shop/cart-1/app +213 MiB',
  source: 'prometheus',
  trend: buildTrend(Array.from({ length: 12 }, (_, index) => 8000 + index * 20)),
};

/** Nodes n1, n2, … as the contract says; what a row does not name is as on a healthy node. */
export function buildNodesFrame(rows: Row[]): DataFrame {
  return createDataFrame({
    refId: 'A',
    meta: { type: DataFrameType.NumericLong, typeVersion: [0, 1] },
    fields: Object.values(NODES).map((name) => ({
      name,
      type: name === NODES.trend ? FieldType.frame : TEXT_FIELDS.includes(name) ? FieldType.string : FieldType.number,
      values: rows.map((row, index) => {
        const complete: Row = { ...HEALTHY, node: `n${index + 1}`, ...row };
        return complete[name] ?? null;
      }),
    })),
  });
}
