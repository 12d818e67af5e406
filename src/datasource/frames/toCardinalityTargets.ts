import { createDataFrame, FieldType, type DataFrame, type FieldConfig } from '@grafana/data';
import { planDrill } from '../../collect/cardinality/planDrills';
import type { CardinalityTarget } from '../../collect/cardinality/collectCardinality';
import {
  CARDINALITY,
  CARDINALITY_EVIDENCE,
  CARDINALITY_FIXES,
  CARDINALITY_TREND,
} from '../../contract/cardinalityFrames';
import { describeCause, type Fix } from '../../engine';
import { CARDINALITY_STRINGS } from '../cardinalityStrings';
import { BYTES, COUNT, numberField, targetFields, textField, type Fields } from './cardinalityFields';
import { toAnsweredSeries } from './toAnsweredSeries';

/** A row a target, in their order. No fields without targets. */
export function toCardinalityTargets(targets: readonly CardinalityTarget[]): Fields {
  if (targets.length === 0) {
    return [];
  }
  const text = (
    name: Parameters<typeof textField>[0],
    value: (one: CardinalityTarget) => string | null
  ): Fields[number] => textField(name, targets, value);
  const number = (
    name: Parameters<typeof numberField>[0],
    config: FieldConfig,
    value: (one: CardinalityTarget) => number | null
  ): Fields[number] => numberField(name, config, targets, value);
  const nested = (name: keyof typeof CARDINALITY_STRINGS.columns, value: (one: CardinalityTarget) => DataFrame) => ({
    name,
    type: FieldType.frame,
    config: { displayNameFromDS: CARDINALITY_STRINGS.columns[name] },
    values: targets.map(value),
  });
  return [
    ...targetFields(targets),
    text(CARDINALITY.namespace, (one) => placeOf(one).namespace),
    text(CARDINALITY.pod, (one) => placeOf(one).pod),
    text(CARDINALITY.container, (one) => placeOf(one).container),
    text(CARDINALITY.kind, ({ finding }) => finding.kind),
    text(CARDINALITY.churnCause, ({ finding }) => finding.churnCause),
    text(CARDINALITY.metric, ({ drill }) => drill?.metric?.name ?? null),
    text(CARDINALITY.label, ({ drill }) => drill?.labels?.analysis.exploding ?? null),
    text(CARDINALITY.together, ({ drill }) => drill?.labels?.analysis.together.join(', ') || null),
    text(CARDINALITY.names, ({ drill }) => drill?.names?.pattern ?? null),
    text(CARDINALITY.library, ({ drill }) => drill?.library ?? null),
    text(CARDINALITY.exporter, ({ drill }) => drill?.exporter ?? null),
    text(CARDINALITY.coupled, ({ drill }) => toText(drill?.explanation.coupled ?? null)),
    text(CARDINALITY.lookedInto, ({ drill }) => (drill === null ? 'no' : (drill.refusal ?? 'yes'))),
    number(CARDINALITY.score, { unit: 'none', min: 0, max: 100, decimals: 0 }, ({ score }) => score),
    number(CARDINALITY.series, COUNT, ({ finding }) => finding.series),
    number(CARDINALITY.keptSeries, COUNT, ({ finding }) => finding.keptSeries),
    number(CARDINALITY.seriesAtStart, COUNT, ({ finding }) => finding.seriesAtStart),
    {
      ...number(CARDINALITY.startTime, { unit: 'dateTimeAsIso' }, ({ finding }) =>
        finding.startSeconds === null ? null : Math.round(finding.startSeconds * 1000)
      ),
      type: FieldType.time,
    },
    number(CARDINALITY.grownSeries, { unit: 'short', decimals: 0 }, ({ finding }) => finding.grownSeries),
    number(CARDINALITY.seriesPerHour, { unit: 'short', decimals: 0 }, ({ finding }) => finding.seriesPerHour),
    {
      ...number(CARDINALITY.stoppedTime, { unit: 'dateTimeAsIso' }, ({ finding }) =>
        finding.stoppedSeconds === null ? null : Math.round(finding.stoppedSeconds * 1000)
      ),
      type: FieldType.time,
    },
    number(CARDINALITY.addedPerHour, COUNT, ({ finding }) => finding.addedPerHour),
    number(CARDINALITY.restarts, COUNT, ({ finding }) => finding.restarts),
    number(CARDINALITY.sampleLimit, COUNT, ({ finding }) => finding.sampleLimit),
    number(CARDINALITY.memoryGrowthBytes, BYTES, ({ drill }) => drill?.explanation.memoryGrowthBytes ?? null),
    number(CARDINALITY.explainedBytes, BYTES, ({ drill }) => drill?.explanation.explainedBytes ?? null),
    number(CARDINALITY.estimatedBytes, BYTES, ({ drill }) => drill?.explanation.estimatedBytes ?? null),
    number(CARDINALITY.bytesPerSeries, BYTES, ({ drill }) => drill?.explanation.bytesPerSeries ?? null),
    number(
      CARDINALITY.correlation,
      { min: -1, max: 1, decimals: 2 },
      ({ drill }) => drill?.explanation.correlation ?? null
    ),
    nested(CARDINALITY.trend, toTrend),
    nested(CARDINALITY.evidence, toEvidence),
    nested(CARDINALITY.fixes, ({ drill }) => toFixes(drill?.fixes ?? [])),
  ];
}

const toText = (value: boolean | null) => (value === null ? null : String(value));

/** The container behind a target: by its memory where that was read, else as far as its own labels tell. */
function placeOf({ labels, drill }: CardinalityTarget) {
  const key = drill?.memory?.key;
  return {
    namespace:
      (key?.namespace ?? (labels.namespace || labels.k8s_namespace_name || labels['k8s.namespace.name'])) || null,
    pod: (key?.pod ?? (labels.pod || labels.k8s_pod_name || labels['k8s.pod.name'])) || null,
    container:
      (key?.container ?? (labels.container || labels.k8s_container_name || labels['k8s.container.name'])) || null,
  };
}

function toTrend(one: CardinalityTarget): DataFrame {
  return createDataFrame({
    fields: [
      {
        name: CARDINALITY_TREND.time,
        type: FieldType.time,
        values: one.history.timesSeconds.map((seconds) => Math.round(seconds * 1000)),
      },
      { name: CARDINALITY_TREND.series, type: FieldType.number, values: toAnsweredSeries(one) },
    ],
  });
}

function toEvidence(one: CardinalityTarget): DataFrame {
  const { finding, drill, isWorthLook } = one;
  const plan = planDrill(one);
  const rows = [
    ...finding.evidence.map((text) => ({ about: 'series', text })),
    ...describeCause(drill?.labels?.analysis ?? null, drill?.names ?? null).map((text) => ({ about: 'series', text })),
    ...(drill?.explanation.evidence ?? []).map((text) => ({ about: 'memory', text })),
    ...(drill?.notes ?? []).map((text) => ({ about: 'note', text })),
    ...(isWorthLook && drill === null
      ? [{ about: 'note', text: plan.refusal ?? CARDINALITY_STRINGS.plan(plan.series, plan.requests) }]
      : []),
  ];
  return createDataFrame({
    fields: [
      { name: CARDINALITY_EVIDENCE.about, type: FieldType.string, values: rows.map(({ about }) => about) },
      { name: CARDINALITY_EVIDENCE.text, type: FieldType.string, values: rows.map(({ text }) => text) },
    ],
  });
}

function toFixes(fixes: readonly Fix[]): DataFrame {
  const text = (name: string, value: (fix: Fix) => string) => ({
    name,
    type: FieldType.string,
    values: fixes.map(value),
  });
  return createDataFrame({
    fields: [
      text(CARDINALITY_FIXES.title, ({ title }) => title),
      text(CARDINALITY_FIXES.language, ({ language }) => language),
      text(CARDINALITY_FIXES.code, ({ code }) => code),
      text(CARDINALITY_FIXES.note, ({ note }) => note),
      text(CARDINALITY_FIXES.sparesProcess, ({ sparesProcess }) => String(sparesProcess)),
      { name: CARDINALITY_FIXES.savedSeries, type: FieldType.number, values: fixes.map((fix) => fix.savedSeries) },
    ],
  });
}
