import { textsIn } from '../../../engine';
import type { NodeRow } from '../../read/nodes/nodesModel';
import type { Column } from '../../parts/list/column';
import { nodeStrings } from './nodeStrings';

export const NODE_COLUMN_IDS = [
  'node',
  'state',
  'memory',
  'forecast',
  'growth',
  'trend',
  'oomKills',
  'drivers',
  'source',
] as const;
export type NodeColumnId = (typeof NODE_COLUMN_IDS)[number];

type Shape = Omit<Column<NodeRow, NodeColumnId>, 'id' | 'title' | 'help'>;

const SHAPES: Record<NodeColumnId, Shape> = {
  node: {
    minWidthPx: 140,
    roomyWidthPx: 180,
    priority: 0,
    align: 'left',
    sortValue: ({ node }) => node,
    firstDirection: 'ascending',
    isName: true,
  },
  state: {
    minWidthPx: 152,
    priority: 1,
    align: 'left',
    sortValue: toTrouble,
    firstDirection: 'descending',
    staysUnknown: true,
  },
  memory: {
    minWidthPx: 180,
    roomyWidthPx: 280,
    priority: 2,
    align: 'left',
    sortValue: toFullness,
    firstDirection: 'descending',
    staysUnknown: true,
  },
  forecast: {
    minWidthPx: 116,
    priority: 3,
    align: 'left',
    sortValue: toUrgency,
    firstDirection: 'ascending',
    staysUnknown: true,
  },
  growth: {
    minWidthPx: 104,
    priority: 4,
    align: 'right',
    sortValue: ({ slopeBytesPerHour }) => slopeBytesPerHour,
    firstDirection: 'descending',
    staysUnknown: true,
  },
  trend: { minWidthPx: 120, priority: 5, align: 'left', sortValue: null, firstDirection: 'descending' },
  oomKills: {
    minWidthPx: 84,
    priority: 6,
    align: 'right',
    sortValue: ({ oomKills }) => oomKills,
    firstDirection: 'descending',
    staysUnknown: true,
  },
  drivers: {
    minWidthPx: 200,
    roomyWidthPx: 300,
    priority: 7,
    align: 'left',
    sortValue: null,
    firstDirection: 'descending',
  },
  source: {
    minWidthPx: 96,
    priority: 8,
    align: 'left',
    sortValue: ({ source }) => source,
    firstDirection: 'ascending',
  },
};

export const NODE_COLUMNS: ReadonlyArray<Column<NodeRow, NodeColumnId>> = textsIn(
  'title',
  'help'
)(
  NODE_COLUMN_IDS.map((id) => ({
    id,
    ...nodeStrings.columns[id],
    ...SHAPES[id],
  }))
);

/** Not ready is worse than silent, and both than short of memory; null where neither condition is known. */
function toTrouble({ ready, memoryPressure }: NodeRow): number | null {
  if (ready === null && memoryPressure === null) {
    return null;
  }
  return (ready === 'false' ? 4 : ready === 'unknown' ? 2 : 0) + (memoryPressure === 'true' ? 1 : 0);
}

/** Share of the eviction line, or of the capacity where the line is not known. */
function toFullness({ workingSetBytes, evictionBytes, capacityBytes }: NodeRow): number | null {
  const endBytes = evictionBytes ?? capacityBytes;
  return workingSetBytes === null || !endBytes ? null : workingSetBytes / endBytes;
}

function toUrgency({ forecast }: NodeRow): number | null {
  const order = { unknown: null, reached: 0, ahead: forecast.seconds, far: Number.MAX_VALUE, flat: Infinity };
  return order[forecast.state];
}
