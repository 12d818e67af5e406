import { type ContainerKey, type MemoryReading, toContainerId } from '../../engine';
import { LIMIT_METRIC, MEMORY_METRICS, START_TIME_METRIC } from '../sources/memoryMetrics';
import type { Labels, MatrixSeries } from '../ask/prometheusClient';

/** Equally spaced moments: `startSeconds + i * stepSeconds`. */
export interface Grid {
  startSeconds: number;
  stepSeconds: number;
  count: number;
}

/** One container over time, its restarts joined. All lists have the grid's length; null is a gap or unknown. */
export interface Timeline {
  key: ContainerKey;
  node: string | null;
  readings: Array<MemoryReading | null>;
  limitBytes: Array<number | null>;
  /** Unix seconds of the start of the container that the reading is of. */
  startTimeSeconds: Array<number | null>;
  /** Samples of a container that had ended already, or had been replaced: dropped. */
  ghostSamples: number;
}

type Field = keyof MemoryReading | 'limit' | 'start';

const FIELD_BY_METRIC = new Map<string, Field>([
  ...Object.entries(MEMORY_METRICS).map(([field, metric]) => [metric, field as Field] as const),
  [LIMIT_METRIC, 'limit'],
  [START_TIME_METRIC, 'start'],
]);
const READING_FIELDS = Object.keys(MEMORY_METRICS) as Array<keyof MemoryReading>;

/** The series of one cgroup as one scrape target exposes them: same labels but for the metric name. */
interface Row {
  id: string;
  signature: string;
  node: string | null;
  fields: Map<Field, Array<number | null>>;
  samples: number;
  /** First grid point with a sample, and with a start time. */
  firstIndex: number;
  firstStartIndex: number;
}

/**
 * Joins raw rows to one timeline a container.
 *
 * A container has several rows where it was restarted (another `id`), where two Prometheus replicas or two scrape jobs
 * see it, and where `/metrics/resource` repeats the working set (no `id`). At each moment the reading comes from one
 * row only, so that all its numbers are of one sample: the row that started last, and of equals the fullest. A row
 * whose start time has vanished while its memory lingers is a container that has ended.
 * Source: memory catalog, sections 2.2 and 2.5. Cost: linear in the samples.
 */
export function toTimelines(series: readonly MatrixSeries[], grid: Grid, clusterLabel: string | null): Timeline[] {
  const containers = new Map<string, { key: ContainerKey; rows: Map<string, Row> }>();
  for (const one of series) {
    const field = FIELD_BY_METRIC.get(one.labels.__name__ ?? '');
    const key = toKey(one.labels, clusterLabel);
    if (!field || !key) {
      continue;
    }
    const containerId = toContainerId(key);
    const container = containers.get(containerId) ?? { key, rows: new Map<string, Row>() };
    containers.set(containerId, container);
    addSeries(container.rows, one, field, grid);
  }
  return [...containers.values()].map(({ key, rows }) => joinRows(key, [...rows.values()], grid));
}

/** The container that a series belongs to, or null for a series that belongs to none. */
export function toKey(labels: Labels, clusterLabel: string | null): ContainerKey | null {
  const { namespace, pod, container } = labels;
  if (!namespace || !pod || !container || container === 'POD') {
    return null;
  }
  return { cluster: (clusterLabel && labels[clusterLabel]) || null, namespace, pod, container };
}

/** The grid that an answer lies on. Servers and proxies may move the start and enlarge the step that was asked for. */
export function findGrid(series: readonly MatrixSeries[], askedStepSeconds: number): Grid {
  const times = new Set<number>();
  for (const one of series) {
    for (const time of one.timesSeconds) {
      times.add(time);
    }
  }
  if (times.size === 0) {
    return { startSeconds: 0, stepSeconds: askedStepSeconds, count: 0 };
  }
  const sorted = [...times].sort((a, b) => a - b);
  let step = Infinity;
  for (let i = 1; i < sorted.length; i++) {
    step = Math.min(step, sorted[i] - sorted[i - 1]);
  }
  const stepSeconds = Number.isFinite(step) ? Math.max(step, askedStepSeconds) : askedStepSeconds;
  const span = sorted[sorted.length - 1] - sorted[0];
  return { startSeconds: sorted[0], stepSeconds, count: Math.round(span / stepSeconds) + 1 };
}

export function gridTimes(grid: Grid): number[] {
  return Array.from({ length: grid.count }, (_, i) => grid.startSeconds + i * grid.stepSeconds);
}

function addSeries(rows: Map<string, Row>, one: MatrixSeries, field: Field, grid: Grid): void {
  const { __name__: _name, ...labels } = one.labels;
  const signature = JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
  const row: Row = rows.get(signature) ?? {
    id: labels.id ?? '',
    signature,
    node: labels.node || null,
    fields: new Map(),
    samples: 0,
    firstIndex: Infinity,
    firstStartIndex: Infinity,
  };
  rows.set(signature, row);
  const values = row.fields.get(field) ?? new Array<number | null>(grid.count).fill(null);
  row.fields.set(field, values);
  one.timesSeconds.forEach((time, i) => {
    const index = Math.round((time - grid.startSeconds) / grid.stepSeconds);
    if (index >= 0 && index < grid.count) {
      values[index] = one.values[i];
      row.samples++;
      row.firstIndex = Math.min(row.firstIndex, index);
      row.firstStartIndex = field === 'start' ? Math.min(row.firstStartIndex, index) : row.firstStartIndex;
    }
  });
}

function joinRows(key: ContainerKey, allRows: Row[], grid: Grid): Timeline {
  // /metrics/resource repeats some names without an id: such rows would only mix two endpoints.
  const withId = allRows.filter((row) => row.id !== '');
  const rows = (withId.length > 0 ? withId : allRows).sort(
    (a, b) => b.samples - a.samples || (a.signature < b.signature ? -1 : 1)
  );
  const timeline: Timeline = {
    key,
    node: rows.find((row) => row.node !== null)?.node ?? null,
    readings: [],
    limitBytes: [],
    startTimeSeconds: [],
    ghostSamples: 0,
  };
  for (let i = 0; i < grid.count; i++) {
    const present = rows.filter((row) => hasMemory(row, i));
    const alive = present.filter((row) => !isGhost(row, i));
    const newest = alive.reduce<Row | null>((best, row) => (best && !isNewer(row, best, i) ? best : row), null);
    const cgroups = new Set(present.map((row) => row.id));
    timeline.ghostSamples += newest ? cgroups.size - 1 : cgroups.size;
    timeline.readings.push(newest && toReading(newest, i));
    timeline.limitBytes.push(newest && positive(newest.fields.get('limit')?.[i] ?? null));
    timeline.startTimeSeconds.push(newest && positive(newest.fields.get('start')?.[i] ?? null));
  }
  return timeline;
}

function hasMemory(row: Row, index: number): boolean {
  return READING_FIELDS.some((field) => (row.fields.get(field)?.[index] ?? null) !== null);
}

/**
 * The container has ended: its start time, exported without a timestamp, is gone while the memory still lingers. A row
 * whose start time begins later only says that the metric was not stored before.
 */
function isGhost(row: Row, index: number): boolean {
  return (row.fields.get('start')?.[index] ?? null) === null && index > row.firstStartIndex;
}

/** Where no start time tells two cgroups apart, the one that was seen first is the older one. */
function isNewer(row: Row, other: Row, index: number): boolean {
  const difference = startAt(row, index) - startAt(other, index);
  return Number.isNaN(difference) || difference === 0
    ? row.id !== other.id && row.firstIndex > other.firstIndex
    : difference > 0;
}

function startAt(row: Row, index: number): number {
  return row.fields.get('start')?.[index] ?? -Infinity;
}

function toReading(row: Row, index: number): MemoryReading {
  const reading = {} as MemoryReading;
  for (const field of READING_FIELDS) {
    reading[field] = row.fields.get(field)?.[index] ?? null;
  }
  return reading;
}

/** Zero is "no limit" for a limit and "unknown" for a start time. */
export function positive(value: number | null | undefined): number | null {
  return value !== null && value !== undefined && value > 0 && Number.isFinite(value) ? value : null;
}
