import type { PodAnatomy } from '../../collect/pods/collectPod';
import { fitSlopePerHour, PARTS } from '../../engine';
import type { CliIo } from '../cliIo';
import { escapeText } from '../output/escapeText';
import { formatBytes, formatGrowth } from '../output/formatBytes';
import { renderTable, type Column } from '../output/renderTable';
import type { PodAnatomyJson, PodContainerJson } from './podAnatomyJson';
import { writeWarnings } from './writeWarnings';

/** One pod for people: its containers side by side, and what is in none of them. */
export function writePodTable(io: CliIo, report: PodAnatomyJson, { pod, containers }: PodAnatomy): void {
  const { at, wholeBytes, whole, limitBytes, skewBytes } = report;
  io.stdout(`${escapeText([report.namespace, report.pod].join('/'))}\n`);
  const ofLimit = limitBytes === null ? 'no limit of the pod known' : `limit ${formatBytes(limitBytes)}`;
  io.stdout(
    wholeBytes === null
      ? `The memory of the pod as a whole is unknown at ${at}\n\n`
      : `${whole === 'usage' ? 'Usage' : 'Working set'} ${formatBytes(wholeBytes)} at ${at}, ${ofLimit}\n\n`
  );
  const parts = PARTS.filter(({ name }) =>
    report.containers.some((one) => one.parts.some((part) => part.name === name))
  );
  const columns: Column[] = [
    { title: 'CONTAINER', align: 'left', flexible: true },
    { title: 'WHOLE', align: 'right' },
    ...parts.map(({ name }, index): Column => ({ title: toTitle(name), align: 'right', dropOrder: index + 1 })),
    { title: 'GROWTH/H', align: 'right' },
    { title: 'LIMIT', align: 'right' },
    { title: 'RESTARTS', align: 'right', dropOrder: parts.length + 1 },
  ];
  const toRow = (name: string, bytes: number | null, history: ReadonlyArray<number | null>) => [
    name,
    formatBytes(bytes),
    ...parts.map(() => '-'),
    formatGrowth(fitSlopePerHour(pod.timesSeconds, history)),
    '',
    '',
  ];
  const rows = report.containers.map((one, index) => [
    one.at === at ? one.container : `${one.container} (${one.at ?? 'not taken apart'})`,
    `${formatBytes(one.wholeBytes)}${one.whole === 'workingSet' ? ' WS' : ''}`,
    ...parts.map(({ name }) => toPartCell(one, name)),
    formatGrowth(fitSlopePerHour(pod.timesSeconds, containers[index].history.wholeBytes)),
    formatBytes(one.limitBytes),
    one.restarts === null ? '-' : String(one.restarts),
  ]);
  const ofPod =
    wholeBytes === null
      ? []
      : [
          ...(pod.restHoldsSandbox ? [] : [toRow('(sandbox)', report.sandboxBytes, pod.sandboxBytes)]),
          toRow(
            pod.restHoldsSandbox ? '(in no container, or sandbox)' : '(in no container)',
            report.orphanedBytes,
            pod.restBytes
          ),
        ];
  io.stdout(renderTable(columns, [...rows, ...ofPod], { width: io.columns, colours: io.colours }));
  const skew = skewBytes
    ? ` Together they exceed the pod by ${formatBytes(skewBytes)}: they were read one after another.`
    : '';
  io.stdout(
    `\nGrowth over ${report.window}; "-" is unknown.${skew}\nWith --container NAME: what runs inside, and what other tools show.\n`
  );
  writeWarnings(io, report.warnings);
}

/** As in JSON. */
function toTitle(name: string): string {
  return name.replaceAll('_', ' ').toUpperCase();
}

/** Empty where the container has no such part; unknown where it could not be taken apart. */
function toPartCell({ parts, level }: PodContainerJson, name: string): string {
  const part = parts.find((one) => one.name === name);
  return part || level === null ? formatBytes(part?.bytes ?? null) : '';
}
