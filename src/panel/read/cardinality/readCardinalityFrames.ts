import { FieldType, type DataFrame } from '@grafana/data';
import {
  CARDINALITY,
  CARDINALITY_LABELS,
  CARDINALITY_METRICS,
  CARDINALITY_SERIES,
  CARDINALITY_SERVER,
  CARDINALITY_TOP,
  type CardinalityMeta,
} from '../../../contract/cardinalityFrames';
import { META_KEY } from '../../../contract/frames';
import { capText } from '../../parts/words/capText';
import { PANEL_LIMITS } from '../../panelLimits';
import type {
  CardinalityModel,
  CardinalityRow,
  ServerSeries,
  TargetLine,
  TargetLines,
  TopEntry,
} from './cardinalityModel';
import { bytesAt, countRows, findField, numberAt, textAt, toNumber } from '../frames/fieldValues';
import { readLabels, readMetrics, readTargetLines } from './readCardinalityDetails';
import { readCardinalityRow } from './readCardinalityRow';
import { MAX_TEXTS, toKnown } from '../triage/readDiagnosis';

const LISTS: readonly string[] = ['metric', 'label', 'pair'] satisfies Array<TopEntry['list']>;

const ROLES: readonly string[] = ['target', 'replica'] satisfies Array<TargetLine['role']>;

const hasFields = (frame: DataFrame, names: readonly string[]) =>
  names.every((name) => findField(frame, name) !== undefined);

/** The list of targets: by the names of the fields, which no other frame has together. */
export function isTargetsFrame(frame: DataFrame): boolean {
  const { job, instance, kind, lookedInto, grownSeries } = CARDINALITY;
  return hasFields(frame, [job, instance, kind, lookedInto, grownSeries]);
}

const isMetricsFrame = (frame: DataFrame) =>
  hasFields(frame, [CARDINALITY_METRICS.job, CARDINALITY_METRICS.metric, CARDINALITY_METRICS.labelSets]);
const isLabelsFrame = (frame: DataFrame) =>
  hasFields(frame, [CARDINALITY_LABELS.job, CARDINALITY_LABELS.label, CARDINALITY_LABELS.evenness]);
const isServerFrame = (frame: DataFrame) =>
  hasFields(frame, [CARDINALITY_SERVER.memoryLowBytes, CARDINALITY_SERVER.memoryHighBytes]);
const isTopFrame = (frame: DataFrame) => hasFields(frame, Object.values(CARDINALITY_TOP));

function isSeriesFrame(frame: DataFrame): boolean {
  const { series, memory, roleLabel } = CARDINALITY_SERIES;
  const lines = frame.fields?.filter(({ type }) => type === FieldType.number) ?? [];
  return (
    lines.length > 0 &&
    lines.every(({ name, labels }) => (name === series || name === memory) && ROLES.includes(labels?.[roleLabel] ?? ''))
  );
}

export function isCardinalityFrame(frame: DataFrame): boolean {
  return [isTargetsFrame, isMetricsFrame, isLabelsFrame, isSeriesFrame, isServerFrame, isTopFrame].some((is) =>
    is(frame)
  );
}

/** Whether the frames answer a query of type `cardinality`: a list, or what comes along when no target matches. */
export function hasCardinality(frames: DataFrame[]): boolean {
  return frames.some(isTargetsFrame) || (frames.some(isServerFrame) && frames.every(isCardinalityFrame));
}

/**
 * The frames of queries of type `cardinality`; all but the list may be missing or come later. Where a target comes
 * twice, the later frame holds. Rows keep the order of the frames. Cost: linear.
 */
export function readCardinalityFrames(frames: DataFrame[]): CardinalityModel {
  const lists = frames.filter(isTargetsFrame);
  const byId = new Map<string, CardinalityRow>();
  for (const frame of lists) {
    for (let row = 0; row < countRows(frame); row++) {
      const read = readCardinalityRow(frame, row);
      if (read) {
        byId.set(read.id, read);
      }
    }
  }
  const metrics = readMetrics(frames.filter(isMetricsFrame));
  const labels = readLabels(frames.filter(isLabelsFrame));
  const lines = readTargetLines(frames.filter(isSeriesFrame));
  const rows = [...byId.values()].slice(0, PANEL_LIMITS.cardinalityTargets.value).map((row, index) => ({
    ...row,
    rank: index + 1,
    metrics: metrics.get(row.id) ?? [],
    labels: labels.get(row.id) ?? [],
    lines: nameLines(lines.get(row.id) ?? null, byId),
  }));
  const metas = lists.map(({ meta }) => (meta?.custom?.[META_KEY] ?? {}) as Partial<CardinalityMeta>);
  const total = sumKnown(metas.map(({ totalTargets }) => totalTargets));
  return {
    rows,
    totalTargets: total ?? (byId.size > rows.length ? byId.size : null),
    lookedInto: sumKnown(metas.map(({ lookedInto }) => lookedInto)),
    toLookInto: sumKnown(metas.map(({ toLookInto }) => toLookInto)),
    requests: sumKnown(metas.map(({ requests }) => requests)),
    samples: sumKnown(metas.map(({ samples }) => samples)),
    server: readServer(frames.filter(isServerFrame)),
    top: frames.filter(isTopFrame).flatMap(readTop),
    notices: frames.filter(isCardinalityFrame).flatMap(({ meta }) => meta?.notices ?? []),
  };
}

/** Pods say more than addresses, and the list knows those of replicas too. */
function nameLines(lines: TargetLines | null, rows: ReadonlyMap<string, CardinalityRow>): TargetLines | null {
  return (
    lines && {
      ...lines,
      lines: lines.lines.map((line) => ({ ...line, name: capText(rows.get(line.id)?.pod ?? line.name) })),
    }
  );
}

/** Over several queries; null unless all of them say it. */
function sumKnown(values: unknown[]): number | null {
  const known = values.map(toNumber).filter((value) => value !== null && value >= 0);
  return known.length === 0 || known.length < values.length
    ? null
    : known.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

/** Of several servers none is shown: their sum would be of no server. */
function readServer(frames: DataFrame[]): ServerSeries | null {
  if (frames.length !== 1 || countRows(frames[0]) === 0) {
    return null;
  }
  const field = (name: string) => findField(frames[0], name);
  return {
    series: bytesAt(field(CARDINALITY_SERVER.series), 0),
    seriesPerHour: numberAt(field(CARDINALITY_SERVER.seriesPerHour), 0),
    memoryLowBytes: bytesAt(field(CARDINALITY_SERVER.memoryLowBytes), 0),
    memoryHighBytes: bytesAt(field(CARDINALITY_SERVER.memoryHighBytes), 0),
  };
}

function readTop(frame: DataFrame): TopEntry[] {
  const entries: TopEntry[] = [];
  for (let row = 0; row < countRows(frame) && entries.length < MAX_TEXTS; row++) {
    const list = toKnown<TopEntry['list']>(LISTS, textAt(findField(frame, CARDINALITY_TOP.list), row));
    const name = textAt(findField(frame, CARDINALITY_TOP.name), row);
    const count = bytesAt(findField(frame, CARDINALITY_TOP.count), row);
    if (list !== null && name !== null && count !== null) {
      entries.push({ list, name: capText(name), count });
    }
  }
  return entries;
}
