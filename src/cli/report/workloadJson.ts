import {
  sumKnown,
  type FleetFinding,
  type Level,
  type Urgency,
  type Verdict,
  type Workload,
  type WorkloadFinding,
} from '../../engine';
import { toContainerJson, toJudgementJson, type ContainerJson, type ReasonJson, type StepJson } from './containerJson';

/** What people know a container by. */
interface WorkloadNameJson {
  kind: string | null;
  name: string;
  basis: Workload['basis'];
}

/** One container of a fleet: the contract of docs/cli.md. */
export interface FleetContainerJson extends ContainerJson {
  workload: WorkloadNameJson;
  urgency: Urgency;
  killsOneDay: number | null;
}

/** One container of a workload over its replicas: the contract of docs/cli.md. Null is unknown. */
export interface WorkloadJson {
  cluster: string | null;
  namespace: string;
  workload: WorkloadNameJson;
  container: string;
  urgency: Urgency;
  verdict: Verdict | null;
  /** The replica that the verdict is of. */
  pod: string;
  part: string | null;
  leakCause: 'fast' | 'masked' | null;
  runtimePart: string | null;
  replicas: { total: number | null; lookedAt: number; affected: number };
  secondsToEnd: { low: number | null; mid: number | null; high: number | null };
  growthBytesPerHour: number | null;
  bytesAtRisk: number | null;
  killsOneDay: number | null;
  score: number | null;
  confidence: number | null;
  /** Of the growth of anonymous memory, 0 to 1. */
  runtimeShare: number | null;
  /** Of all replicas that were looked at; null where none can tell. */
  restarts: number | null;
  swapBytes: number | null;
  source: { id: string; title: string } | null;
  level: Level | null;
  reasons: ReasonJson[];
  nextSteps: StepJson[];
}

export function toFleetContainerJson({ key, ...finding }: FleetFinding): FleetContainerJson {
  const { workload, urgency, killsOneDay } = finding;
  return { ...toContainerJson({ ...key, ...finding }), workload: toName(workload), urgency, killsOneDay };
}

export function toWorkloadJson(row: WorkloadFinding): WorkloadJson {
  const { workload, container, urgency, lead, replicas, secondsToEnd } = row;
  return {
    cluster: workload.cluster,
    namespace: workload.namespace,
    workload: toName(workload),
    container,
    urgency,
    verdict: lead.verdict,
    pod: lead.key.pod,
    part: lead.part,
    replicas: { total: row.totalReplicas, lookedAt: replicas.length, affected: row.affectedReplicas },
    secondsToEnd: {
      low: secondsToEnd?.low ?? null,
      mid: secondsToEnd?.mid ?? null,
      high: secondsToEnd?.high ?? null,
    },
    growthBytesPerHour: row.growthBytesPerHour,
    bytesAtRisk: row.bytesAtRisk,
    killsOneDay: row.killsOneDay,
    score: row.score,
    ...toJudgementJson(lead.diagnosis),
    restarts: sumKnown(replicas.map((one) => one.restarts)),
    swapBytes: sumKnown(replicas.map((one) => one.swapBytes ?? null)),
    source: lead.source ?? null,
    level: lead.level,
  };
}

function toName({ kind, name, basis }: Workload): WorkloadNameJson {
  return { kind, name, basis };
}
