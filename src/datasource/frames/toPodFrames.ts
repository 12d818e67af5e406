import { FieldType, type DataFrame, type Labels } from '@grafana/data';
import type { Marks } from '../../collect/facts/marks/collectMarks';
import type { PodAnatomy, PodContainer } from '../../collect/pods/collectPod';
import { ANATOMY, anatomyFrame } from '../../contract/anatomyFrame';
import { wrapFields } from '../../contract/codec/encodeFrame';
import type { PartialField } from '../../contract/codec/encodeRows';
import { say, type Level } from '../../engine';
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
import { ANATOMY_STRINGS } from './anatomyStrings';

/** From the least detail to the most. */
const LEVELS: readonly Level[] = ['L1', 'L2', 'L3'];

/**
 * The containers of one pod side by side as one frame of type `timeseries-wide`, told apart by the label `container`;
 * what belongs to the pod itself has that label empty. Without samples it has its type and no fields.
 */
export function toPodFrames(refId: string, anatomy: PodAnatomy, marks: Marks | null = null): DataFrame[] {
  const { containers, pod, warnings, expressions } = anatomy;
  const histories = containers.map(({ history }) => history);
  const rejections = countRejections(histories);
  const ghosts = containers.reduce((sum, { ghostSamples }) => sum + ghostSamples, 0);
  const sum = (of: (one: PodContainer) => number) => containers.reduce((total, one) => total + of(one), 0);
  const meta = {
    level: LEVELS.find((level) => histories.some((history) => history.level === level)),
    whole: histories.find(({ whole }) => whole !== null)?.whole ?? pod.whole ?? undefined,
    acceptedSamples: sum(({ history }) => history.acceptedSamples),
    rejectedSamples: rejections.rejected,
    parts: toPartsMeta(histories.flatMap(({ parts }) => parts)),
  };
  const { inconsistent, 'unknown-row': unknown } = pod.rejectedSamples;
  const frame = wrapFields(anatomyFrame, pod.timesSeconds.length > 0 ? toFields(anatomy) : [], {
    refId,
    meta,
    expressions: [...expressions, ...(marks?.expressions ?? [])],
    notices: toNotices(
      [
        ...new Set([
          ...warnings,
          ...rejections.warnings,
          ...(inconsistent + unknown > 0 ? [STRINGS.notices.podRejected(inconsistent + unknown)] : []),
          ...(marks?.warnings ?? []),
        ]),
      ],
      [
        ...(ghosts > 0 ? [STRINGS.notices.ghosts(ghosts)] : []),
        ...(pod.timesSeconds.length > 0 && pod.acceptedSamples === 0 ? [STRINGS.notices.noPodRow] : []),
      ]
    ),
  });
  return [frame, ...(marks && marks.marks.length > 0 ? [toMarksFrame(refId, marks.marks)] : [])];
}

function toFields({ key, containers, pod, limitBytes }: PodAnatomy): PartialField[] {
  const labels = toLabels({ ...key, container: '' });
  const orphanedHelp = pod.restHoldsSandbox
    ? ANATOMY_STRINGS.pod.orphanedWithSandboxHelp
    : ANATOMY_STRINGS.pod.orphanedHelp;
  return [
    toTimeField(pod.timesSeconds),
    ...containers.flatMap(toContainerFields),
    toLineField(ANATOMY.whole, labels, pod.podBytes, ANATOMY_STRINGS.pod.prefix),
    toLineField(ANATOMY.limit, labels, limitBytes, ANATOMY_STRINGS.pod.prefix),
    ...[
      toPodField(ANATOMY.sandbox, labels, ANATOMY_STRINGS.pod.sandboxHelp, pod.sandboxBytes),
      toPodField(ANATOMY.orphaned, labels, orphanedHelp, pod.restBytes),
    ].filter(isKnown),
  ];
}

function toContainerFields({ key, history, limitBytes, startTimeSeconds }: PodContainer): PartialField[] {
  const labels = toLabels(key);
  const titlePrefix = `${key.container}: `;
  return [
    ...toPartFields(history.parts, labels, { group: say`parts of ${key.container}`, titlePrefix }),
    toLineField(ANATOMY.whole, labels, history.wholeBytes, titlePrefix),
    toLineField(ANATOMY.limit, labels, limitBytes, titlePrefix),
    toStartTimeField(labels, startTimeSeconds, titlePrefix),
  ];
}

function toPodField(
  name: typeof ANATOMY.sandbox | typeof ANATOMY.orphaned,
  labels: Labels,
  description: string,
  values: Array<number | null>
): PartialField {
  const config = { displayNameFromDS: ANATOMY_STRINGS.pod[name], description, unit: 'bytes', min: 0 };
  return { name, type: FieldType.number, labels, config, values };
}

/** A part of the pod that is known at no moment has no field: it would look like zero. */
function isKnown({ values }: PartialField): boolean {
  return (values ?? []).some((value) => value !== null);
}
