import { DataFrameType, FieldType, type DataFrame } from '@grafana/data';
import { decodeRows } from '../../../contract/codec/decodeRows';
import { findField, listFields } from '../../../contract/codec/fieldValues';
import { decodeMeta } from '../../../contract/codec/metaColumns';
import { LEAKS, leaksFrame, type LeaksRow } from '../../../contract/leaksFrame';
import { isFrameOf } from '../../../contract/codec/frameTable';
import { workloadsFrame } from '../../../contract/workloadsFrame';
import { type AgeTrend, type ScoreState, toContainerId } from '../../../engine';
import { toLimitRatio } from '../frames/toLimitRatio';
import { readDiagnosis } from './readDiagnosis';
import type { TriageModel, TriageRow } from './triageModel';

/** A frame of the query type `leaks`, or one that a transformation made from it. */
export function isLeaksFrame(frame: DataFrame): boolean {
  if (frame.meta?.type !== undefined && frame.meta.type !== DataFrameType.NumericLong) {
    return false;
  }
  const measures: readonly string[] = [LEAKS.score, LEAKS.slopeBytesPerHour, LEAKS.usageBytes, LEAKS.workingSetBytes];
  return (
    !isFrameOf(workloadsFrame, frame) &&
    findField(frame, LEAKS.container)?.type === FieldType.string &&
    listFields(frame).some((field) => measures.includes(field?.name))
  );
}

/** Rows in the order of the frame, which is the rank. Rows without a container name are left out. */
export function readLeaksFrame(frame: DataFrame): TriageModel {
  const { rows, indexes, dropped, beyond } = decodeRows(leaksFrame, frame);
  const container = findField(frame, LEAKS.container);
  const { totalContainers } = decodeMeta(leaksFrame, frame);
  return {
    rows: rows.map((row, index) =>
      toTriageRow(row, index + 1, () => container?.getLinks?.({ valueRowIndex: indexes[index] }) ?? [])
    ),
    totalContainers: totalContainers ?? (beyond > 0 ? rows.length + dropped : null),
    fleet: null,
    ranksByScore: findField(frame, LEAKS.score) !== undefined,
    notices: frame.meta?.notices ?? [],
  };
}

function toTriageRow(row: LeaksRow, rank: number, getLinks: TriageRow['getLinks']): TriageRow {
  const { cluster, namespace, pod, container, score, startTime } = row;
  const key = { cluster, namespace, pod, container };
  return {
    id: toContainerId(key),
    rank,
    key,
    node: row.node,
    score,
    scoreMaxOneDay: row.scoreMaxOneDay,
    scoreState: toScoreState(row.scoreState, score),
    scorePart: row.scorePart,
    oomLoopScore: row.oomLoopScore,
    part: row.part,
    partSlopeBytesPerHour: row.partSlopeBytesPerHour,
    slopeBytesPerHour: row.slopeBytesPerHour,
    usageBytes: row.usageBytes,
    workingSetBytes: row.workingSetBytes,
    swapBytes: row.swapBytes,
    limitBytes: row.limitBytes,
    limitRatio: toLimitRatio(row),
    restarts: row.restarts,
    startTimeSeconds: startTime,
    source: row.source,
    level: row.level,
    trend: row.trend,
    ageCurve: toAgeTrend(row.ageCurve),
    diagnosis: readDiagnosis(row),
    urgency: row.urgency,
    killsOneDay: row.killsOneDay,
    workload: row.workload,
    labels: row.labels,
    group: null,
    getLinks,
  };
}

function toAgeTrend(points: LeaksRow['ageCurve']): AgeTrend | null {
  return points.length < 2
    ? null
    : {
        ageSeconds: points.map(({ ageSeconds }) => ageSeconds),
        medianBytes: points.map(({ medianBytes }) => medianBytes),
      };
}

/** A state that contradicts the number is not believed. */
function toScoreState(state: ScoreState | null, score: number | null): ScoreState {
  if (score !== null) {
    return state === 'flat' ? 'flat' : 'scored';
  }
  return state === null || state === 'scored' ? 'not-measured' : state;
}
