import {
  findFlavour,
  PROCESS_START,
  readRule,
  readRuntime,
  reportParts,
  RUNTIMES,
  type RuntimeSeries,
  type RuntimeSpec,
  TARGET_DIMENSIONS,
} from '../../../engine';
import { MEMORY_METRICS, START_TIME_METRIC } from '../../sources/memoryMetrics';
import type { Labels, VectorSample } from '../../ask/prometheusClient';
import { positive } from '../../containers/toTimelines';
import type { SharedReason } from './findOwner';
import { joinRuntime, type PodContainer, type RuntimeJoin } from './joinRuntime';
import { POD_INFO_METRIC, TARGET_INFO_METRIC } from './podIdentities';

/** One scrape target in the pod, with the last value of each of its series. */
export interface Target {
  id: string;
  labels: Labels;
  /** One value each. */
  series: RuntimeSeries[];
  /** Why it may be another pod's; null where its labels name the pod. */
  shared: SharedReason | null;
}

/** A sample of a target that was found by something else than the name of its pod. */
export type OwnedSample = VectorSample & { shared?: SharedReason | null };

/** One runtime that a target exports, and where it belongs. */
export interface RuntimeCandidate {
  target: Target;
  spec: RuntimeSpec;
  join: RuntimeJoin;
}

/** What names the target: all labels but those that tell its own series apart. */
export function toTargetId(labels: Labels): string {
  return JSON.stringify(Object.entries(toTargetLabels(labels)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function toTargetLabels(labels: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([label]) => !TARGET_DIMENSIONS.has(label)));
}

const CADVISOR_METRICS = new Set<string>([START_TIME_METRIC, MEMORY_METRICS.rssBytes]);
/** What describes pods and targets, and is no target itself. */
const INFO_METRICS = new Set<string>([TARGET_INFO_METRIC, POD_INFO_METRIC]);

/** The containers of the pod, with all their starts in the window. */
export function toPodContainers(vector: readonly VectorSample[]): PodContainer[] {
  const containers = new Map<string, { starts: number[]; anonBytes: number | null }>();
  for (const { labels, value } of vector) {
    const { __name__: name = '', container } = labels;
    if (!container || container === 'POD' || !CADVISOR_METRICS.has(name)) {
      continue;
    }
    const known = containers.get(container) ?? { starts: [], anonBytes: null };
    containers.set(container, known);
    if (name === START_TIME_METRIC) {
      known.starts.push(...[positive(value)].filter((start) => start !== null));
    } else {
      known.anonBytes = Math.max(known.anonBytes ?? 0, value);
    }
  }
  return [...containers].map(([name, { starts, anonBytes }]) => ({ name, startTimesSeconds: starts, anonBytes }));
}

/** The scrape targets of the pod other than cAdvisor. */
export function toTargets(vector: readonly OwnedSample[]): Target[] {
  const targets = new Map<string, Target>();
  for (const { labels, value, shared = null } of vector) {
    const name = labels.__name__ ?? '';
    if (CADVISOR_METRICS.has(name) || INFO_METRICS.has(name)) {
      continue;
    }
    const id = toTargetId(labels);
    const target = targets.get(id) ?? { id, labels: toTargetLabels(labels), series: [], shared };
    targets.set(id, target);
    target.series.push({ labels, values: [Number.isFinite(value) ? value : null] });
  }
  return [...targets.values()];
}

/** Where a target belongs, for one of the runtimes that it exports, or for none. */
export function joinTarget(target: Target, spec: RuntimeSpec | null, containers: readonly PodContainer[]): RuntimeJoin {
  if (target.shared !== null) {
    return { scope: 'pod', reason: target.shared };
  }
  const reading = spec && readRuntime(spec, target.series, [], 1);
  const parts = spec && reading ? reportParts(spec, reading, 0) : [];
  return joinRuntime(
    {
      labels: target.labels,
      startTimeSeconds: readRule([PROCESS_START], target.series, 1)?.values[0] ?? null,
      certainBytes: parts.reduce((sum, part) => sum + (part.certainty === 'certain' ? part.bytes : 0), 0),
      isEnvoy: spec?.name === 'envoy',
      mayBeAgent: spec?.name === 'go',
    },
    containers
  );
}

/** All runtimes that the targets export. Go beside Envoy in one target is Envoy's agent. */
export function toCandidates(targets: readonly Target[], containers: readonly PodContainer[]): RuntimeCandidate[] {
  return targets.flatMap((target) => {
    const specs = RUNTIMES.filter((spec) => findFlavour(spec, target.series));
    const hasEnvoy = specs.some((spec) => spec.name === 'envoy');
    return specs
      .filter((spec) => !(hasEnvoy && spec.name === 'go'))
      .map((spec) => ({ target, spec, join: joinTarget(target, spec, containers) }));
  });
}
