import type { DataFrame } from '@grafana/data';
import { decodeRows } from '../../../contract/codec/decodeRows';
import { isFrameOf } from '../../../contract/codec/frameTable';
import { decodeMeta } from '../../../contract/codec/metaColumns';
import { workloadsFrame, type WorkloadsRow } from '../../../contract/workloadsFrame';
import { type FleetCounts, toContainerId, toRowId } from '../../../engine';
import { toInterval } from '../../../contract/toInterval';
import { readLeaksFrame } from './readLeaksFrame';
import type { TriageModel, TriageRow } from './triageModel';

export function isWorkloadsFrame(frame: DataFrame): boolean {
  return isFrameOf(workloadsFrame, frame);
}

/**
 * The list of one query: rows of workloads where it has them, with their containers as replicas; else containers. A row
 * whose worst replica is not among the containers is left out: nothing could be said of it.
 */
export function readTriage(leaks: DataFrame, frames: readonly DataFrame[]): TriageModel {
  const containers = readLeaksFrame(leaks);
  const frame = frames.find((one) => isWorkloadsFrame(one) && one.refId === leaks.refId);
  if (!frame) {
    return containers;
  }
  const { rows } = decodeRows(workloadsFrame, frame);
  const byId = new Map(containers.rows.map((row) => [row.id, row]));
  const byRow = new Map<string, TriageRow[]>();
  for (const row of containers.rows) {
    const id = toRowId({ ...row.key, name: row.workload ?? '' }, row.key.container);
    byRow.set(id, [...(byRow.get(id) ?? []), row]);
  }
  const groups = rows.flatMap((row) => {
    const id = toRowId({ ...row, name: row.workload }, row.container);
    const lead = byId.get(toContainerId(row));
    return lead ? [toGroupRow(row, id, lead, byRow.get(id) ?? [lead])] : [];
  });
  return {
    ...containers,
    rows: groups.map((row, index) => ({ ...row, rank: index + 1 })),
    fleet: toCounts(frame, groups.length),
  };
}

function toGroupRow(row: WorkloadsRow, id: string, lead: TriageRow, replicas: TriageRow[]): TriageRow {
  return {
    ...lead,
    id,
    urgency: row.urgency,
    killsOneDay: row.killsOneDay,
    workload: row.workload,
    scoreMaxOneDay: row.highestScore,
    slopeBytesPerHour: row.growthBytesPerHour,
    trend: row.trend ?? lead.trend,
    diagnosis: lead.diagnosis && {
      ...lead.diagnosis,
      secondsToLimit: toInterval(row.secondsToEndLow, row.secondsToEnd, row.secondsToEndHigh),
    },
    group: {
      name: row.workload,
      kind: row.kind,
      basis: row.basis,
      totalReplicas: row.totalReplicas,
      affectedReplicas: row.affectedReplicas ?? 0,
      bytesAtRisk: row.bytesAtRisk,
      replicas,
    },
  };
}

/** Counts that are missing are those of the rows. */
function toCounts(frame: DataFrame, rows: number): FleetCounts {
  const { total, needSomebody, needAnEye, calm, notKnown, notLookedAt } = decodeMeta(workloadsFrame, frame);
  return {
    total: total ?? rows,
    needSomebody: needSomebody ?? 0,
    needAnEye: needAnEye ?? 0,
    calm: calm ?? 0,
    notKnown: notKnown ?? 0,
    notLookedAt: notLookedAt ?? 0,
  };
}
