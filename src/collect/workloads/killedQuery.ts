import { KSM_RESTARTS_METRIC } from '../sources/memoryMetrics';
import type { LabelMatcher } from '../sources/labelMatcher';
import { containerMatchersText, keyLabels } from '../containers/memoryQueries';
import { KSM_LAST_REASON_METRIC } from '../facts/marks/markQueries';

export const OOM_EVENTS_METRIC = 'container_oom_events_total';
/** Tells the two times of one answer apart. */
export const OVER_LABEL = 'leakscope_over';
const DAY_SECONDS = 86_400;

/**
 * Containers that were killed for memory, and how often: restarts of those that last ended as OOMKilled, and kills that
 * the kernel counted in their cgroup. Over the last day, and over the window where that is longer.
 *
 * Restarts with other reasons before the last one count as well: kube-state-metrics tells the last reason only.
 */
export function killedQuery(
  scope: readonly LabelMatcher[],
  clusterLabel: string | null,
  { living, windowSeconds }: { living: string; windowSeconds: number }
): string {
  const by = keyLabels(clusterLabel).join(',');
  const own = scope.filter(({ label }) => ['namespace', 'pod', 'container', clusterLabel].includes(label));
  const rows = containerMatchersText(own);
  const grown = (metric: string, seconds: number) =>
    `max by (${by}) (max_over_time(${metric}{${rows}}[${seconds}s]) - min_over_time(${metric}{${rows}}[${seconds}s]))`;
  const killed = (seconds: number) =>
    `(${grown(KSM_RESTARTS_METRIC, seconds)} > 0 and on (${by}) ${KSM_LAST_REASON_METRIC}{reason="OOMKilled",${rows}} > 0` +
    ` or ${grown(OOM_EVENTS_METRIC, seconds)} > 0) and on (${by}) ${living}`;
  const over = (name: string, seconds: number) =>
    `label_replace(${killed(seconds)}, "${OVER_LABEL}", "${name}", "", "")`;
  const window = Math.round(windowSeconds);
  return [over('day', DAY_SECONDS), ...(window > DAY_SECONDS ? [over('window', window)] : [])].join(' or ');
}
