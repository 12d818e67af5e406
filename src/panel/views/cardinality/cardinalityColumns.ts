import { textsIn } from '../../../engine';
import type { CardinalityRow } from '../../read/cardinality/cardinalityModel';
import type { Column } from '../../parts/list/column';
import { cardinalityStrings } from './cardinalityStrings';
import { KIND_LOOKS } from './kindLooks';
import { toTargetName } from './toTargetName';

export const CARDINALITY_COLUMN_IDS = [
  'target',
  'kind',
  'score',
  'series',
  'trend',
  'growth',
  'cause',
  'explained',
] as const;
export type CardinalityColumnId = (typeof CARDINALITY_COLUMN_IDS)[number];

type Shape = Omit<Column<CardinalityRow, CardinalityColumnId>, 'id' | 'title' | 'help'>;

const SHAPES: Record<CardinalityColumnId, Shape> = {
  target: {
    minWidthPx: 180,
    roomyWidthPx: 260,
    priority: 0,
    align: 'left',
    sortValue: (row) => toTargetName(row).name,
    firstDirection: 'ascending',
    isName: true,
  },
  kind: {
    minWidthPx: 168,
    priority: 1,
    align: 'left',
    sortValue: ({ kind }) => KIND_LOOKS[kind].urgency,
    firstDirection: 'descending',
    staysUnknown: true,
  },
  score: {
    minWidthPx: 100,
    roomyWidthPx: 120,
    priority: 6,
    align: 'left',
    sortValue: ({ score }) => score,
    firstDirection: 'descending',
    staysUnknown: true,
  },
  series: {
    minWidthPx: 80,
    priority: 2,
    align: 'right',
    sortValue: ({ series }) => series,
    firstDirection: 'descending',
    staysUnknown: true,
  },
  trend: { minWidthPx: 120, priority: 5, align: 'left', sortValue: null, firstDirection: 'descending' },
  growth: {
    minWidthPx: 92,
    priority: 4,
    align: 'right',
    sortValue: ({ seriesPerHour }) => seriesPerHour,
    firstDirection: 'descending',
    staysUnknown: true,
  },
  cause: {
    minWidthPx: 200,
    roomyWidthPx: 320,
    priority: 3,
    align: 'left',
    sortValue: ({ metric }) => metric,
    firstDirection: 'ascending',
    staysUnknown: true,
  },
  explained: {
    minWidthPx: 132,
    roomyWidthPx: 150,
    priority: 7,
    align: 'right',
    sortValue: ({ explainedBytes }) => explainedBytes,
    firstDirection: 'descending',
    staysUnknown: true,
  },
};

export const CARDINALITY_COLUMNS: ReadonlyArray<Column<CardinalityRow, CardinalityColumnId>> = textsIn(
  'title',
  'help'
)(CARDINALITY_COLUMN_IDS.map((id) => ({ id, ...cardinalityStrings.columns[id], ...SHAPES[id] })));
