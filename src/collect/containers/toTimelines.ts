import {
  confirmRestarts,
  type ContainerKey,
  counterOf,
  COUNTERS,
  type MemoryColumns,
  type MemoryReading,
  type RestartWitnesses,
  toCell,
  toContainerId,
} from '../../engine';
import { KSM_RESTARTS_METRIC, LIMIT_METRIC, MEMORY_METRICS, START_TIME_METRIC } from '../sources/memoryMetrics';
import type { Labels, MatrixSeries } from '../ask/prometheusClient';
import { type CgroupRow, chooseRows, NO_ROW, type ChosenRows } from './chooseRows';
import { GridIndex } from './gridIndex';

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
  readings: MemoryColumns;
  limitBytes: Array<number | null>;
  /** Unix seconds of the start of the container that the reading is of. A start that moved without a restart is none. */
  startTimeSeconds: Array<number | null>;
  /** Restarts that were witnessed; null where nothing that could tell is known. */
  restarts: number | null;
  /** Cgroups that were there at the last reading as well, but are not what it is of. */
  otherIds: ReadonlySet<string>;
  /** Samples of a container that had ended already, or had been replaced: dropped. */
  ghostSamples: number;
}

type Field = keyof MemoryReading | 'limit' | 'start';

const FIELD_BY_METRIC = new Map<string, Field>([
  ...Object.entries(MEMORY_METRICS).map(([field, metric]) => [metric, field as Field] as const),
  [LIMIT_METRIC, 'limit'],
  [START_TIME_METRIC, 'start'],
]);

/** The series of one cgroup as one scrape target exposes them: same labels but for the metric name. */
interface Row {
  id: string;
  signature: string;
  node: string | null;
  /** A column a field, as MemoryColumns has them: NaN is "no sample". */
  columns: Partial<Record<Field, Float64Array>>;
  /** 1 where any counter of memory has a sample. */
  hasMemory: Uint8Array;
  samples: number;
  /** First grid point with a start time. */
  firstStartIndex: number;
}

/**
 * Joins raw rows to one timeline a container.
 *
 * A container has several rows where it was restarted (another `id`), where two Prometheus replicas or two scrape jobs
 * see it, where a runtime makes cgroups of its own inside of it, and where `/metrics/resource` repeats the working set (no
 * `id`). At each moment the reading comes from one row only, so that all its numbers are of one sample: `chooseRows` says
 * of which. A row whose start time has vanished while its memory lingers is a container that has ended.
 * Source: memory catalog, sections 2.2 and 2.5. Cost: linear in the samples.
 */
export function toTimelines(series: readonly MatrixSeries[], grid: Grid, clusterLabel: string | null): Timeline[] {
  const containers = new Map<string, Told>();
  const index = new GridIndex(grid);
  for (const one of series) {
    const field = FIELD_BY_METRIC.get(one.labels.__name__ ?? '');
    const isCounter = one.labels.__name__ === KSM_RESTARTS_METRIC;
    const key = toKey(one.labels, clusterLabel);
    if (!(field || isCounter) || !key) {
      continue;
    }
    const containerId = toContainerId(key);
    const container = containers.get(containerId) ?? { key, rows: new Map<string, Row>(), counters: [] };
    containers.set(containerId, container);
    if (field) {
      addSeries(findRow(container.rows, one.labels, grid.count), one, field, index);
    } else if (isOfSubject(one.labels)) {
      container.counters.push({ pod: one.labels.uid ?? '', values: placeValues(one, index, grid.count) });
    }
  }
  const timesSeconds = gridTimes(grid);
  return [...containers.values()].filter(({ rows }) => rows.size > 0).map((told) => joinRows(told, grid, timesSeconds));
}

/** All that is told of one container. */
interface Told {
  key: ContainerKey;
  rows: Map<string, Row>;
  counters: Array<RestartWitnesses['counters'][number]>;
}

/** Scraped without honor_labels, the labels are those of kube-state-metrics itself, and what it counts is in exported ones. */
function isOfSubject({ pod, container, exported_pod, exported_container }: Labels): boolean {
  return (exported_pod ?? pod) === pod && (exported_container ?? container) === container;
}

function placeValues({ timesSeconds, values }: MatrixSeries, index: GridIndex, count: number): Array<number | null> {
  const placed = new Array<number | null>(count).fill(null);
  index.placesOf(timesSeconds).forEach((place, i) => {
    if (place >= 0 && Number.isFinite(values[i])) {
      placed[place] = values[i];
    }
  });
  return placed;
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
  // Series of one answer mostly have the same moments.
  const lists = new Set(series.map(({ timesSeconds }) => timesSeconds));
  const times = new Set<number>();
  for (const list of lists) {
    for (const time of list) {
      times.add(time);
    }
  }
  if (times.size === 0) {
    return { startSeconds: 0, stepSeconds: askedStepSeconds, count: 0 };
  }
  const sorted = Float64Array.from(times).sort();
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

function findRow(rows: Map<string, Row>, labels: Labels, count: number): Row {
  const { __name__: _name, ...others } = labels;
  const signature = JSON.stringify(Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1)));
  const row: Row = rows.get(signature) ?? {
    id: labels.id ?? '',
    signature,
    node: labels.node || null,
    columns: {},
    hasMemory: new Uint8Array(count),
    samples: 0,
    firstStartIndex: Infinity,
  };
  rows.set(signature, row);
  return row;
}

function addSeries(row: Row, { timesSeconds, values }: MatrixSeries, field: Field, index: GridIndex): void {
  const column = (row.columns[field] ??= new Float64Array(row.hasMemory.length).fill(NaN));
  const isMemory = field !== 'limit' && field !== 'start';
  const places = index.placesOf(timesSeconds);
  let first = Infinity;
  for (let i = 0; i < values.length; i++) {
    const place = places[i];
    if (place >= 0) {
      column[place] = toCell(values[i]);
      row.samples++;
      first = Math.min(first, place);
      if (isMemory) {
        row.hasMemory[place] = 1;
      }
    }
  }
  row.firstStartIndex = field === 'start' ? Math.min(row.firstStartIndex, first) : row.firstStartIndex;
}

function joinRows({ key, rows: told, counters }: Told, grid: Grid, timesSeconds: number[]): Timeline {
  const allRows = [...told.values()];
  // /metrics/resource repeats some names without an id: such rows would only mix two endpoints.
  const withId = allRows.filter((row) => row.id !== '');
  const rows = (withId.length > 0 ? withId : allRows).sort(
    (a, b) => b.samples - a.samples || (a.signature < b.signature ? -1 : 1)
  );
  const chosen = chooseRows(rows.map(toCgroupRow), grid);
  const readings = toReadings(rows, chosen);
  const restarts = confirmRestarts({
    timesSeconds,
    startTimesSeconds: pickPositive(rows, chosen.rowAt, 'start'),
    ids: Array.from(chosen.rowAt, (row) => (row === NO_ROW ? null : rows[row].id || null)),
    values: counterOf(readings, readings.columns.rssBytes ? 'rssBytes' : 'workingSetBytes'),
    counters,
  });
  return {
    key,
    node: rows.find((row) => row.node !== null)?.node ?? null,
    readings,
    limitBytes: pickPositive(rows, chosen.rowAt, 'limit'),
    startTimeSeconds: restarts.startTimesSeconds,
    restarts: restarts.count,
    otherIds: findOthers(rows, chosen.rowAt),
    ghostSamples: chosen.ghostSamples,
  };
}

function findOthers(rows: readonly Row[], rowAt: Int32Array): ReadonlySet<string> {
  let last = rowAt.length - 1;
  while (last >= 0 && rowAt[last] === NO_ROW) {
    last--;
  }
  const id = last < 0 ? '' : rows[rowAt[last]].id;
  return new Set(rows.flatMap((row) => (last >= 0 && row.hasMemory[last] === 1 && row.id !== id ? [row.id] : [])));
}

/** The readings of the chosen rows. Where there is one row only, and all of it counts, its columns are taken as they are. */
function toReadings(rows: readonly Row[], { rowAt, ghostSamples }: ChosenRows): MemoryColumns {
  const isWhole = rows.length === 1 && ghostSamples === 0;
  const isPresent = Uint8Array.from(rowAt, (row) => (row === NO_ROW ? 0 : 1));
  const columns: MemoryColumns['columns'] = {};
  for (const counter of COUNTERS) {
    if (rows.some((row) => row.columns[counter])) {
      columns[counter] = isWhole ? rows[0].columns[counter] : pick(rows, rowAt, counter);
    }
  }
  return { length: rowAt.length, isPresent, columns };
}

function toCgroupRow({ id, columns, hasMemory, firstStartIndex }: Row): CgroupRow {
  const sizes = [columns.usageBytes, columns.workingSetBytes, columns.rssBytes];
  return {
    id,
    starts: columns.start,
    hasMemory,
    mostBytes: Math.max(
      0,
      ...sizes.map((column) => column?.reduce((most, cell) => (cell > most ? cell : most), 0) ?? 0)
    ),
    firstIndex: hasMemory.indexOf(1),
    lastIndex: hasMemory.lastIndexOf(1),
    firstStartIndex,
  };
}

function pick(rows: readonly Row[], rowAt: Int32Array, field: Field): Float64Array {
  const picked = new Float64Array(rowAt.length).fill(NaN);
  for (let i = 0; i < rowAt.length; i++) {
    if (rowAt[i] !== NO_ROW) {
      picked[i] = rows[rowAt[i]].columns[field]?.[i] ?? NaN;
    }
  }
  return picked;
}

function pickPositive(rows: readonly Row[], rowAt: Int32Array, field: Field): Array<number | null> {
  const picked = new Array<number | null>(rowAt.length);
  for (let i = 0; i < rowAt.length; i++) {
    picked[i] = rowAt[i] === NO_ROW ? null : positive(rows[rowAt[i]].columns[field]?.[i]);
  }
  return picked;
}

/** Zero is "no limit" for a limit and "unknown" for a start time. */
export function positive(value: number | null | undefined): number | null {
  return value !== null && value !== undefined && value > 0 && Number.isFinite(value) ? value : null;
}
