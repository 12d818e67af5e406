import type { Leaks } from '../../collect/containers/collectLeaks';
import { toTicket, type FleetFinding } from '../../engine';
import type { CliIo } from '../cliIo';
import { writeWarnings } from './writeWarnings';

/** A ticket in Markdown for each row; of a workload, that of the replica which needs somebody first. */
export function writeTickets(
  io: CliIo,
  { containers, workloads }: Leaks,
  by: 'workload' | 'container',
  atSeconds: number,
  warnings: readonly string[]
): void {
  const findings = by === 'workload' ? workloads.map(({ lead }) => lead) : containers;
  io.stdout(findings.map((finding) => toContainerTicket(finding, atSeconds)).join('\n---\n\n'));
  writeWarnings(io, warnings);
}

function toContainerTicket(finding: FleetFinding, atSeconds: number): string {
  const { kind, name } = finding.workload;
  return toTicket({ ...finding, workload: { kind, name }, atSeconds, href: null });
}
