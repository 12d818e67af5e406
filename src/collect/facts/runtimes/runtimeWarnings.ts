import { say, type RuntimeHistory, type RuntimeSpec } from '../../../engine';
import type { RuntimeJoin } from './joinRuntime';
import type { SkippedMetric } from './planNames';
import { RUNTIME_COLLECT_LIMITS } from './runtimeCollectLimits';

/** Why the metrics of a runtime are not split, or null where they are. */
export function joinWarning(title: string, join: RuntimeJoin): string | null {
  if (join.scope === 'container') {
    return null;
  }
  switch (join.reason) {
    case 'ambiguous':
      return say`The pod exports ${title} metrics that could be of several containers: add the label "container" to their scrape job.`;
    case 'merged-with-agent':
      return say`The ${title} metrics on Istio's merged page may be of its agent: scrape the application's own port.`;
    case 'shared-instance':
      return say`Several containers report ${title} metrics under one job and instance: give each its own service.instance.id.`;
    case 'shared-address':
      return say`The ${title} metrics at the pod's address may be of another pod that had it in this time range: add the label "pod" to their scrape job.`;
    case 'several-runtimes':
      return say`Metrics of several runtimes name this container, so that its memory is not split by them.`;
  }
}

/** Why a split covers less than it seems to. */
export function processesWarning(spec: RuntimeSpec, processCount: number | null): string | null {
  if (processCount === null || processCount < 2 || spec.coversAllProcesses || spec.parts.length === 0) {
    return null;
  }
  return say`The ${spec.title} metrics describe 1 of ${processCount} processes: the others are in "${spec.remainder.title}".`;
}

export function conflictWarning(title: string, history: RuntimeHistory): string | null {
  return history.conflict
    ? say`The ${title} metrics claim more memory than the container has: they are of another container, or it is swapped out.`
    : null;
}

export const foreignProcesses = () =>
  say`The processes that the exporter lists hold more than the container has: some are of other containers.`;

export function noAnonWarning(title: string): string {
  return say`Anonymous memory is not exported here, so that the ${title} metrics split nothing.`;
}

export function manyInstancesWarning(count: number): string {
  return say`OpenTelemetry names ${count} instances of this pod, more than the ${RUNTIME_COLLECT_LIMITS.instances.value} that are read: choose a shorter time range.`;
}

export function skippedWarning(skipped: readonly SkippedMetric[]): string | null {
  if (skipped.length === 0) {
    return null;
  }
  const list = skipped.map(({ name, series }) => `${name} (${series} series)`).join(', ');
  return say`Not read, because more than ${RUNTIME_COLLECT_LIMITS.series.value} series of the pod match: ${list}.`;
}
