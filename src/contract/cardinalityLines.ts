import { DataFrameType, FieldType, type DataFrame, type Labels } from '@grafana/data';
import { BYTES, COUNT } from './codec/configs';
import type { PartialField } from './codec/encodeRows';
import { bytesAt, findTimeField, listFields, listRowsInOrder } from './codec/fieldValues';
import { NAME } from './codec/value';
import { CONTRACT_LIMITS } from './contractLimits';
import type { FrameTarget } from './frameTarget';
import { PANEL_ID } from './ids';

/** A target that was looked into, or a replica of it whose series do not grow. */
export interface CardinalityLine {
  role: 'target' | 'replica';
  target: FrameTarget;
  /** Where the target carries it. */
  pod: string | null;
  /** Null where there is no such field. */
  series: Array<number | null> | null;
  /** Of its container. */
  memoryBytes: Array<number | null> | null;
}

/** Series and memory over time, of one target and of its replicas. */
export interface CardinalityLines {
  timesSeconds: number[];
  lines: CardinalityLine[];
}

/** Names of the fields, and of the label that tells the target from its replicas. */
export const CARDINALITY_SERIES = { time: 'time', series: 'series', memory: 'memory', roleLabel: 'role' } as const;

const { roleLabel } = CARDINALITY_SERIES;

/** What the frame is beside its fields: one frame a target that was looked into. */
export const cardinalityLinesFrame = {
  kind: 'cardinality-series',
  name: 'cardinality-series',
  type: DataFrameType.TimeSeriesWide,
  look: { preferredVisualisationPluginId: PANEL_ID },
  meta: {},
};

export function encodeLines(
  { timesSeconds, lines }: CardinalityLines,
  titles: { readonly series: string; readonly memory: string }
): PartialField[] {
  return [
    {
      name: CARDINALITY_SERIES.time,
      type: FieldType.time,
      values: timesSeconds.map((seconds) => Math.round(seconds * 1000)),
    },
    ...lines.slice(0, CONTRACT_LIMITS.lines.value).flatMap((line): PartialField[] => {
      const labels = toLabels(line);
      const field = (name: 'series' | 'memory', config: typeof COUNT, values: Array<number | null> | null) =>
        values === null
          ? []
          : [
              {
                name,
                type: FieldType.number,
                labels,
                config: { ...config, displayNameFromDS: `${titles[name]}: ${line.pod ?? line.target.instance}` },
                values,
              },
            ];
      return [...field('series', COUNT, line.series), ...field('memory', BYTES, line.memoryBytes)];
    }),
  ];
}

export function isLinesFrame(frame: DataFrame): boolean {
  const { series, memory } = CARDINALITY_SERIES;
  const lines = listFields(frame).filter((field) => field?.type === FieldType.number);
  return (
    lines.length > 0 &&
    lines.every(({ name, labels }) => (name === series || name === memory) && toRole(labels) !== null)
  );
}

/** The lines of a frame that may come from anywhere, in the order of time. Never throws. */
export function decodeLines(frame: DataFrame): CardinalityLines {
  const time = findTimeField(frame);
  if (!time) {
    return { timesSeconds: [], lines: [] };
  }
  const rows = listRowsInOrder(frame, time);
  const byId = new Map<string, CardinalityLine>();
  for (const field of listFields(frame)) {
    const role = toRole(field?.labels);
    const isSeries = field?.name === CARDINALITY_SERIES.series;
    if (role === null || !(isSeries || field?.name === CARDINALITY_SERIES.memory)) {
      continue;
    }
    const { target, pod } = readLabels(field.labels);
    const id = JSON.stringify([role, target, pod]);
    const line = byId.get(id) ?? { role, target, pod, series: null, memoryBytes: null };
    const values = rows.map((row) => bytesAt(field, row));
    byId.set(id, isSeries ? { ...line, series: values } : { ...line, memoryBytes: values });
  }
  return {
    timesSeconds: rows.map((row) => time.values[row] / 1000),
    lines: [...byId.values()].slice(0, CONTRACT_LIMITS.lines.value),
  };
}

function toRole(labels: Labels | null | undefined): CardinalityLine['role'] | null {
  const role = labels?.[roleLabel];
  return role === 'target' || role === 'replica' ? role : null;
}

function toLabels({ role, target: { cluster, job, instance, also }, pod }: CardinalityLine): Labels {
  return {
    ...(cluster === null ? {} : { cluster }),
    job,
    instance,
    ...(also === null ? {} : { also }),
    ...(pod === null ? {} : { pod }),
    [roleLabel]: role,
  };
}

function readLabels(labels: Labels | undefined): Pick<CardinalityLine, 'target' | 'pod'> {
  const text = (name: string) => NAME.read(labels?.[name]);
  return {
    target: { cluster: text('cluster'), job: text('job') ?? '', instance: text('instance') ?? '', also: text('also') },
    pod: text('pod'),
  };
}
