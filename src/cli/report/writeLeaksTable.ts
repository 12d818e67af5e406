import type { Leaks } from '../../collect/containers/collectLeaks';
import { type ContainerFinding, findPart } from '../../engine';
import type { CliIo } from '../cliIo';
import { formatBytes, formatGrowth } from '../output/formatBytes';
import { renderTable, type Cell, type Column } from '../output/renderTable';
import { toScoreCell } from './toScoreCell';
import { formatSince, formatTimeToLimit, toVerdictCell } from './toVerdictCell';
import { writeWarnings } from './writeWarnings';

const COLUMNS: readonly Column[] = [
  { title: 'SCORE', align: 'right' },
  { title: '24H MAX', align: 'right', dropOrder: 6 },
  { title: 'CONTAINER', align: 'left', flexible: true },
  { title: 'VERDICT', align: 'left' },
  { title: 'GROWING PART', align: 'left', dropOrder: 2 },
  { title: 'SINCE', align: 'left', dropOrder: 3 },
  { title: 'TO LIMIT', align: 'right', dropOrder: 1 },
  { title: 'GROWTH/H', align: 'right' },
  { title: 'USAGE', align: 'right' },
  { title: 'LIMIT', align: 'right', dropOrder: 4 },
  { title: 'RESTARTS', align: 'right', dropOrder: 5 },
];

/** The ranked list for people. */
export function writeLeaksTable(io: CliIo, leaks: Leaks, warnings: readonly string[], window: string): void {
  if (leaks.containers.length === 0) {
    io.stdout('The server has no memory samples of containers that match at this time.\n');
  } else {
    io.stdout(renderTable(COLUMNS, leaks.containers.map(toRow), { width: io.columns, colours: io.colours }));
    io.stdout(`\nGrowth and restarts over ${window}; what needs somebody first is on top.\n`);
  }
  writeWarnings(io, warnings);
}

function toRow(finding: ContainerFinding): Cell[] {
  const { cluster, namespace, pod, container } = finding.key;
  return [
    toScoreCell(finding),
    finding.scoreMaxOneDay === null ? '-' : finding.scoreMaxOneDay.toFixed(0),
    [...(cluster === null ? [] : [cluster]), namespace, pod, container].join('/'),
    toVerdictCell(finding),
    finding.part === null ? '-' : (findPart(finding.part)?.title ?? finding.part),
    formatSince(finding),
    formatTimeToLimit(finding.diagnosis?.secondsToLimit),
    formatGrowth(finding.slopeBytesPerHour),
    toUsageCell(finding),
    formatBytes(finding.limitBytes),
    finding.restarts === null ? '-' : String(finding.restarts),
  ];
}

function toUsageCell({ usageBytes, workingSetBytes, swapBytes = null }: ContainerFinding): string {
  const own =
    usageBytes === null && workingSetBytes !== null ? `${formatBytes(workingSetBytes)} WS` : formatBytes(usageBytes);
  return swapBytes !== null && swapBytes > 0 ? `${own}, swap ${formatBytes(swapBytes)}` : own;
}
