import {
  type CgroupRoom,
  type CgroupVersion,
  type ContainerKey,
  describeNearestLimit,
  describePressure,
  findNearestLimit,
  lastKnown,
  type MemoryPressure,
  type NearestLimit,
  toContainerId,
} from '../../engine';
import type { Labels, MatrixSeries, VectorSample } from '../ask/prometheusClient';
import { toPodRows } from '../pods/toPodRows';
import { LIMIT_METRIC, MEMORY_METRICS, PRESSURE_METRICS, SWAP_LIMIT_METRIC } from '../sources/memoryMetrics';
import { COLLECT_LIMITS } from './collectLimits';
import { positive, toKey } from './toTimelines';

/** What stands around one container: what its pod leaves it, how much swap it may take, and how long it waited. */
export interface Surroundings {
  nearestLimit: NearestLimit | null;
  limitWithSwapBytes: number | null;
  pressure: MemoryPressure | null;
}

/** Where nobody asked. */
export const NO_SURROUNDINGS: Surroundings = { nearestLimit: null, limitWithSwapBytes: null, pressure: null };

/** Sentences on what makes it narrower than its own limit does. Of the node only where something grows, by the diagnosis. */
export const describeSurroundings = ({ nearestLimit, pressure }: Surroundings): string[] =>
  [nearestLimit?.kind === 'node' ? null : describeNearestLimit(nearestLimit), describePressure(pressure)].filter(
    (one) => one !== null
  );

/** A container as the list knows it. */
interface Subject {
  key: ContainerKey;
  limitBytes: number | null;
  workingSetBytes: number | null;
  cgroup: CgroupVersion;
  /** Its node: working set and eviction line. */
  node: CgroupRoom | null;
}

/** Reads the rows that a list has anyway. `now` holds those of whole pods, `history` the counters of pressure. */
export function readSurroundings(
  { now, history }: { now: readonly VectorSample[]; history: readonly MatrixSeries[] },
  { atSeconds, clusterLabel }: { atSeconds: number; clusterLabel: string | null }
): (subject: Subject) => Surroundings {
  const podOf = (labels: Labels) =>
    JSON.stringify([clusterLabel ? (labels[clusterLabel] ?? '') : null, labels.namespace ?? '', labels.pod ?? '']);
  const pods = groupBy(now, ({ labels }) => podOf(labels));
  const swapLimits = groupBy(
    now.filter(({ labels }) => labels.__name__ === SWAP_LIMIT_METRIC),
    ({ labels }) => idOf(labels, clusterLabel)
  );
  const waits = groupBy(
    history.filter(({ labels }) => PRESSURES.includes(labels.__name__ ?? '')),
    ({ labels }) => idOf(labels, clusterLabel)
  );
  return ({ key, limitBytes, workingSetBytes, cgroup, node }) => {
    const { cluster, namespace, pod, container } = key;
    const rows = pods.get(JSON.stringify([clusterLabel ? (cluster ?? '') : null, namespace, pod])) ?? [];
    const id = toContainerId(key);
    const swapLimit = mostOf((swapLimits.get(id) ?? []).map(({ value }) => value));
    return {
      nearestLimit: findNearestLimit({ limitBytes, workingSetBytes }, ...readPod(rows, container), node),
      limitWithSwapBytes: addSwapLimit(limitBytes, swapLimit, cgroup),
      pressure: readPressure(waits.get(id) ?? [], atSeconds),
    };
  };
}

const PRESSURES: readonly string[] = Object.values(PRESSURE_METRICS);
const SANDBOX = '';

const idOf = (labels: Labels, clusterLabel: string | null) => {
  const key = toKey(labels, clusterLabel);
  return key ? toContainerId(key) : '';
};

function groupBy<T>(items: readonly T[], toId: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const id = toId(item);
    const group = groups.get(id);
    if (group) {
      group.push(item);
    } else {
      groups.set(id, [item]);
    }
  }
  return groups;
}

/** The largest: of cgroups inside of each other the outer one, and replicas of a scrape say the same. */
const mostOf = (values: readonly number[]): number | null =>
  values.reduce<number | null>((most, value) => {
    const known = value < COLLECT_LIMITS.unlimitedBytes.value ? positive(value) : null;
    return known === null ? most : Math.max(most ?? 0, known);
  }, null);

/** The pod’s own cgroup, and the working sets of what lives in it beside the container. */
function readPod(
  rows: readonly VectorSample[],
  container: string
): [Parameters<typeof findNearestLimit>[1], Array<number | null>] {
  const series = rows.map(({ labels, value }) => ({ labels, timesSeconds: [0], values: [value] }));
  const { pod, containers, sandbox } = toPodRows(series);
  const of = (metric: string, own: readonly MatrixSeries[]) =>
    mostOf(own.filter(({ labels }) => labels.__name__ === metric).map(({ values }) => values[0]));
  const { workingSetBytes } = MEMORY_METRICS;
  const beside = groupBy(
    [...containers.filter(({ labels }) => labels.container !== container), ...sandbox],
    ({ labels }) => labels.container ?? SANDBOX
  );
  return [
    pod.length === 0 ? null : { workingSetBytes: of(workingSetBytes, pod), limitBytes: of(LIMIT_METRIC, pod) },
    // A container that has ended may still have rows of its specification.
    [...beside.values()].filter((own) => own.some(isMemory)).map((own) => of(workingSetBytes, own)),
  ];
}

const isMemory = ({ labels }: MatrixSeries) =>
  Object.values(MEMORY_METRICS).some((metric) => metric === labels.__name__);

/** On cgroup v1 the limit is of memory and swap together, on v2 of swap alone. 0 is no limit, or none that is known. */
function addSwapLimit(limitBytes: number | null, swapLimit: number | null, cgroup: CgroupVersion): number | null {
  if (limitBytes === null || swapLimit === null || cgroup === 'unknown') {
    return null;
  }
  return cgroup === 'v1' ? Math.max(limitBytes, swapLimit) : limitBytes + swapLimit;
}

/** Shares of the last hour. Null where nothing is told, or all is 0: kernels without psi=1 tell zeros. */
function readPressure(series: readonly MatrixSeries[], atSeconds: number): MemoryPressure | null {
  const shareOf = (metric: string) =>
    series
      .filter(({ labels }) => labels.__name__ === metric)
      .map((one) => waitedShare(one, atSeconds))
      .reduce<number | null>((most, share) => (share === null ? most : Math.max(most ?? 0, share)), null);
  const waitingShare = shareOf(PRESSURE_METRICS.waitingSeconds);
  return waitingShare === null ? null : { waitingShare, stalledShare: shareOf(PRESSURE_METRICS.stalledSeconds) };
}

function waitedShare({ timesSeconds, values }: MatrixSeries, atSeconds: number): number | null {
  const end = timesSeconds.length - 1;
  const { pressureSeconds } = COLLECT_LIMITS;
  const begin = timesSeconds.map((time) => time <= atSeconds - pressureSeconds.value).lastIndexOf(true);
  const isCurrent = end >= 0 && timesSeconds[end] > atSeconds - pressureSeconds.value;
  if (!isCurrent || begin < 0 || !((lastKnown(Array.from(values)) ?? 0) > 0)) {
    return null;
  }
  let waited = 0;
  for (let i = begin + 1; i <= end; i++) {
    // A counter that falls began anew.
    waited += values[i] >= values[i - 1] ? values[i] - values[i - 1] : values[i];
  }
  return Math.min(1, waited / (timesSeconds[end] - timesSeconds[begin]));
}
