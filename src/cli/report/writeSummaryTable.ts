import { type PartName, tellsAnon } from '../../engine';
import type { CliIo } from '../cliIo';
import { escapeText } from '../output/escapeText';
import { formatBytes } from '../output/formatBytes';
import { renderTable, type Column } from '../output/renderTable';
import type { AnatomyJson } from './anatomyJson';
import type { SummaryJson } from './summaryJson';
import { writeWarnings } from './writeWarnings';

const COLUMNS: readonly Column[] = [
  { title: 'NAME', align: 'left', flexible: true },
  { title: 'USAGE', align: 'right' },
  { title: 'ANON', align: 'right' },
  { title: 'CACHE, TMPFS, KERNEL', align: 'right', dropOrder: 2 },
  { title: 'INACTIVE CACHE', align: 'right', dropOrder: 1 },
  { title: 'WORKING SET', align: 'right' },
  { title: 'LIMIT', align: 'right', dropOrder: 3 },
];

type Entry = SummaryJson['containers'][number] | SummaryJson['pods'][number] | SummaryJson['node'];

/** A kubelet summary for people: the node, then each pod and its containers, the largest pod first. */
export function writeSummaryTable(io: CliIo, summary: SummaryJson): void {
  const { node, pods, containers, at, warnings } = summary;
  const bySize = [...pods].sort((a, b) => size(b) - size(a));
  const rows = [
    toRow(`node ${node.node ?? ''}`, node),
    ...bySize.flatMap((pod) => [
      toRow(`${pod.namespace}/${pod.pod}`, pod),
      ...containers
        .filter((container) => container.namespace === pod.namespace && container.pod === pod.pod)
        .map((container) => toRow(`  ${container.container}`, container)),
    ]),
  ];
  io.stdout(`Kubelet summary, newest reading at ${at ?? 'an unknown time'}, level L1\n\n`);
  io.stdout(renderTable(COLUMNS, rows, { width: io.columns, colours: io.colours }));
  io.stdout('\nUsage = anon + cache, tmpfs, kernel in use + inactive cache; "-" is unknown.\n');
  writeWarnings(io, warnings);
}

function size({ usageBytes, workingSetBytes }: Entry): number {
  return usageBytes ?? workingSetBytes ?? 0;
}

function toRow(name: string, entry: Entry): string[] {
  return [
    `${escapeText(name)}${entry.stale ? ' (stale)' : ''}`,
    formatBytes(entry.usageBytes),
    formatBytes(partBytes(entry, 'anon')),
    formatBytes(partBytes(entry, 'beyond_anon')),
    formatBytes(partBytes(entry, 'inactive_file', 'lazyfree')),
    formatBytes(entry.workingSetBytes),
    formatBytes(entry.limitBytes),
  ];
}

/** Null when the entry could not be taken apart, or is the working set alone; a part that is not listed is zero. */
function partBytes({ level, parts }: AnatomyJson, ...names: PartName[]): number | null {
  return level === null || !tellsAnon(parts)
    ? null
    : parts.filter(({ name }) => names.includes(name)).reduce((sum, { bytes }) => sum + bytes, 0);
}
