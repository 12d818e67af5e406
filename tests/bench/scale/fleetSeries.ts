import { toLabels } from './toLabels';
import type { BackfillSeries } from '../../prometheus/backfillSeries.mjs';
import type { PlannedWorkload } from './planFleet';

export interface ScaleGrid {
  startSeconds: number;
  endSeconds: number;
  stepSeconds: number;
}

const HOUR = 3600;
const MIB = 2 ** 20;
const PAGE_BYTES = 4096;
/** A loop fills its limit within so many hours. */
const LOOP_HOURS = 5;
const ALPHABET = 'bcdfghjklmnpqrstvwxz';

interface Pod {
  name: string;
  /** Of the pod; of its container where that is not restarted. */
  fromSeconds: number;
  toSeconds: number;
}

/** All series of the workloads: cAdvisor's metrics, and what kube-state-metrics tells of pods. */
export function* fleetSeries(fleet: readonly PlannedWorkload[], grid: ScaleGrid): Generator<BackfillSeries> {
  for (const [index, workload] of fleet.entries()) {
    for (const [number, pod] of toPods(workload, grid).entries()) {
      yield* podSeries(workload, pod, { grid, seed: index * 131 + number });
    }
    yield* ownerSeries(workload, grid);
  }
}

/** One pod a place, or one after the other where it is deployed. */
export function toPods(
  { name, replicas, deployHours }: PlannedWorkload,
  { startSeconds, endSeconds }: ScaleGrid
): Pod[] {
  const every = deployHours === null ? Infinity : deployHours * HOUR;
  const count = Math.max(1, Math.ceil((endSeconds - startSeconds) / every));
  return Array.from({ length: count }, (_, deploy) =>
    Array.from({ length: replicas }, (_, place) => ({
      name: `${setOf(name)}-${letters(place * 7 + deploy * 13 + 1, 5)}`,
      fromSeconds: startSeconds + (deploy === 0 ? 0 : deploy * every + place * 20),
      toSeconds: Math.min(endSeconds, startSeconds + (deploy + 1) * every + place * 20),
    }))
  ).flat();
}

const setOf = (workload: string) => `${workload}-5d78c9869d`;
const letters = (number: number, length: number) =>
  Array.from({ length }, (_, i) => ALPHABET[Math.floor(number / ALPHABET.length ** i + i) % ALPHABET.length]).join('');

function* podSeries(
  { namespace, course, limitMib, deployHours }: PlannedWorkload,
  pod: Pod,
  { grid, seed }: { grid: ScaleGrid; seed: number }
): Generator<BackfillSeries> {
  const { stepSeconds } = grid;
  const count = Math.max(0, Math.floor((pod.toSeconds - pod.fromSeconds) / stepSeconds));
  const times = Array.from({ length: count }, (_, i) => pod.fromSeconds + i * stepSeconds + (seed % 60));
  const age = (t: number) =>
    (course === 'loop' ? (t - pod.fromSeconds) % (LOOP_HOURS * HOUR) : t - pod.fromSeconds) / HOUR;
  const noise = (t: number) => ((t * 7919 + seed * 104729) % 997) / 997;
  const bytes = (t: number) =>
    Math.round(((programMib(course, age(t), t, limitMib) + 4 * noise(t)) * MIB) / PAGE_BYTES) * PAGE_BYTES;
  const write = (metric: string, labels: Record<string, string>, of: (t: number) => number, from = -Infinity) => {
    const own = times.filter((t) => t >= from);
    return { labels: { __name__: metric, ...labels }, timesSeconds: own, values: own.map(of) };
  };
  const labels = toLabels(namespace, pod.name, seed);
  const cache = (t: number) => Math.round((40 + (course === 'cache' ? 6 * age(t) : 0)) * MIB);
  const file = 30 * MIB;
  yield write('container_memory_usage_bytes', labels, (t) => bytes(t) + cache(t) + 12 * MIB);
  yield write('container_memory_working_set_bytes', labels, (t) => bytes(t) + cache(t) + 12 * MIB - file);
  yield write('container_memory_rss', labels, bytes);
  yield write('container_memory_cache', labels, cache);
  yield write('container_memory_total_inactive_file_bytes', labels, () => file);
  yield write('container_memory_total_active_file_bytes', labels, (t) => cache(t) - file);
  yield write('container_spec_memory_limit_bytes', labels, () => limitMib * MIB);
  const before = deployHours === null && course !== 'loop' ? 9 * 24 * HOUR : 0;
  yield write('container_start_time_seconds', labels, (t) => Math.round(t - age(t) * HOUR) - before);
  const state = { namespace, pod: pod.name, container: 'app', job: 'kube-state-metrics' };
  const restarts = (t: number) => (course === 'loop' ? Math.floor((t - pod.fromSeconds) / (LOOP_HOURS * HOUR)) : 0);
  yield write('kube_pod_container_status_restarts_total', state, restarts);
  if (course === 'loop') {
    const first = pod.fromSeconds + LOOP_HOURS * HOUR;
    yield write('kube_pod_container_status_last_terminated_reason', { ...state, reason: 'OOMKilled' }, () => 1, first);
  }
}

/** Anonymous memory without noise. */
function programMib(course: PlannedWorkload['course'], ageHours: number, t: number, limitMib: number): number {
  const base = 0.2 * limitMib;
  switch (course) {
    case 'leak':
      return base + 0.008 * limitMib * ageHours;
    case 'loop':
      return 0.1 * limitMib + (0.86 * limitMib * ageHours) / LOOP_HOURS;
    case 'masked':
      return base + 0.03 * limitMib * ageHours;
    case 'warm-up':
      return base + 0.25 * limitMib * (1 - Math.exp(-ageHours / 2));
    case 'daily':
      return base + 0.1 * limitMib * (1 + Math.sin((2 * Math.PI * t) / (24 * HOUR)));
    case 'calm':
    case 'cache':
      return base;
  }
}

/** Who owns the pods: of the last hours only, as it is asked for now. */
function* ownerSeries(workload: PlannedWorkload, grid: ScaleGrid): Generator<BackfillSeries> {
  const { name, namespace } = workload;
  const { endSeconds, stepSeconds } = grid;
  const times = Array.from({ length: 12 }, (_, i) => endSeconds - (11 - i) * stepSeconds);
  const write = (labels: Record<string, string>) => ({ labels, timesSeconds: times, values: times.map(() => 1) });
  for (const pod of toPods(workload, grid).filter(({ toSeconds }) => toSeconds >= endSeconds)) {
    const owner = { owner_kind: 'ReplicaSet', owner_name: setOf(name) };
    yield write({ __name__: 'kube_pod_owner', namespace, pod: pod.name, ...owner });
  }
  const owner = { owner_kind: 'Deployment', owner_name: name };
  yield write({ __name__: 'kube_replicaset_owner', namespace, replicaset: setOf(name), ...owner });
}
