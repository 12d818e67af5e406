import type { ListMeasure } from './measureList';
import type { SizeMeasure } from './bench';

/** The section of docs/benchmarks.md. */
export function toReport(
  measured: readonly SizeMeasure[],
  { hours, stepSeconds, cores }: { hours: number; stepSeconds: number; cores: number }
): string {
  return [
    '## Scale',
    '',
    `\`npm run bench:scale\`: generated fleets of ${hours} hours every ${stepSeconds} s in a real Prometheus on ${cores} cores that others`,
    'use as well: 25 replicas at most, a third of the workloads deployed daily, caches, warm-ups, daily curves; one in 17 is',
    'bad: it leaks, is killed every five hours, or leaks while it is deployed. The list is that of the fleet page, 50 rows of',
    'workloads. The recording rules are those of containers and workloads, each evaluated once at the end.',
    '',
    '| containers | workloads | list | requests | expressions | MB | million samples | s | CPU s of the server | bad in 50 rows | below one that is not |',
    '|---|---|---|---|---|---|---|---|---|---|---|',
    ...measured.flatMap((size) => size.lists.map((list) => toListRow(size, list))),
    '',
    '| containers | recording rules | s of 300 | CPU s of the server | longest |',
    '|---|---|---|---|---|',
    ...measured.map(
      ({ containers, chain }) =>
        `| ${containers} | ${chain.rules} | ${chain.wallSeconds.toFixed(1)} | ${chain.serverCpuSeconds.toFixed(1)} | ` +
        `${chain.slowest.map(({ record, seconds }) => `\`${record}\` ${seconds.toFixed(2)}`).join(', ')} |`
    ),
    '',
    ...toRatios(measured),
  ].join('\n');
}

function toListRow({ containers, workloads }: SizeMeasure, list: ListMeasure): string {
  const cells = [
    ...[containers, workloads, list.name, list.requests, list.expressions, (list.bytes / 1e6).toFixed(1)],
    (list.samples / 1e6).toFixed(2),
    ...[list.wallSeconds.toFixed(1), list.serverCpuSeconds.toFixed(1)],
    ...[`${list.bad} of ${Math.min(list.ofBad, 50)}`, list.displaced],
  ];
  return `| ${cells.join(' | ')} |`;
}

/** How the cost grows from each size to the next. */
function toRatios(measured: readonly SizeMeasure[]): string[] {
  return measured.slice(1).map((size, i) => {
    const before = measured[i];
    const ratio = (of: (list: ListMeasure) => number) =>
      size.lists.map((list, k) => `${(of(list) / of(before.lists[k])).toFixed(2)} ${list.name}`).join(', ');
    return (
      `From ${before.containers} to ${size.containers} containers: time x ${ratio((list) => list.wallSeconds)}; ` +
      `bytes x ${ratio((list) => list.bytes)}.`
    );
  });
}
