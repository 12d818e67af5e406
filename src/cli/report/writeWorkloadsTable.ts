import type { Leaks } from '../../collect/containers/collectLeaks';
import { findPart, formatShare, ruleOf, titleRuntimePart, type Urgency, type WorkloadFinding } from '../../engine';
import type { CliIo } from '../cliIo';
import { formatBytes, formatGrowth } from '../output/formatBytes';
import { renderTable, type Cell, type Column } from '../output/renderTable';
import { describeFleet } from './describeFleet';
import { toScoreCell } from './toScoreCell';
import { formatTimeToLimit, toVerdictCell } from './toVerdictCell';
import { writeWarnings } from './writeWarnings';

const COLUMNS: readonly Column[] = [
  { title: 'NEEDS', align: 'left' },
  { title: 'WORKLOAD', align: 'left', flexible: true },
  { title: 'REPLICAS', align: 'right', dropOrder: 2 },
  { title: 'VERDICT', align: 'left' },
  { title: 'GROWING PART', align: 'left', dropOrder: 5 },
  { title: 'FIRST END', align: 'right', dropOrder: 1 },
  { title: 'KILLS/D', align: 'right', dropOrder: 3 },
  { title: 'GROWTH/H', align: 'right' },
  { title: 'AT RISK', align: 'right', dropOrder: 6 },
  { title: 'SCORE', align: 'right', dropOrder: 4 },
];

const NEEDS: Readonly<Record<Urgency, string>> = {
  'killed-again': 'killed again',
  'limit-today': 'ends today',
  'limit-this-week': 'ends in 7 d',
  leak: 'leaks',
  'not-proven': 'an eye',
  reclaimable: 'nothing',
  'not-known': 'not known',
  calm: 'nothing',
};

/** The fleet for people: what needs somebody first. */
export function writeWorkloadsTable(io: CliIo, leaks: Leaks, warnings: readonly string[], window: string): void {
  if (leaks.workloads.length === 0) {
    io.stdout('The server has no memory samples of containers that match at this time.\n');
  } else {
    io.stdout(`${describeFleet(leaks.counts)}\n\n`);
    io.stdout(renderTable(COLUMNS, leaks.workloads.map(toRow), { width: io.columns, colours: io.colours }));
    io.stdout(`\nGrowth over ${window}, of all replicas that were looked at; what needs somebody first is on top.\n`);
  }
  writeWarnings(io, warnings);
}

function toRow(row: WorkloadFinding): Cell[] {
  const { workload, container, lead } = row;
  const { cluster, namespace, name, basis } = workload;
  const place = [...(cluster === null ? [] : [cluster]), namespace, name].join('/');
  // A workload of one container is often called like it.
  const named = container === name ? place : `${place} ${container}`;
  return [
    toNeedsCell(row.urgency),
    basis === 'guessed' ? `${named} (guessed)` : named,
    describeReplicas(row),
    toVerdictCell(lead),
    describePart(row),
    formatTimeToLimit(row.secondsToEnd),
    row.killsOneDay === null ? '-' : String(Math.round(row.killsOneDay)),
    formatGrowth(row.growthBytesPerHour),
    formatBytes(row.bytesAtRisk),
    toScoreCell({ ...lead, score: row.score, scoreState: row.score === null ? lead.scoreState : 'scored' }),
  ];
}

function toNeedsCell(urgency: Urgency): Cell {
  const { needs } = ruleOf(urgency);
  const text = NEEDS[urgency];
  return needs === 'nobody' ? { text, colour: 'dim' } : { text, colour: needs === 'somebody' ? 'red' : 'yellow' };
}

/** Those that need somebody, of those that were looked at, of all. */
function describeReplicas({ affectedReplicas, replicas, totalReplicas }: WorkloadFinding): string {
  const looked = replicas.length;
  const of = totalReplicas !== null && totalReplicas > looked ? `${looked} (of ${totalReplicas})` : String(looked);
  return `${affectedReplicas}/${of}`;
}

function describePart({ lead }: WorkloadFinding): string {
  if (lead.part === null) {
    return '-';
  }
  const title = findPart(lead.part)?.title ?? lead.part;
  const inside = lead.diagnosis?.runtimePart ?? null;
  const share = lead.diagnosis?.runtimeShare ?? null;
  const named = inside === null ? title : `${title}, ${titleRuntimePart(inside) ?? inside.replaceAll('_', ' ')}`;
  return inside === null || share === null ? named : `${named} ${formatShare(share, 1)}`;
}
