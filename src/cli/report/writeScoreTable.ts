import { TERMINAL_MARKS } from '../../engine';
import type { CliIo } from '../cliIo';
import { renderTable, type Column } from '../output/renderTable';
import { toIsoTime } from '../output/toIsoTime';
import type { ScoredSeries } from './scoredSeries';
import { formatSince, formatTimeToLimit, toVerdictCell } from './toVerdictCell';
import { toScoreCell } from './toScoreCell';

const COLUMNS: readonly Column[] = [
  { title: 'SCORE', align: 'right' },
  { title: 'SERIES', align: 'left', flexible: true },
  { title: 'VERDICT', align: 'left' },
  { title: 'SINCE', align: 'left', dropOrder: 3 },
  { title: 'TO LIMIT', align: 'right', dropOrder: 4 },
  { title: 'GROWTH/H', align: 'right' },
  { title: 'LAST', align: 'right' },
  { title: 'LIMIT', align: 'right', dropOrder: 2 },
  { title: 'AT', align: 'left', dropOrder: 1 },
];

/** Scores of raw series for people. The numbers have the unit of the file. */
export function writeScoreTable(io: CliIo, scored: readonly ScoredSeries[], window: string): void {
  const rows = scored.map(({ id, atSeconds, state, json, diagnosis }) => [
    toScoreCell({ score: json.score, scoreState: state }),
    id,
    toVerdictCell({ verdict: json.verdict, diagnosis }),
    formatSince({ verdict: json.verdict, diagnosis }),
    formatTimeToLimit(diagnosis?.secondsToLimit),
    formatNumber(json.slopeBytesPerHour),
    formatNumber(json.usageBytes),
    formatNumber(json.limitBytes),
    toIsoTime(atSeconds) ?? '-',
  ]);
  io.stdout(renderTable(COLUMNS, rows, { width: io.columns, colours: io.colours }));
  io.stdout(`\nGrowth over ${window}, in the unit of the file.\n`);
}

function formatNumber(value: number | null): string {
  return value === null || !Number.isFinite(value) ? TERMINAL_MARKS.unknown : Number(value.toPrecision(6)).toString();
}
