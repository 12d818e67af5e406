import type { DataFrame } from '@grafana/data';
import type { Anatomy } from '../../collect/containers/collectAnatomy';
import { describeSurroundings } from '../../collect/containers/surroundings';
import type { Marks } from '../../collect/facts/marks/collectMarks';
import type { RuntimeAnatomy } from '../../collect/facts/runtimes/collectRuntime';
import { ANATOMY, anatomyFrame } from '../../contract/anatomyFrame';
import { wrapFields } from '../../contract/codec/encodeFrame';
import type { PartialField } from '../../contract/codec/encodeRows';
import type { TimeToLimit } from '../../engine';
import { STRINGS } from '../strings';
import { toMarksFrame } from './toMarksFrame';
import { toNotices } from './toNotices';
import {
  countRejections,
  toLabels,
  toLineField,
  toPartFields,
  toPartsMeta,
  toStartTimeField,
  toTimeField,
} from './toPartFields';
import { toProcessesFrame } from './toProcessesFrame';
import { toRuntimeFields } from './toRuntimeFields';
import { toToolFigures } from './toToolFigures';

/** What is asked once the parts are known. Null: not asked yet, or the question failed (`failure` says so). */
export interface AnatomyDetails {
  runtime: RuntimeAnatomy | null;
  marks: Marks | null;
  /** When the limit is reached, Unix seconds; null where it is not, or nobody can tell. */
  limitAt: TimeToLimit | null;
  failure: string | null;
}

const NO_DETAILS: AnatomyDetails = { runtime: null, marks: null, limitAt: null, failure: null };

/**
 * The parts of one container as one frame of type `timeseries-wide`, and beside it its processes and marks where there
 * are any. Without a sample that could be taken apart it has its type and no fields: what else is known
 * of the container, such as its threads, must not be taken for memory.
 */
export function toAnatomyFrames(refId: string, anatomy: Anatomy, details = NO_DETAILS): DataFrame[] {
  const { history, surroundings, warnings, expressions, ghostSamples } = anatomy;
  const { runtime, marks, limitAt, failure } = details;
  const rejections = countRejections([history]);
  const fields = history.acceptedSamples > 0 ? toFields(anatomy, runtime) : [];
  const meta = {
    level: history.level ?? undefined,
    whole: history.whole ?? undefined,
    acceptedSamples: history.acceptedSamples,
    rejectedSamples: rejections.rejected,
    parts: toPartsMeta([...history.parts, ...(runtime?.history?.parts ?? [])]),
    limitAtLow: limitAt?.low,
    limitAt: limitAt?.mid ?? undefined,
    limitAtHigh: limitAt?.high ?? undefined,
    toolFigures: toToolFigures(runtime),
  };
  const frame = wrapFields(anatomyFrame, fields, {
    refId,
    meta,
    expressions: [...expressions, ...(runtime?.expressions ?? []), ...(marks?.expressions ?? [])],
    notices: toNotices(
      [
        ...new Set([
          ...warnings,
          ...rejections.warnings,
          ...(runtime?.warnings ?? []),
          ...(marks?.warnings ?? []),
          ...(failure === null ? [] : [STRINGS.notices.noRuntime(failure)]),
        ]),
      ],
      [...describeSurroundings(surroundings), ...(ghostSamples > 0 ? [STRINGS.notices.ghosts(ghostSamples)] : [])]
    ),
  });
  return [
    frame,
    ...(runtime?.processes ? [toProcessesFrame(refId, runtime.processes)] : []),
    ...(marks && marks.marks.length > 0 ? [toMarksFrame(refId, marks.marks)] : []),
  ];
}

function toFields(
  { key, history, limitBytes, requestBytes, startTimeSeconds }: Anatomy,
  runtime: RuntimeAnatomy | null
): PartialField[] {
  const labels = toLabels(key);
  return [
    toTimeField(history.timesSeconds),
    ...toPartFields(history.parts, labels),
    ...(runtime ? toRuntimeFields(runtime, labels) : []),
    toLineField(ANATOMY.whole, labels, history.wholeBytes),
    toLineField(ANATOMY.limit, labels, limitBytes),
    // Kubernetes exports it as it is now, and it hardly ever changes.
    ...(requestBytes === null
      ? []
      : [
          toLineField(
            ANATOMY.request,
            labels,
            history.timesSeconds.map(() => requestBytes)
          ),
        ]),
    toStartTimeField(labels, startTimeSeconds),
  ];
}
