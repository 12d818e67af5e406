import {
  createDataFrame,
  DataFrameType,
  FieldType,
  type DataFrame,
  type FieldConfig,
  type Labels,
  type PartialDataFrame,
} from '@grafana/data';
import type { Anatomy } from '../../collect/collectAnatomy';
import { ANATOMY, META_KEY, type LeakscopeMeta } from '../../contract/frames';
import { PANEL_ID } from '../../contract/ids';
import { findPart, type ContainerKey, type PartHistory } from '../../engine';
import { STRINGS } from '../strings';
import { toNotices } from './toNotices';

type PartialField = PartialDataFrame['fields'][number];

/** The parts of one container as one frame of type `timeseries-wide`. Without samples it has its type and no fields. */
export function toAnatomyFrames(refId: string, anatomy: Anatomy): DataFrame[] {
  const { history, warnings, expressions } = anatomy;
  const rejected = Object.values(history.rejectedSamples).reduce((sum, count) => sum + count, 0);
  const meta: LeakscopeMeta = {
    schema: 1,
    kind: 'anatomy',
    level: history.level ?? undefined,
    whole: history.whole ?? undefined,
    acceptedSamples: history.acceptedSamples,
    rejectedSamples: rejected,
  };
  const frame = createDataFrame({
    refId,
    fields: history.timesSeconds.length > 0 ? toFields(anatomy) : [],
    meta: {
      type: DataFrameType.TimeSeriesWide,
      typeVersion: [0, 1],
      executedQueryString: expressions.join('\n'),
      notices: toNotices([...warnings, ...toRejections(anatomy, rejected)], toRemarks(anatomy)),
      preferredVisualisationType: 'graph',
      preferredVisualisationPluginId: PANEL_ID,
      custom: { [META_KEY]: meta },
    },
  });
  return [frame];
}

function toFields({ key, history, limitBytes, startTimeSeconds }: Anatomy): PartialField[] {
  const labels = toLabels(key);
  const beside = (
    name: keyof typeof STRINGS.beside,
    config: FieldConfig,
    values: Array<number | null>
  ): PartialField => ({
    name,
    type: FieldType.number,
    labels,
    config: { displayNameFromDS: STRINGS.beside[name], ...config },
    values,
  });
  const line = { unit: 'bytes', min: 0, custom: { fillOpacity: 0, stacking: { mode: 'none' } } };
  return [
    { name: ANATOMY.time, type: FieldType.time, values: history.timesSeconds.map((seconds) => seconds * 1000) },
    ...history.parts.map((part) => toPartField(part, labels)),
    beside(ANATOMY.whole, line, history.wholeBytes),
    beside(ANATOMY.limit, line, limitBytes),
    beside(
      ANATOMY.startTime,
      // A moment is no amount: native panels do not draw it.
      { unit: 'dateTimeAsIso', custom: { hideFrom: { viz: true, legend: true, tooltip: true } } },
      startTimeSeconds.map((seconds) => (seconds === null ? null : Math.round(seconds * 1000)))
    ),
  ];
}

function toPartField({ name, bytes }: PartHistory, labels: Labels): PartialField {
  return {
    name,
    type: FieldType.number,
    labels: { ...labels, [ANATOMY.partLabel]: name },
    config: {
      displayNameFromDS: findPart(name)?.title ?? name,
      description: findPart(name)?.description,
      unit: 'bytes',
      min: 0,
      custom: { fillOpacity: 60, lineWidth: 0, stacking: { mode: 'normal', group: 'parts' } },
    },
    values: bytes,
  };
}

function toLabels({ cluster, namespace, pod, container }: ContainerKey): Labels {
  return { ...(cluster !== null && { cluster }), namespace, pod, container };
}

function toRejections({ history }: Anatomy, rejected: number): string[] {
  const all = history.acceptedSamples + rejected + history.otherLevelSamples;
  return [
    ...(rejected > 0 ? [STRINGS.notices.rejected(rejected, all)] : []),
    ...(history.otherLevelSamples > 0 ? [STRINGS.notices.otherLevel(history.otherLevelSamples)] : []),
  ];
}

function toRemarks({ ghostSamples }: Anatomy): string[] {
  return ghostSamples > 0 ? [STRINGS.notices.ghosts(ghostSamples)] : [];
}
