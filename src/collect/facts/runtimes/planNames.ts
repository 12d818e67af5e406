import { matchesRule } from '../../../engine';
import type { VectorSample } from '../../ask/prometheusClient';
import { RUNTIME_COLLECT_LIMITS } from './runtimeCollectLimits';

export interface SkippedMetric {
  name: string;
  series: number;
}

/** Which metrics to read, and which have too many series to. */
export interface NamePlan {
  names: string[];
  skipped: SkippedMetric[];
}

/** The metrics that match and exist, those with the fewest series first, up to the cap on series. */
export function planNames(vector: readonly VectorSample[], patterns: readonly string[]): NamePlan {
  const counts = new Map<string, number>();
  for (const { labels } of vector) {
    const name = labels.__name__ ?? '';
    if (matchesRule({ names: patterns }, { __name__: name })) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const plan: NamePlan = { names: [], skipped: [] };
  let total = 0;
  for (const [name, series] of [...counts].sort(([, a], [, b]) => a - b)) {
    total += series;
    if (total <= RUNTIME_COLLECT_LIMITS.series.value) {
      plan.names.push(name);
    } else {
      plan.skipped.push({ name, series });
    }
  }
  return plan;
}
