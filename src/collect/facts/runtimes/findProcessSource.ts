import { matchesRule, PROCESS_MEMORY, type ProcessMemoryRule, say } from '../../../engine';
import type { PodContainer } from './joinRuntime';
import { joinTarget, type Target } from './toTargets';

/** Where the memory of a container's single processes can be read. */
export interface ProcessSource {
  rule: ProcessMemoryRule;
  target: Target;
}

export interface ProcessSourceChoice {
  source: ProcessSource | null;
  /** Set where the pod has such metrics, and they cover several containers. */
  warning: string | null;
}

/**
 * The best source of memory by process. An exporter in a container of its own describes the other ones: it can be used
 * where there is one other container only, because it does not say which process is in which.
 */
export function findProcessSource(
  targets: readonly Target[],
  containers: readonly PodContainer[],
  container: string
): ProcessSourceChoice {
  let coversSeveral = false;
  for (const rule of PROCESS_MEMORY) {
    for (const target of targets) {
      if (!target.series.some(({ labels }) => matchesRule(rule.series, labels))) {
        continue;
      }
      const described = findDescribed(rule, target, containers);
      if (described.length === 1 && described[0] === container) {
        return { source: { rule, target }, warning: null };
      }
      coversSeveral ||= described.length > 1 && described.includes(container);
    }
  }
  const warning = coversSeveral
    ? say`The process exporter covers several containers of the pod and does not say which process is in which.`
    : null;
  return { source: null, warning };
}

/** The containers whose processes a target tells; empty where that is not known. */
function findDescribed(rule: ProcessMemoryRule, target: Target, containers: readonly PodContainer[]): string[] {
  const join = joinTarget(target, null, containers);
  if (join.scope !== 'container') {
    return [];
  }
  const others = containers.filter(({ name }) => name !== join.container);
  return rule.describesOthers && others.length > 0 ? others.map(({ name }) => name) : [join.container];
}
