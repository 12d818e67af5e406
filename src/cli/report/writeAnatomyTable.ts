import { fitSlopePerHour, reportTools, type ToolId } from '../../engine';
import type { CliIo } from '../cliIo';
import { escapeText } from '../output/escapeText';
import { formatBytes, formatGrowth } from '../output/formatBytes';
import { renderTable, type Column } from '../output/renderTable';
import { toIsoTime } from '../output/toIsoTime';
import { findLastKnown, partsAt } from './containerAnatomyJson';
import type { ContainerReport } from './containerReport';
import { runtimePartsAt } from './runtimeJson';
import { toPartRows, toReservedRows } from './toPartRows';
import { writeProcesses } from './writeProcesses';
import { writeWarnings } from './writeWarnings';

const PART_COLUMNS: readonly Column[] = [
  { title: 'PART', align: 'left', flexible: true },
  { title: 'BYTES', align: 'right' },
  { title: 'SHARE', align: 'right' },
  { title: 'GROWTH/H', align: 'right' },
  { title: 'CERTAINTY', align: 'left', dropOrder: 1 },
];

const RESERVED_COLUMNS: readonly Column[] = [
  { title: 'RESERVED, NOT RESIDENT', align: 'left', flexible: true },
  { title: 'BYTES', align: 'right' },
];

const TOOL_COLUMNS: readonly Column[] = [
  { title: 'TOOL', align: 'left', flexible: true },
  { title: 'SHOWS', align: 'right' },
  { title: 'WHICH IS', align: 'left', dropOrder: 1 },
];

/** Shown where the container exports them. */
const INSIDE_TOOLS: ReadonlySet<ToolId> = new Set<ToolId>([
  'process_res',
  'process_pss',
  'jvm_heap',
  'go_heap',
  'node_heap',
]);

/** One or two tools for each figure that a container has; JSON lists them all. */
const TABLE_TOOLS: ReadonlySet<ToolId> = new Set<ToolId>([
  'container_memory_usage_bytes',
  'oom_killer',
  'kubectl_top',
  'container_memory_working_set_bytes',
  'docker_stats',
  'container_memory_rss',
]);

/** One container for people: its parts now, what runs inside, and what other tools show. */
export function writeAnatomyTable(io: CliIo, report: ContainerReport): void {
  const { key, history, limitBytes } = report.anatomy;
  const { inside, warnings, windowText } = report;
  const style = { width: io.columns, colours: io.colours };
  io.stdout(`${escapeText([key.namespace, key.pod, key.container].join('/'))}\n`);
  const last = findLastKnown(history.wholeBytes);
  if (last === null || history.whole === null) {
    io.stdout('None of its samples could be taken apart.\n');
    writeWarnings(io, warnings);
    return;
  }
  const wholeText = formatBytes(history.wholeBytes[last]);
  const limit = limitBytes[last];
  const ofLimit = limit === null ? 'no limit known' : `limit ${formatBytes(limit)}`;
  io.stdout(
    `${history.whole === 'usage' ? 'Usage' : 'Working set'} ${wholeText} at ${toIsoTime(history.timesSeconds[last])}, ${ofLimit}, level ${history.level}\n\n`
  );
  io.stdout(renderTable(PART_COLUMNS, toPartRows(report, last), style));
  io.stdout(`\nThe parts sum to ${wholeText}; growth over ${windowText}.${describeSource(report, last)}\n\n`);
  const swap = history.swapBytes?.[last] ?? null;
  if (swap !== null && history.swapBytes) {
    const growth = formatGrowth(fitSlopePerHour(history.timesSeconds, history.swapBytes));
    io.stdout(`Swapped out: ${formatBytes(swap)}, beside the usage; growth an hour: ${growth}.\n\n`);
  }
  const reservedRows = toReservedRows(inside, last);
  if (reservedRows.length > 0) {
    io.stdout(`${renderTable(RESERVED_COLUMNS, reservedRows, style)}\n`);
  }
  if (inside?.processes) {
    writeProcesses(io, inside.processes);
  }
  const split = { whole: history.whole, parts: partsAt(report.anatomy, last) };
  const toolRows = reportTools(split, { runtime: inside?.figures })
    .filter(({ id, bytes }) => TABLE_TOOLS.has(id) || (INSIDE_TOOLS.has(id) && bytes !== null))
    .map(({ title, bytes, formulaText }) => [title, formatBytes(bytes), formulaText]);
  io.stdout(renderTable(TOOL_COLUMNS, toolRows, style));
  writeWarnings(io, warnings);
}

/** Where the indented rows come from. */
function describeSource({ inside }: ContainerReport, row: number): string {
  if (!inside?.title || runtimePartsAt(inside, row).length === 0) {
    return '';
  }
  const flavour = inside.flavour === null || inside.flavour === inside.title ? '' : ` (${inside.flavour})`;
  return `\nIndented: anonymous memory by the metrics of ${inside.title}${flavour}.`;
}
