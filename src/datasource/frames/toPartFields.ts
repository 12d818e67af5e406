import { FieldType, type FieldConfig, type Labels } from '@grafana/data';
import { ANATOMY, type PartFacts } from '../../contract/anatomyFrame';
import type { PartialField } from '../../contract/codec/encodeRows';
import { type ContainerKey, findPart, type PartHistory, type SplitHistory } from '../../engine';
import { describeRejections } from '../../collect/containers/describeRejections';
import { STRINGS } from '../strings';
import { ANATOMY_STRINGS } from './anatomyStrings';

/** Native panels do not draw it: a moment is no amount, and a detail of a part must not be stacked on the part. */
export const HIDDEN: FieldConfig = { custom: { hideFrom: { viz: true, legend: true, tooltip: true } } };

/** Ends the name of a field with what a runtime has reserved beyond the part. */
export const RESERVED_SUFFIX = '.reserved';

const LINE: FieldConfig = { unit: 'bytes', min: 0, custom: { fillOpacity: 0, stacking: { mode: 'none' } } };

export function toLabels({ cluster, ...others }: ContainerKey): Labels {
  return { ...(cluster !== null && { cluster }), ...others };
}

export function toTimeField(timesSeconds: readonly number[]): PartialField {
  return { name: ANATOMY.time, type: FieldType.time, values: timesSeconds.map((seconds) => seconds * 1000) };
}

/** The parts of one container, stacked in native panels. `group` keeps the stacks of several containers apart. */
export function toPartFields(
  parts: readonly PartHistory[],
  labels: Labels,
  { group = 'parts', titlePrefix = '' } = {}
): PartialField[] {
  return parts.map(({ name, bytes }) => ({
    name,
    type: FieldType.number,
    labels: { ...labels, [ANATOMY.partLabel]: name },
    config: {
      displayNameFromDS: titlePrefix + (findPart(name)?.title ?? name),
      description: findPart(name)?.description,
      unit: 'bytes',
      min: 0,
      custom: { fillOpacity: 60, lineWidth: 0, stacking: { mode: 'normal', group } },
    },
    values: bytes,
  }));
}

/** What is known about each part besides its bytes, by the names of its fields. Of what is only reserved nothing is sure. */
export function toPartsMeta(
  parts: ReadonlyArray<{ name: string; certainty: PartFacts['certainty'] | 'reserved'; source: string }>
): Record<string, PartFacts> {
  return Object.fromEntries(
    parts.flatMap(({ name, certainty, source }) => {
      const facts = { certainty: certainty === 'reserved' ? null : certainty, source };
      return [name, name + RESERVED_SUFFIX].map((field) => [field, facts] as const);
    })
  );
}

/** A line beside the parts. */
export function toLineField(
  name: Exclude<keyof typeof ANATOMY_STRINGS.beside, typeof ANATOMY.startTime>,
  labels: Labels,
  values: Array<number | null>,
  titlePrefix = ''
): PartialField {
  const config = { displayNameFromDS: titlePrefix + ANATOMY_STRINGS.beside[name], ...LINE };
  return { name, type: FieldType.number, labels, config, values };
}

export function toStartTimeField(
  labels: Labels,
  startTimeSeconds: ReadonlyArray<number | null>,
  titlePrefix = ''
): PartialField {
  return {
    name: ANATOMY.startTime,
    type: FieldType.number,
    labels,
    config: { displayNameFromDS: titlePrefix + ANATOMY_STRINGS.beside.start_time, unit: 'dateTimeAsIso', ...HIDDEN },
    values: startTimeSeconds.map((seconds) => (seconds === null ? null : Math.round(seconds * 1000))),
  };
}

/** What the samples of one or several containers lack, as sentences. */
export function countRejections(histories: readonly SplitHistory[]): { rejected: number; warnings: string[] } {
  const otherLevel = histories.reduce((sum, { otherLevelSamples }) => sum + otherLevelSamples, 0);
  return {
    rejected: histories
      .flatMap(({ rejectedSamples }) => Object.values(rejectedSamples))
      .reduce((sum, count) => sum + count, 0),
    warnings: [...describeRejections(histories), ...(otherLevel > 0 ? [STRINGS.notices.otherLevel(otherLevel)] : [])],
  };
}
