import type { RuntimeSpec } from '../../../engine';
import type { RuntimeJoin } from './joinRuntime';
import type { RuntimeCandidate, Target } from './toTargets';

/** The runtime that is shown for a container, and the targets that describe it. */
export interface ChosenRuntime {
  spec: RuntimeSpec;
  join: RuntimeJoin;
  /** Empty where the runtime belongs to the pod only. */
  targets: Target[];
}

/**
 * The runtime of one container. Envoy wins over Go, which its agent is written in, and jemalloc, the allocator below a
 * runtime, gives way to it; other runtimes side by side in one container cannot be told apart, so nothing is split. Null where the pod exports no runtime that may be the container's.
 * Source: memory catalog, section 6.11.
 */
export function chooseRuntime(candidates: readonly RuntimeCandidate[], container: string): ChosenRuntime | null {
  const own = candidates.filter(({ join }) => join.scope === 'container' && join.container === container);
  const envoy = own.filter(({ spec }) => spec.name === 'envoy');
  const programs = envoy.length > 0 ? own.filter(({ spec }) => spec.name !== 'go') : own;
  const above = programs.filter(({ spec }) => spec.name !== 'jemalloc');
  const chosen = above.length > 0 ? above : programs;
  const first = chosen[0];
  if (first) {
    return chosen.every(({ spec }) => spec === first.spec)
      ? { spec: first.spec, join: first.join, targets: chosen.map(({ target }) => target) }
      : { spec: first.spec, join: { scope: 'pod', reason: 'several-runtimes' }, targets: [] };
  }
  const ofPod = candidates.find(({ join }) => join.scope === 'pod');
  return ofPod ? { spec: ofPod.spec, join: ofPod.join, targets: [] } : null;
}
