import type { ColumnId } from '../../options';
import type { TriageRow } from '../../read/triageModel';

export type Direction = 'ascending' | 'descending';

export interface Column {
  id: ColumnId;
  minWidthPx: number;
  /** Wide enough for its longest texts, for panels with room to spare; `minWidthPx` when absent. */
  roomyWidthPx?: number;
  /** Columns with the highest number are the first to go when the panel is narrow. */
  priority: number;
  align: 'left' | 'right';
  /** What the column is sorted by; null for columns that are no order. Unknown values sort last either way. */
  sortValue: ((row: TriageRow) => number | string | null) | null;
  /** The direction that a first click gives: the interesting end on top. */
  firstDirection: Direction;
}

const LEVEL_ORDER = { L1: 1, L2: 2, L3: 3 } as const;

export const COLUMNS: readonly Column[] = [
  {
    id: 'rank',
    minWidthPx: 40,
    priority: 6,
    align: 'right',
    sortValue: (row) => row.rank,
    firstDirection: 'ascending',
  },
  {
    id: 'container',
    minWidthPx: 150,
    roomyWidthPx: 240,
    priority: 0,
    align: 'left',
    sortValue: (row) => `${row.key.container}\n${row.key.namespace}\n${row.key.pod}`,
    firstDirection: 'ascending',
  },
  {
    id: 'score',
    minWidthPx: 124,
    roomyWidthPx: 168,
    priority: 1,
    align: 'left',
    sortValue: (row) => row.scoreMaxOneDay ?? row.score,
    firstDirection: 'descending',
  },
  { id: 'trend', minWidthPx: 120, priority: 2, align: 'left', sortValue: null, firstDirection: 'descending' },
  {
    id: 'part',
    minWidthPx: 172,
    roomyWidthPx: 196,
    priority: 5,
    align: 'left',
    sortValue: (row) => row.partSlopeBytesPerHour,
    firstDirection: 'descending',
  },
  {
    id: 'growth',
    minWidthPx: 108,
    priority: 3,
    align: 'right',
    sortValue: (row) => row.slopeBytesPerHour,
    firstDirection: 'descending',
  },
  {
    id: 'usage',
    minWidthPx: 136,
    priority: 4,
    align: 'left',
    sortValue: (row) => row.limitRatio,
    firstDirection: 'descending',
  },
  {
    id: 'restarts',
    minWidthPx: 76,
    priority: 7,
    align: 'right',
    sortValue: (row) => row.restarts,
    firstDirection: 'descending',
  },
  {
    id: 'age',
    minWidthPx: 80,
    priority: 8,
    align: 'right',
    sortValue: (row) => (row.startTimeSeconds === null ? null : -row.startTimeSeconds),
    firstDirection: 'ascending',
  },
  {
    id: 'level',
    minWidthPx: 60,
    priority: 9,
    align: 'left',
    sortValue: (row) => (row.level === null ? null : LEVEL_ORDER[row.level]),
    firstDirection: 'ascending',
  },
];
