import { sumKnown } from '../stats/sumKnown';
import type { TimeToLimit } from '../diagnosis/diagnosis';
import { compareUrgency, type Urgent } from './compareUrgency';
import type { FleetFinding } from './fleetFinding';
import { joinTrends } from './joinTrends';
import { ruleOf } from './urgency';
import type { WorkloadFinding } from './workloadFinding';
import { toWorkloadId, type Workload } from './workload';

/** Names one row: the same container of the same workload. */
export function toRowId(workload: Pick<Workload, 'cluster' | 'namespace' | 'name'>, container: string): string {
  return JSON.stringify([toWorkloadId(workload), container]);
}

/**
 * One row for each container of each workload, what needs somebody first on top. The replica that needs somebody first
 * speaks for the row; times, kills and bytes are of all replicas.
 *
 * Input: containers that were looked at, and how many replicas each row has (by `toRowId`), where that was counted.
 * Cost: linear, and sorting. Never throws.
 */
export function groupByWorkload(
  findings: readonly FleetFinding[],
  totals: ReadonlyMap<string, number> = new Map()
): WorkloadFinding[] {
  const groups = new Map<string, FleetFinding[]>();
  for (const finding of findings) {
    const id = toRowId(finding.workload, finding.key.container);
    const group = groups.get(id);
    if (group) {
      group.push(finding);
    } else {
      groups.set(id, [finding]);
    }
  }
  return [...groups]
    .map(([id, replicas]) => toRow(replicas, totals.get(id) ?? null))
    .sort((a, b) => compareUrgency(toUrgent(a), toUrgent(b)));
}

/** Containers, what needs somebody first on top. */
export function sortByUrgency<F extends FleetFinding>(findings: readonly F[]): F[] {
  return [...findings].sort((a, b) => compareUrgency(urgentOf(a), urgentOf(b)));
}

function toRow(findings: readonly FleetFinding[], counted: number | null): WorkloadFinding {
  const replicas = sortByUrgency(findings);
  const [lead] = replicas;
  const affected = replicas.filter(({ urgency }) => ruleOf(urgency).needs === 'somebody');
  return {
    // What is told of one replica holds for all of them.
    workload: replicas.find(({ workload }) => workload.basis === 'known')?.workload ?? lead.workload,
    container: lead.key.container,
    urgency: lead.urgency,
    lead,
    replicas,
    // The count is of another moment: what was looked at was there.
    totalReplicas: counted === null ? null : Math.max(counted, replicas.length),
    affectedReplicas: affected.length,
    secondsToEnd: findNearest(replicas),
    growthBytesPerHour: sumKnown(replicas.map(({ slopeBytesPerHour }) => slopeBytesPerHour)),
    bytesAtRisk: sumKnown(affected.map(({ workingSetBytes, usageBytes }) => workingSetBytes ?? usageBytes)),
    killsOneDay: sumKnown(replicas.map(({ killsOneDay }) => killsOneDay)),
    score: highestKnown(replicas.map(({ scoreMaxOneDay, score }) => scoreMaxOneDay ?? score)),
    trend: joinTrends(replicas.map(({ trend }) => trend)),
  };
}

/** The first end of several is no later than any of them: each side of the interval is the least of theirs. */
function findNearest(replicas: readonly FleetFinding[]): TimeToLimit | null {
  const times = replicas.map(({ diagnosis }) => diagnosis?.secondsToLimit ?? null).filter((time) => time !== null);
  const least = (values: Array<number | null>) => {
    const known = values.filter((value) => value !== null);
    return known.length > 0 ? Math.min(...known) : null;
  };
  return times.length === 0
    ? null
    : {
        low: Math.min(...times.map(({ low }) => low)),
        mid: least(times.map(({ mid }) => mid)),
        high: least(times.map(({ high }) => high)),
      };
}

function toUrgent({ urgency, secondsToEnd, growthBytesPerHour, score }: WorkloadFinding): Urgent {
  return { urgency, secondsToEnd: secondsToEnd?.mid ?? null, growthBytesPerHour, score };
}

function urgentOf({ urgency, diagnosis, slopeBytesPerHour, scoreMaxOneDay, score }: FleetFinding): Urgent {
  return {
    urgency,
    secondsToEnd: diagnosis?.secondsToLimit?.mid ?? null,
    growthBytesPerHour: slopeBytesPerHour,
    score: scoreMaxOneDay ?? score,
  };
}

function highestKnown(values: ReadonlyArray<number | null>): number | null {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? Math.max(...known) : null;
}
