import { findPart, findRuntimeGrowth, fitSlopePerHour } from '../../engine';
import { formatBytes, formatGrowth } from '../output/formatBytes';
import { partsAt } from './containerAnatomyJson';
import type { ContainerReport } from './containerReport';
import { reservedAt, runtimePartsAt } from './runtimeJson';

type Report = Pick<ContainerReport, 'anatomy' | 'inside'>;

/** Rows of the table of parts: name, bytes, share, growth, certainty. Below `anon` stand the parts of its runtime. */
export function toPartRows({ anatomy, inside }: Report, row: number): string[][] {
  const { history } = anatomy;
  const wholeBytes = history.wholeBytes[row] ?? 0;
  const toRow = (title: string, bytes: number, growth: number | null, certainty: string) => [
    title,
    formatBytes(bytes),
    wholeBytes > 0 ? `${((100 * bytes) / wholeBytes).toFixed(1)} %` : '-',
    formatGrowth(growth),
    certainty,
  ];
  const growth = new Map(
    (inside?.history ? findRuntimeGrowth(inside.history) : []).map(({ part, slopeBytesPerHour }) => [
      part,
      slopeBytesPerHour,
    ])
  );
  const runtimeParts = runtimePartsAt(inside, row);
  return partsAt(anatomy, row).flatMap(({ name, bytes, certainty }, index) => [
    toRow(
      findPart(name)?.title ?? name,
      bytes,
      fitSlopePerHour(history.timesSeconds, history.parts[index].bytes),
      certainty
    ),
    ...runtimeParts
      .filter(({ of }) => of === name)
      .map((part) =>
        toRow(`  ${titleOf(inside, part.name)}`, part.bytes, growth.get(part.name) ?? null, part.certainty)
      ),
  ]);
}

/** Rows of what is reserved and not resident: name, bytes. */
export function toReservedRows(inside: ContainerReport['inside'], row: number): string[][] {
  return reservedAt(inside, row).map(({ name, bytes }) => [titleOf(inside, name), formatBytes(bytes)]);
}

function titleOf(inside: ContainerReport['inside'], name: string): string {
  return inside?.history?.parts.find((part) => part.name === name)?.title ?? name;
}
