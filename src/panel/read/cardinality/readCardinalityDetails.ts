import type { DataFrame, Field } from '@grafana/data';
import { CARDINALITY_LABELS, CARDINALITY_METRICS, CARDINALITY_SERIES } from '../../../contract/cardinalityFrames';
import { type FamilyType, toScrapeTargetId, type ValueShape } from '../../../engine';
import { capText } from '../../parts/words/capText';
import { PANEL_LIMITS } from '../../panelLimits';
import type { LabelRow, MetricRow, TargetLine, TargetLines } from './cardinalityModel';
import { bytesAt, countRows, findField, findTimeField, numberAt, textAt } from '../frames/fieldValues';
import { toFlag } from './readCardinalityRow';
import { toKnown } from '../triage/readDiagnosis';

const TYPES: readonly string[] = ['histogram', 'summary', 'counter', 'gauge'] satisfies FamilyType[];
const SHAPES: readonly string[] = [
  'uuid',
  'ip',
  'email',
  'timestamp',
  'url',
  'path-with-ids',
  'path',
  'session',
  'number',
  'text',
  'mixed',
] satisfies ValueShape[];

/** Metric families by the id of their target. */
export function readMetrics(frames: DataFrame[]): Map<string, MetricRow[]> {
  return readByTarget(frames, (frame, row) => {
    const amount = (name: string) => bytesAt(findField(frame, name), row);
    return {
      metric: textAt(findField(frame, CARDINALITY_METRICS.metric), row),
      type: toKnown<FamilyType>(TYPES, textAt(findField(frame, CARDINALITY_METRICS.type), row)),
      series: amount(CARDINALITY_METRICS.series),
      seriesHourAgo: amount(CARDINALITY_METRICS.seriesHourAgo),
      seriesAtStart: amount(CARDINALITY_METRICS.seriesAtStart),
      labelSets: amount(CARDINALITY_METRICS.labelSets),
    };
  });
}

/** Labels by the id of their target. */
export function readLabels(frames: DataFrame[]): Map<string, LabelRow[]> {
  return readByTarget(frames, (frame, row) => {
    const text = (name: string) => textAt(findField(frame, name), row);
    const amount = (name: string) => bytesAt(findField(frame, name), row);
    const label = text(CARDINALITY_LABELS.label);
    const [examples, sentence] = [text(CARDINALITY_LABELS.examples), text(CARDINALITY_LABELS.text)];
    const evenness = numberAt(findField(frame, CARDINALITY_LABELS.evenness), row);
    return label === null
      ? null
      : {
          metric: text(CARDINALITY_LABELS.metric),
          label,
          explodes: toFlag(text(CARDINALITY_LABELS.explodes)) === true,
          shape: toKnown<ValueShape>(SHAPES, text(CARDINALITY_LABELS.shape)),
          examples: examples === null ? null : capText(examples),
          text: sentence === null ? null : capText(sentence),
          values: amount(CARDINALITY_LABELS.values),
          valuesHourAgo: amount(CARDINALITY_LABELS.valuesHourAgo),
          valuesAtStart: amount(CARDINALITY_LABELS.valuesAtStart),
          evenness: evenness === null ? null : Math.min(1, Math.max(0, evenness)),
          series: amount(CARDINALITY_LABELS.series),
        };
  });
}

/** Rows by target. Where a target comes in several frames, those of the last one hold. */
function readByTarget<T>(frames: DataFrame[], read: (frame: DataFrame, row: number) => T | null): Map<string, T[]> {
  const all = new Map<string, T[]>();
  for (const frame of frames) {
    const ofFrame = new Map<string, T[]>();
    for (let row = 0; row < countRows(frame); row++) {
      const id = toId((name) => textAt(findField(frame, name), row));
      const known = ofFrame.get(id) ?? [];
      const one = known.length < PANEL_LIMITS.cardinalityRows.value ? read(frame, row) : null;
      ofFrame.set(id, one === null ? known : [...known, one]);
    }
    ofFrame.forEach((rows, id) => all.set(id, rows));
  }
  return all;
}

/** Series and memory over time, of each target and of its quiet replicas, by the id of the target. */
export function readTargetLines(frames: DataFrame[]): Map<string, TargetLines> {
  const all = new Map<string, TargetLines>();
  for (const frame of frames) {
    const own = frame.fields.find(({ labels }) => labels?.[CARDINALITY_SERIES.roleLabel] === 'target');
    const time = findTimeField(frame);
    if (own && time) {
      all.set(
        toId((name) => own.labels?.[name] || null),
        readLines(frame, time)
      );
    }
  }
  return all;
}

function readLines(frame: DataFrame, time: Field): TargetLines {
  const rows = Array.from({ length: countRows(frame) }, (_, row) => row)
    .filter((row) => numberAt(time, row) !== null)
    .sort((a, b) => time.values[a] - time.values[b]);
  const byId = new Map<string, TargetLine>();
  for (const field of frame.fields) {
    const labels = field.labels ?? {};
    const role = labels[CARDINALITY_SERIES.roleLabel];
    const isSeries = field.name === CARDINALITY_SERIES.series;
    if (field === time || (role !== 'target' && role !== 'replica') || !(isSeries || isMemory(field))) {
      continue;
    }
    const id = toId((name) => labels[name] || null);
    const line = byId.get(id) ?? {
      role,
      id,
      name: capText(labels.pod || labels.instance || ''),
      series: null,
      memoryBytes: null,
    };
    const values = rows.map((row) => bytesAt(field, row));
    byId.set(id, isSeries ? { ...line, series: values } : { ...line, memoryBytes: values });
  }
  const lines = [...byId.values()];
  return {
    timesSeconds: rows.map((row) => time.values[row] / 1000),
    lines: [
      ...lines.filter(({ role }) => role === 'target'),
      ...lines.filter(({ role }) => role === 'replica').slice(0, PANEL_LIMITS.comparedReplicas.value),
    ],
  };
}

const isMemory = ({ name }: Field) => name === CARDINALITY_SERIES.memory;

function toId(read: (name: string) => string | null): string {
  const also = read(CARDINALITY_METRICS.also);
  return toScrapeTargetId({
    cluster: read(CARDINALITY_METRICS.cluster),
    job: read(CARDINALITY_METRICS.job) ?? '',
    instance: read(CARDINALITY_METRICS.instance) ?? '',
    ...(also !== null && { also: { also } }),
  });
}
