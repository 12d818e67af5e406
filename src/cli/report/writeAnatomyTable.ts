import type { Anatomy } from '../../collect/collectAnatomy';
import { findPart, fitSlopePerHour } from '../../engine';
import type { CliIo } from '../cliIo';
import { escapeText } from '../output/escapeText';
import { formatBytes, formatGrowth } from '../output/formatBytes';
import { renderTable, type Column } from '../output/renderTable';
import { toIsoTime } from '../output/toIsoTime';
import { findLastAccepted, partsAt } from './containerAnatomyJson';
import { toFigures, toTools } from './toTools';
import { writeWarnings } from './writeWarnings';

const PART_COLUMNS: readonly Column[] = [
  { title: 'PART', align: 'left', flexible: true },
  { title: 'BYTES', align: 'right' },
  { title: 'SHARE', align: 'right' },
  { title: 'GROWTH/H', align: 'right' },
  { title: 'CERTAINTY', align: 'left', dropOrder: 1 },
];

const TOOL_COLUMNS: readonly Column[] = [
  { title: 'TOOL', align: 'left', flexible: true },
  { title: 'SHOWS', align: 'right' },
  { title: 'WHICH IS', align: 'left', dropOrder: 1 },
];

/** One container for people: its parts now, and what other tools show. */
export function writeAnatomyTable(io: CliIo, anatomy: Anatomy, warnings: readonly string[], window: string): void {
  const { key, history, limitBytes } = anatomy;
  const style = { width: io.columns, colours: io.colours };
  io.stdout(`${escapeText([key.namespace, key.pod, key.container].join('/'))}\n`);
  const last = findLastAccepted(anatomy);
  if (last === null) {
    io.stdout('None of its samples could be taken apart.\n');
    writeWarnings(io, warnings);
    return;
  }
  const wholeBytes = history.wholeBytes[last] ?? 0;
  const limit = limitBytes[last];
  const ofLimit = limit === null ? 'no limit known' : `limit ${formatBytes(limit)}`;
  io.stdout(
    `${history.whole === 'usage' ? 'Usage' : 'Working set'} ${formatBytes(wholeBytes)} at ${toIsoTime(history.timesSeconds[last])}, ${ofLimit}, level ${history.level}\n\n`
  );
  const parts = partsAt(anatomy, last);
  const partRows = parts.map(({ name, bytes, certainty }, index) => [
    findPart(name)?.title ?? name,
    formatBytes(bytes),
    wholeBytes > 0 ? `${((100 * bytes) / wholeBytes).toFixed(1)} %` : '-',
    formatGrowth(fitSlopePerHour(history.timesSeconds, history.parts[index].bytes)),
    certainty,
  ]);
  io.stdout(renderTable(PART_COLUMNS, partRows, style));
  io.stdout(`\nThe parts sum to ${formatBytes(wholeBytes)}; growth over ${window}.\n\n`);
  const toolRows = toTools(toFigures(history.whole, parts)).map(({ name, bytes, formula }) => [
    name,
    formatBytes(bytes),
    formula,
  ]);
  io.stdout(renderTable(TOOL_COLUMNS, toolRows, style));
  writeWarnings(io, warnings);
}
