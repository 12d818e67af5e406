import type { DataFrame } from '@grafana/data';
import { decodeRows } from '../../../contract/codec/decodeRows';
import { isFrameOf } from '../../../contract/codec/frameTable';
import { decodeMeta } from '../../../contract/codec/metaColumns';
import { workloadAgesFrame, type WorkloadAgeRow } from '../../../contract/workloadAgesFrame';
import { type WorkloadLifeRow, workloadLivesFrame, workloadMeta } from '../../../contract/workloadLivesFrame';
import { workloadReplicasFrame } from '../../../contract/workloadReplicasFrame';
import type { ContainerKey } from '../../../engine';
import { capText } from '../../parts/words/capText';
import type { VersionCurve, WorkloadLife, WorkloadModel } from './workloadModel';

/** Lives of a workload: by the names of the fields, which no other frame has together. */
export const isLivesFrame = (frame: DataFrame) => isFrameOf(workloadLivesFrame, frame);
const isAgesFrame = (frame: DataFrame) => isFrameOf(workloadAgesFrame, frame);
const isReplicasFrame = (frame: DataFrame) => isFrameOf(workloadReplicasFrame, frame);

export const isWorkloadPageFrame = (frame: DataFrame) =>
  isLivesFrame(frame) || isAgesFrame(frame) || isReplicasFrame(frame);

/** The frames of one query of type `workload`; any of them may be missing. Several queries: the first one counts. */
export function readWorkloadFrames(frames: DataFrame[]): WorkloadModel {
  const lives = frames.find(isLivesFrame);
  const ages = frames.find(isAgesFrame);
  const replicas = frames.find(isReplicasFrame);
  const first = lives ?? ages ?? replicas;
  const meta = decodeMeta({ meta: workloadMeta }, first);
  const place = { cluster: meta.cluster, namespace: meta.namespace ?? '', container: meta.container ?? '' };
  const moments = replicas ? decodeRows(workloadReplicasFrame, replicas).rows : [];
  return {
    workload: meta.workload,
    container: meta.container,
    isKnown: meta.isKnown,
    kind: meta.lives,
    limitBytes: meta.limitBytes,
    sentences: meta.sentences.map(capText),
    notices: first?.meta?.notices ?? [],
    lives: lives ? decodeRows(workloadLivesFrame, lives).rows.map((row) => toLife(row, place)) : [],
    curves: ages ? toCurves(decodeRows(workloadAgesFrame, ages).rows) : [],
    replicas: {
      timesSeconds: moments.map(({ timeSeconds }) => timeSeconds),
      median: moments.map(({ medianBytes }) => medianBytes),
      highest: moments.map(({ highestBytes }) => highestBytes),
      count: moments.map(({ count }) => count),
    },
  };
}

function toLife(row: WorkloadLifeRow, place: Omit<ContainerKey, 'pod'>): WorkloadLife {
  const { pod, version, node, labels, started, ended, end, course, killSeconds } = row;
  const points = (course?.timesSeconds ?? []).flatMap((timeSeconds, i) => {
    const bytes = course?.bytes[i] ?? null;
    return bytes === null ? [] : [{ age: timeSeconds - started, bytes }];
  });
  return {
    key: { ...place, pod },
    version,
    node,
    labels,
    startSeconds: started,
    endSeconds: ended,
    end,
    ageSeconds: row.ageSeconds,
    lastBytes: row.lastBytes,
    peakBytes: row.peakBytes,
    leaks: row.leaks,
    killSeconds: killSeconds === null ? null : { low: row.killSecondsLow, mid: killSeconds, high: row.killSecondsHigh },
    ages: points.map(({ age }) => age),
    bytes: points.map(({ bytes }) => bytes),
  };
}

/** Of each version, in the order of the frame. */
function toCurves(rows: readonly WorkloadAgeRow[]): VersionCurve[] {
  const curves = new Map<string | null, VersionCurve>();
  for (const { of, version, ageSeconds, lowBytes, medianBytes, highBytes } of rows) {
    if (of === 'version') {
      const curve = curves.get(version) ?? { version, ages: [], low: [], median: [], high: [] };
      curve.ages.push(ageSeconds);
      curve.low.push(lowBytes);
      curve.median.push(medianBytes);
      curve.high.push(highBytes);
      curves.set(version, curve);
    }
  }
  return [...curves.values()];
}
