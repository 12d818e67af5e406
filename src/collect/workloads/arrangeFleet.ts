import {
  type ContainerFinding,
  findUrgency,
  type FleetCounts,
  type FleetFinding,
  groupByWorkload,
  ruleOf,
  sortByUrgency,
  toContainerId,
  toRowId,
  type WorkloadFinding,
} from '../../engine';
import type { PodLabels } from './askPodLabels';
import { countKills, type Killed } from './readKilled';
import type { ResolvedWorkloads } from './resolveWorkloads';

const SECONDS_PER_DAY = 86_400;
const NO_KILLS = { restarts: 0, kernel: 0 };

/** A list by what needs somebody first. */
export interface Fleet {
  containers: FleetFinding[];
  workloads: WorkloadFinding[];
  counts: FleetCounts;
}

export const NO_FLEET: Fleet = {
  containers: [],
  workloads: [],
  counts: { total: 0, needSomebody: 0, needAnEye: 0, calm: 0, notKnown: 0, notLookedAt: 0 },
};

export interface ArrangeFleet {
  /** Equal for the replicas of one row. */
  rowIdOf: (finding: ContainerFinding) => string;
  arrange: (findings: readonly ContainerFinding[]) => Fleet;
}

/** Puts findings into the order of a list, with what is known of their workloads and of kills. */
export function arrangeFleet({
  top,
  by,
  workloadOf,
  labelsOf,
  killed,
  totals,
  windowSeconds,
}: {
  top: number;
  by: 'workload' | 'container';
  workloadOf: ResolvedWorkloads['workloadOf'];
  labelsOf: PodLabels['labelsOf'];
  killed: Killed;
  /** Replicas of each row, by `toRowId`. */
  totals: ReadonlyMap<string, number>;
  /** Over which restarts were confirmed. */
  windowSeconds: number;
}): ArrangeFleet {
  const toFleet = (finding: ContainerFinding): FleetFinding => {
    const kills = killed.oneDay?.get(toContainerId(finding.key)) ?? NO_KILLS;
    const isDay = windowSeconds >= SECONDS_PER_DAY;
    const killsOneDay = killed.oneDay && countKills(kills, isDay ? finding.restarts : null);
    const workload = workloadOf(finding.key, finding.node);
    const urgency = findUrgency({ ...finding, killsOneDay });
    return { ...finding, workload, labels: labelsOf(finding.key), killsOneDay, urgency };
  };
  return {
    rowIdOf: ({ key, node }) => toRowId(workloadOf(key, node), key.container),
    arrange: (findings) => {
      const fleet = findings.map(toFleet);
      const rows = groupByWorkload(fleet, totals);
      const workloads = rows.slice(0, top);
      const containers =
        by === 'workload' ? workloads.flatMap(({ replicas }) => replicas) : sortByUrgency(fleet).slice(0, top);
      return { containers, workloads, counts: countFleet(rows, totals.size) };
    },
  };
}

function countFleet(rows: readonly WorkloadFinding[], counted: number): FleetCounts {
  const count = (needs: 'somebody' | 'eye' | 'nobody') =>
    rows.filter(({ urgency }) => ruleOf(urgency).needs === needs).length;
  const notKnown = rows.filter(({ urgency }) => urgency === 'not-known').length;
  const total = Math.max(counted, rows.length);
  return {
    total,
    needSomebody: count('somebody'),
    needAnEye: count('eye'),
    calm: count('nobody') - notKnown,
    notKnown,
    notLookedAt: total - rows.length,
  };
}
