import type { Labels } from '../../ask/prometheusClient';
import type { SharedReason } from './findOwner';
import { RUNTIME_COLLECT_LIMITS } from './runtimeCollectLimits';

/** A container of the pod, as cAdvisor shows it; the pause process is none. */
export interface PodContainer {
  name: string;
  /** Unix seconds of all its starts in the window. */
  startTimesSeconds: readonly number[];
  /** Null where it is not exported. */
  anonBytes: number | null;
}

/** What a scrape target in the pod says about itself. */
export interface TargetIdentity {
  /** Labels of the target. */
  labels: Labels;
  /** Start of the process that it describes, Unix seconds; null where it is not exported. */
  startTimeSeconds: number | null;
  /** What the process holds for certain; 0 where nothing tells. */
  certainBytes: number;
  /** Whether it is Envoy's own: the only metrics of a merged page that belong to the sidecar. */
  isEnvoy: boolean;
  /** Whether the sidecar's own agent exports such metrics too, so that nobody can tell whose they are. */
  mayBeAgent: boolean;
}

/** Which rule found the container, or why none did. */
export type RuntimeJoin =
  | { scope: 'container'; container: string; rule: 'label' | 'only-container' | 'start-time' | 'size' }
  | { scope: 'pod'; reason: 'ambiguous' | 'merged-with-agent' | 'several-runtimes' | SharedReason };

/**
 * Istio's agent merges the metrics of the application, of Envoy and of itself into one page on this port. The container
 * label names the sidecar there, whoever the metrics are of.
 */
const MERGED_PAGE = /:15020$/;

/** The label that names the container: of a Kubernetes scrape, or promoted from OpenTelemetry's resource attributes. */
export function containerLabel(labels: Labels): string {
  return labels.container || labels.k8s_container_name || '';
}

/**
 * Finds the container that a target's metrics are of. Rules in order: the container label; the only container of the
 * pod; a process that started with exactly one container; exactly one container that is large enough. Where they leave a
 * doubt the metrics belong to the pod, because a wrong split is worse than none.
 *
 * A port that the pod declares would tell as well, but no metric exports it.
 * Source: memory catalog, sections 6.0 and 6.10. Cost: linear in the containers. Never throws.
 */
export function joinRuntime(target: TargetIdentity, containers: readonly PodContainer[]): RuntimeJoin {
  const label = containerLabel(target.labels);
  const labelled = containers.find(({ name }) => name === label);
  const isMerged = MERGED_PAGE.test(target.labels.instance ?? '');
  if (isMerged && target.mayBeAgent) {
    return { scope: 'pod', reason: 'merged-with-agent' };
  }
  if (labelled && (!isMerged || target.isEnvoy)) {
    return { scope: 'container', container: labelled.name, rule: 'label' };
  }
  const possible = isMerged && !target.isEnvoy ? containers.filter(({ name }) => name !== label) : containers;
  if (possible.length === 1) {
    return { scope: 'container', container: possible[0].name, rule: 'only-container' };
  }
  const started = possible.filter((container) => startedWith(container, target.startTimeSeconds));
  if (started.length === 1) {
    return { scope: 'container', container: started[0].name, rule: 'start-time' };
  }
  const large = possible.filter((container) => canHold(container, target.certainBytes));
  return large.length === 1
    ? { scope: 'container', container: large[0].name, rule: 'size' }
    : { scope: 'pod', reason: 'ambiguous' };
}

function startedWith(container: PodContainer, startTimeSeconds: number | null): boolean {
  const { startAfterSeconds, startBeforeSeconds } = RUNTIME_COLLECT_LIMITS;
  return container.startTimesSeconds.some((start) => {
    const after = startTimeSeconds === null ? NaN : startTimeSeconds - start;
    return after >= -startBeforeSeconds.value && after <= startAfterSeconds.value;
  });
}

/** A container of unknown size may hold anything. */
function canHold({ anonBytes }: PodContainer, certainBytes: number): boolean {
  return anonBytes === null || anonBytes >= RUNTIME_COLLECT_LIMITS.smallestContainerShare.value * certainBytes;
}
