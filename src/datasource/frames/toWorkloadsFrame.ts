import type { DataFrame } from '@grafana/data';
import type { Fleet } from '../../collect/workloads/arrangeFleet';
import { encodeFrame } from '../../contract/codec/encodeFrame';
import { workloadsFrame, type WorkloadsRow } from '../../contract/workloadsFrame';
import type { WorkloadFinding } from '../../engine';
import { STRINGS } from '../strings';

/** The rows of a fleet. Their replicas are the containers of the leaks frame beside it. */
export function toWorkloadsFrame(refId: string, { workloads, counts }: Pick<Fleet, 'workloads' | 'counts'>): DataFrame {
  return encodeFrame(workloadsFrame, workloads.map(toRow), {
    refId,
    meta: { ...counts },
    titles: STRINGS.workloadColumns,
  });
}

function toRow(row: WorkloadFinding): WorkloadsRow {
  const { workload, container, lead, urgency, secondsToEnd } = row;
  return {
    cluster: workload.cluster,
    namespace: workload.namespace,
    workload: workload.name,
    kind: workload.kind,
    basis: workload.basis,
    container,
    pod: lead.key.pod,
    urgency,
    totalReplicas: row.totalReplicas,
    lookedAtReplicas: row.replicas.length,
    affectedReplicas: row.affectedReplicas,
    secondsToEnd: secondsToEnd?.mid ?? null,
    secondsToEndLow: secondsToEnd?.low ?? null,
    secondsToEndHigh: secondsToEnd?.high ?? null,
    growthBytesPerHour: row.growthBytesPerHour,
    bytesAtRisk: row.bytesAtRisk,
    killsOneDay: row.killsOneDay,
    highestScore: row.score,
    trend: row.trend,
  };
}
