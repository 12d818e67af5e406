import { ruleOf, textsIn } from '../../../engine';
import type { ColumnId } from '../../options';
import type { TriageRow } from '../../read/triage/triageModel';
import { strings } from '../../strings';
import { VERDICT_LOOKS } from '../../parts/diagnosis/verdictLooks';
import type { Column } from '../../parts/list/column';

const LEVEL_ORDER = { L1: 1, L2: 2, L3: 3 } as const;

const SHAPES: ReadonlyArray<Omit<Column<TriageRow, ColumnId>, 'title' | 'help'>> = [
  {
    id: 'rank',
    minWidthPx: 40,
    priority: 9,
    align: 'right',
    sortValue: (row) => row.rank,
    firstDirection: 'ascending',
    staysUnknown: true,
  },
  {
    id: 'container',
    minWidthPx: 148,
    roomyWidthPx: 320,
    priority: 0,
    align: 'left',
    sortValue: (row) =>
      `${row.group?.name ?? row.key.container}\n${row.key.namespace}\n${row.key.container}\n${row.key.pod}`,
    firstDirection: 'ascending',
    isName: true,
  },
  {
    id: 'urgency',
    minWidthPx: 114,
    priority: 1,
    align: 'left',
    sortValue: ({ urgency }) => urgency && ruleOf(urgency).order,
    firstDirection: 'ascending',
  },
  {
    id: 'verdict',
    minWidthPx: 134,
    roomyWidthPx: 172,
    priority: 1,
    align: 'left',
    sortValue: ({ diagnosis }) => diagnosis && VERDICT_LOOKS[diagnosis.verdict].urgency,
    firstDirection: 'descending',
  },
  {
    id: 'score',
    minWidthPx: 124,
    roomyWidthPx: 168,
    priority: 2,
    align: 'left',
    sortValue: (row) => row.scoreMaxOneDay ?? row.score,
    firstDirection: 'descending',
    // A score that is not there is an answer, with its reason.
    staysUnknown: true,
  },
  {
    id: 'trend',
    minWidthPx: 94,
    roomyWidthPx: 112,
    priority: 4,
    align: 'left',
    sortValue: null,
    firstDirection: 'descending',
  },
  {
    id: 'part',
    minWidthPx: 168,
    roomyWidthPx: 196,
    priority: 6,
    align: 'left',
    sortValue: (row) => row.partSlopeBytesPerHour,
    firstDirection: 'descending',
  },
  {
    id: 'since',
    minWidthPx: 84,
    roomyWidthPx: 104,
    priority: 5,
    align: 'left',
    sortValue: ({ diagnosis }) => diagnosis?.onsetSeconds?.mid ?? null,
    firstDirection: 'descending',
  },
  {
    id: 'toLimit',
    minWidthPx: 120,
    priority: 3,
    align: 'left',
    sortValue: toUrgency,
    firstDirection: 'ascending',
  },
  {
    id: 'growth',
    minWidthPx: 108,
    priority: 7,
    align: 'right',
    sortValue: (row) => row.slopeBytesPerHour,
    firstDirection: 'descending',
    staysUnknown: true,
  },
  {
    id: 'usage',
    minWidthPx: 136,
    priority: 8,
    align: 'left',
    sortValue: (row) => row.limitRatio,
    firstDirection: 'descending',
    staysUnknown: true,
  },
  {
    id: 'restarts',
    minWidthPx: 76,
    priority: 10,
    align: 'right',
    sortValue: (row) => row.restarts,
    firstDirection: 'descending',
    isExtra: true,
  },
  {
    id: 'kills',
    minWidthPx: 60,
    priority: 9,
    align: 'right',
    sortValue: (row) => row.killsOneDay,
    firstDirection: 'descending',
    isExtra: true,
  },
  {
    id: 'age',
    minWidthPx: 80,
    priority: 11,
    align: 'right',
    sortValue: (row) => (row.startTimeSeconds === null ? null : -row.startTimeSeconds),
    firstDirection: 'ascending',
    isExtra: true,
  },
  {
    id: 'level',
    minWidthPx: 60,
    priority: 12,
    align: 'left',
    sortValue: (row) => (row.level === null ? null : LEVEL_ORDER[row.level]),
    firstDirection: 'ascending',
    isExtra: true,
  },
];

export const COLUMNS: ReadonlyArray<Column<TriageRow, ColumnId>> = textsIn(
  'title',
  'help'
)(
  SHAPES.map((shape) => ({
    ...shape,
    ...strings.columns[shape.id],
  }))
);

/** Soonest end first: what may happen soon is looked at first. */
function toUrgency({ diagnosis }: TriageRow): number | null {
  const seconds = diagnosis?.secondsToLimit;
  return seconds?.low ?? seconds?.mid ?? seconds?.high ?? null;
}
