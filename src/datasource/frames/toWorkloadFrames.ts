import type { DataFrame } from '@grafana/data';
import type { WorkloadAnswer } from '../../collect/workloadPage/collectWorkload';
import { encodeFrame } from '../../contract/codec/encodeFrame';
import { workloadAgesFrame, type WorkloadAgeRow } from '../../contract/workloadAgesFrame';
import { type WorkloadLifeRow, workloadLivesFrame, type WorkloadPlace } from '../../contract/workloadLivesFrame';
import { workloadReplicasFrame } from '../../contract/workloadReplicasFrame';
import type { LifePoints } from '../../engine';
import { WORKLOAD_STRINGS } from '../workloadStrings';
import { describeLabels } from './describeLabels';
import { toNotices } from './toNotices';

/** The lives of a workload: a frame with a row a life, one with curves by age, one with its replicas over time. */
export function toWorkloadFrames(refId: string, place: WorkloadPlace, answer: WorkloadAnswer): DataFrame[] {
  const { findings, lives, replicas, isKnown, isUnmeasured, sentences, warnings, expressions } = answer;
  const meta = {
    ...place,
    isKnown,
    lives: findings?.kind ?? null,
    limitBytes: findings?.limitBytes ?? null,
    sentences,
  };
  const { lifeColumns, ageColumns, replicaColumns, noLives, unmeasured } = WORKLOAD_STRINGS;
  const none = isUnmeasured ? unmeasured : noLives;
  const remarks = lives.length === 0 ? [none(place.workload)] : [];
  return [
    encodeFrame(
      workloadLivesFrame,
      newestFirst(lives).map((life) => toLifeRow(life, answer)),
      {
        ...{ refId, meta, expressions, titles: lifeColumns },
        notices: toNotices(warnings, remarks),
      }
    ),
    encodeFrame(workloadAgesFrame, toAgeRows(answer), { refId, meta, titles: ageColumns }),
    encodeFrame(workloadReplicasFrame, replicas, { refId, meta, titles: replicaColumns }),
  ];
}

const newestFirst = (lives: readonly LifePoints[]) =>
  [...lives].sort((a, b) => b.life.startSeconds - a.life.startSeconds);

function toLifeRow(points: LifePoints, { findings, forecasts }: WorkloadAnswer): WorkloadLifeRow {
  const { life, ages, bytes, lastAgeSeconds, peakBytes } = points;
  const kill = forecasts.get(points);
  const some = findings?.some ?? null;
  return {
    pod: life.pod,
    version: life.version,
    node: life.labels.node ?? null,
    labels: describeLabels(life.labels),
    started: life.startSeconds,
    ended: life.endSeconds,
    end: life.end,
    ageSeconds: lastAgeSeconds,
    lastBytes: bytes.at(-1) ?? null,
    peakBytes,
    leaks: some === null ? null : some.pods.includes(life.pod),
    killSeconds: kill?.mid ?? null,
    killSecondsLow: kill?.low ?? null,
    killSecondsHigh: kill?.high ?? null,
    course: { timesSeconds: ages.map((age) => life.startSeconds + age), bytes },
  };
}

function toAgeRows({ findings }: WorkloadAnswer): WorkloadAgeRow[] {
  const curve = findings?.curve;
  if (!curve) {
    return [];
  }
  const rowsOf = (of: WorkloadAgeRow['of'], version: string | null, points: typeof curve.points) =>
    points.map(({ ageSeconds, low, median, high, count }) => ({
      ...{ of, version, ageSeconds },
      ...{ lowBytes: low, medianBytes: median, highBytes: high, lives: count },
    }));
  return [
    ...rowsOf('all', null, curve.points),
    ...curve.versions.flatMap(({ version, points }) => rowsOf('version', version, points)),
  ];
}
