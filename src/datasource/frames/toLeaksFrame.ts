import {
  createDataFrame,
  DataFrameType,
  FieldType,
  type DataFrame,
  type DataLink,
  type FieldConfig,
  type PartialDataFrame,
} from '@grafana/data';
import type { Leaks } from '../../collect/containers/collectLeaks';
import { EVIDENCE, LEAKS, META_KEY, NEXT_STEPS, TREND, type LeakscopeMeta } from '../../contract/frames';
import { CONTAINER_DASHBOARD_UID, PANEL_ID, SCOPE_VARIABLES } from '../../contract/ids';
import type { ContainerFinding, Evidence, NextStep, Trend } from '../../engine';
import { STRINGS } from '../strings';
import { toNotices } from './toNotices';

type PartialField = PartialDataFrame['fields'][number];

/** The ranked containers as one frame of type `numeric-long`. Without containers it has its type and no fields. */
export function toLeaksFrame(refId: string, leaks: Leaks): DataFrame {
  const { containers, totalContainers, warnings, expressions, scoreSource } = leaks;
  const meta: LeakscopeMeta = { schema: 1, kind: 'leaks', scoreSource, totalContainers };
  const cut = totalContainers > containers.length && containers.length > 0;
  return createDataFrame({
    refId,
    fields: containers.length > 0 ? toFields(containers) : [],
    meta: {
      type: DataFrameType.NumericLong,
      typeVersion: [0, 1],
      executedQueryString: expressions.join('\n'),
      notices: toNotices(warnings, cut ? [STRINGS.notices.topOnly(containers.length, totalContainers)] : []),
      preferredVisualisationType: 'table',
      preferredVisualisationPluginId: PANEL_ID,
      custom: { [META_KEY]: meta },
    },
  });
}

function toFields(containers: readonly ContainerFinding[]): PartialField[] {
  const text = (name: keyof typeof STRINGS.columns, value: (one: ContainerFinding) => string | null): PartialField => ({
    name,
    type: FieldType.string,
    config: { displayNameFromDS: STRINGS.columns[name], filterable: SCOPE_VARIABLES.some((label) => label === name) },
    values: containers.map(value),
  });
  const number = (
    name: keyof typeof STRINGS.columns,
    config: FieldConfig,
    value: (one: ContainerFinding) => number | null
  ): PartialField => ({
    name,
    type: FieldType.number,
    config: { displayNameFromDS: STRINGS.columns[name], ...config },
    values: containers.map(value),
  });
  const bytes: FieldConfig = { unit: 'bytes', min: 0 };
  // A slope may be negative, and Grafana has no unit of its own for bytes an hour: the name of the column says it.
  const bytesPerHour: FieldConfig = { unit: 'bytes' };
  const moment: FieldConfig = { unit: 'dateTimeAsIso' };
  const seconds: FieldConfig = { unit: 's', decimals: 0 };
  const score: FieldConfig = { unit: 'none', min: 0, max: 100, decimals: 0 };

  const container = text(LEAKS.container, ({ key }) => key.container);
  container.config = { ...container.config, links: [CONTAINER_LINK] };
  return [
    text(LEAKS.cluster, ({ key }) => key.cluster),
    text(LEAKS.namespace, ({ key }) => key.namespace),
    text(LEAKS.pod, ({ key }) => key.pod),
    container,
    text(LEAKS.node, ({ node }) => node),
    text(LEAKS.part, ({ part }) => part),
    text(LEAKS.verdict, ({ verdict }) => verdict),
    text(LEAKS.unknownReason, ({ diagnosis }) => diagnosis?.unknownReason ?? null),
    text(LEAKS.runtimePart, ({ diagnosis }) => diagnosis?.runtimePart ?? null),
    text(LEAKS.process, ({ diagnosis }) => diagnosis?.process ?? null),
    text(LEAKS.scorePart, ({ scorePart }) => scorePart),
    text(LEAKS.scoreState, ({ scoreState }) => scoreState),
    text(LEAKS.level, ({ level }) => level),
    number(LEAKS.score, score, (one) => one.score),
    number(LEAKS.scoreMaxOneDay, score, ({ scoreMaxOneDay }) => scoreMaxOneDay),
    number(LEAKS.oomLoopScore, score, ({ oomLoopScore }) => oomLoopScore),
    number(LEAKS.confidence, { unit: 'percentunit', min: 0, max: 1 }, ({ diagnosis }) => diagnosis?.confidence ?? null),
    number(LEAKS.onset, moment, ({ diagnosis }) => toMilliseconds(diagnosis?.onsetSeconds?.mid)),
    number(LEAKS.onsetLow, moment, ({ diagnosis }) => toMilliseconds(diagnosis?.onsetSeconds?.low)),
    number(LEAKS.onsetHigh, moment, ({ diagnosis }) => toMilliseconds(diagnosis?.onsetSeconds?.high)),
    number(LEAKS.secondsToLimit, seconds, ({ diagnosis }) => diagnosis?.secondsToLimit?.mid ?? null),
    number(LEAKS.secondsToLimitLow, seconds, ({ diagnosis }) => diagnosis?.secondsToLimit?.low ?? null),
    number(LEAKS.secondsToLimitHigh, seconds, ({ diagnosis }) => diagnosis?.secondsToLimit?.high ?? null),
    number(LEAKS.slopeBytesPerHour, bytesPerHour, ({ slopeBytesPerHour }) => slopeBytesPerHour),
    number(LEAKS.partSlopeBytesPerHour, bytesPerHour, ({ partSlopeBytesPerHour }) => partSlopeBytesPerHour),
    number(LEAKS.usageBytes, bytes, ({ usageBytes }) => usageBytes),
    number(LEAKS.workingSetBytes, bytes, ({ workingSetBytes }) => workingSetBytes),
    number(LEAKS.limitBytes, bytes, ({ limitBytes }) => limitBytes),
    number(LEAKS.limitRatio, { unit: 'percentunit', min: 0, max: 1 }, toLimitRatio),
    number(LEAKS.restarts, { unit: 'short', min: 0, decimals: 0 }, ({ restarts }) => restarts),
    number(LEAKS.startTime, moment, ({ startTimeSeconds }) => toMilliseconds(startTimeSeconds)),
    {
      name: LEAKS.trend,
      type: FieldType.frame,
      config: { displayNameFromDS: STRINGS.columns.trend },
      values: containers.map(({ trend }) => toTrendFrame(trend)),
    },
    // Native tables show one nested frame a row at most: the trend. Texts stay hidden there.
    nested(
      LEAKS.evidence,
      containers.map(({ diagnosis }) => toEvidenceFrame(diagnosis?.evidence ?? []))
    ),
    nested(
      LEAKS.nextSteps,
      containers.map(({ diagnosis }) => toStepsFrame(diagnosis?.nextSteps ?? []))
    ),
  ];
}

function nested(name: 'evidence' | 'next_steps', values: DataFrame[]): PartialField {
  const custom = { hidden: true, hideFrom: { viz: true, legend: true, tooltip: true } };
  return { name, type: FieldType.other, config: { displayNameFromDS: STRINGS.columns[name], custom }, values };
}

function toEvidenceFrame(evidence: readonly Evidence[]): DataFrame {
  const column = (name: 'side' | 'text' | 'rule') => ({
    name: EVIDENCE[name],
    type: FieldType.string,
    values: evidence.map((one) => one[name]),
  });
  return createDataFrame({ fields: [column('side'), column('text'), column('rule')] });
}

function toStepsFrame(steps: readonly NextStep[]): DataFrame {
  return createDataFrame({
    fields: [
      { name: NEXT_STEPS.text, type: FieldType.string, values: steps.map(({ text }) => text) },
      { name: NEXT_STEPS.command, type: FieldType.string, values: steps.map(({ command }) => command ?? '') },
    ],
  });
}

const toMilliseconds = (seconds: number | null | undefined) =>
  seconds === null || seconds === undefined ? null : Math.round(seconds * 1000);

/** Usage, or the working set where usage is not exported, against the limit. */
function toLimitRatio({ usageBytes, workingSetBytes, limitBytes }: ContainerFinding): number | null {
  const used = usageBytes ?? workingSetBytes;
  return used === null || limitBytes === null || limitBytes === 0 ? null : used / limitBytes;
}

function toTrendFrame({ timesSeconds, wholeBytes, floorBytes }: Trend): DataFrame {
  const bytes = { unit: 'bytes', min: 0 };
  return createDataFrame({
    fields: [
      { name: TREND.time, type: FieldType.time, values: timesSeconds.map((seconds) => seconds * 1000) },
      { name: TREND.wholeBytes, type: FieldType.number, config: bytes, values: wholeBytes },
      { name: TREND.floorBytes, type: FieldType.number, config: bytes, values: floorBytes },
    ],
  });
}

/** Label values are hostile: `percentencode` keeps each inside of its own parameter. */
const CONTAINER_LINK: DataLink = {
  title: STRINGS.links.container,
  url: `/d/${CONTAINER_DASHBOARD_UID}?${SCOPE_VARIABLES.map(
    (name) => `var-${name}=\${__data.fields.${name}:percentencode}`
  ).join('&')}&\${__url_time_range}`,
};
