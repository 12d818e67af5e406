import { MAX_QUERY_BYTES, utf8Bytes } from '../../engine';
import { KSM_RESTARTS_METRIC, MEMORY_METRICS } from '../sources/memoryMetrics';
import type { LabelMatcher } from '../sources/labelMatcher';
import { containerMatchersText, keyLabels } from '../containers/memoryQueries';
import { KSM_LAST_REASON_METRIC } from '../facts/marks/markQueries';

export const OOM_EVENTS_METRIC = 'container_oom_events_total';
/** Tells the two times of one answer apart. */
export const OVER_LABEL = 'leakscope_over';
/** Ends the name of a time where the kernel counted, not the restarts of kube-state-metrics. */
export const OF_KERNEL = '_kernel';
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
  windowSeconds: number
): string {
  const by = keyLabels(clusterLabel).join(',');
  const own = scope.filter(({ label }) => ['namespace', 'pod', 'container', clusterLabel].includes(label));
  const rows = containerMatchersText(own);
  const counted = (metric: string, seconds: number) => `max by (${by}) (changes(${metric}{${rows}}[${seconds}s])) > 0`;
  const named = (expr: string, name: string) => `label_replace(${expr}, "${OVER_LABEL}", "${name}", "", "")`;
  const restarts = (seconds: number) =>
    `${counted(KSM_RESTARTS_METRIC, seconds)} and on (${by}) ${KSM_LAST_REASON_METRIC}{reason="OOMKilled",${rows}} > 0`;
  const over = (name: string, seconds: number) =>
    `(${named(restarts(seconds), name)} or ${named(counted(OOM_EVENTS_METRIC, seconds), name + OF_KERNEL)})` +
    ` and on (${by}) ${MEMORY_METRICS.workingSetBytes}{${containerMatchersText(scope)}}`;
  const ofDay = over('day', DAY_SECONDS);
  const window = Math.round(windowSeconds);
  const ofBoth = window > DAY_SECONDS ? `${ofDay} or ${over('window', window)}` : ofDay;
  // A scope of many names makes the text too long for some servers: the last day matters most.
  return utf8Bytes(ofBoth) > MAX_QUERY_BYTES ? ofDay : ofBoth;
}
