import type { HeavyProcesses, ProcessMeasure, ProcessSplit } from '../../engine';
import type { CliIo } from '../cliIo';
import { formatBytes, formatGrowth } from '../output/formatBytes';
import { renderTable, type Column } from '../output/renderTable';

/** The largest ones; JSON has them all. */
const MOST_ROWS = 12;

const COLUMNS: readonly Column[] = [
  { title: 'PROCESS', align: 'left', flexible: true },
  { title: 'COUNT', align: 'right', dropOrder: 2 },
  { title: 'BYTES', align: 'right' },
  { title: 'SHARE', align: 'right' },
  { title: 'GROWTH', align: 'right', dropOrder: 1 },
];

const MEASURES: Record<ProcessMeasure, string> = {
  pss: 'By PSS, which adds up.',
  rss: 'By RSS: what processes share counts in each of them.',
};

/** The processes of one container for people, the largest first, and those that stand out. */
export function writeProcesses(io: CliIo, { processes, measure, heavy, growing }: ProcessSplit): void {
  const rows = processes
    .slice(0, MOST_ROWS)
    .map(({ name, count, bytes, share, growthBytes }) => [
      name,
      String(count),
      formatBytes(bytes),
      toPercent(share),
      formatGrowth(growthBytes),
    ]);
  const sentences = [
    ...(heavy ? [`${describe(heavy)} hold ${toPercent(heavy.share)}.`] : []),
    ...(growing ? [`${describe(growing)} have ${toPercent(growing.share)} of the growth.`] : []),
    MEASURES[measure],
    ...(processes.length > MOST_ROWS ? [`Showing ${MOST_ROWS} of ${processes.length}.`] : []),
  ];
  io.stdout(renderTable(COLUMNS, rows, { width: io.columns, colours: io.colours }));
  io.stdout(`\n${sentences.join(' ')}\n\n`);
}

function describe({ count, of }: HeavyProcesses): string {
  return `${count} of ${of} processes`;
}

function toPercent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
