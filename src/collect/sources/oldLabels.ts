import type { AskSession } from '../ask/session';
import type { LabelMatcher } from './labelMatcher';
import { MEMORY_METRICS } from './memoryMetrics';
import { matchersText } from '../containers/memoryQueries';

/**
 * Rules for the kubelet's scrape that give the labels of kubelets before Kubernetes 1.16 today's names. In a rule an
 * empty source changes nothing, so that newer kubelets of the same job keep theirs.
 */
export const OLD_LABEL_RULES = [
  { sourceLabel: 'container_name', targetLabel: 'container' },
  { sourceLabel: 'pod_name', targetLabel: 'pod' },
] as const;

const RULES_TEXT = OLD_LABEL_RULES.map(
  ({ sourceLabel, targetLabel }) =>
    `{source_labels: [${sourceLabel}], regex: "(.+)", target_label: ${targetLabel}, action: replace}`
).join(', ');

/** Refused, and not mapped: the score, the alert rules and the dashboards name the labels too. */
export const OLD_LABELS = `Containers are named by the labels container_name and pod_name here, as kubelets before Kubernetes 1.16 do: add metric_relabel_configs: [${RULES_TEXT}] to the kubelet's scrape job.`;

/** Series of containers that carry the old labels and not the new ones. The scope cannot name a pod: none has that label. */
export function oldLabelsQuery(scope: readonly LabelMatcher[] = []): string {
  const old: LabelMatcher[] = [
    { label: 'container_name', op: '!=', value: '' },
    { label: 'pod_name', op: '!=', value: '' },
    { label: 'container', op: '=', value: '' },
  ];
  return `count(${MEMORY_METRICS.workingSetBytes}{${matchersText([...old, ...scope])}})`;
}

/** The sentence where kubelets use the old labels, else null. To be asked where no container was found. */
export async function findOldLabels(asked: AskSession): Promise<string | null> {
  const { vector } = await asked.instant(oldLabelsQuery());
  return (vector[0]?.value ?? 0) > 0 ? OLD_LABELS : null;
}
