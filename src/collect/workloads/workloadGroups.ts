import { nameByPod, ownersByPod } from '../../engine';
import type { LabelMatcher } from '../sources/labelMatcher';
import { matchersText } from '../containers/memoryQueries';

/** The label that groups containers by their workload on the server. */
export const WORKLOAD_LABEL = 'leakscope_workload';

/** The labels that the server groups by: a row of the list. */
export function rowLabels(clusterLabel: string | null): string[] {
  return [...(clusterLabel ? [clusterLabel] : []), 'namespace', 'container', WORKLOAD_LABEL];
}

const NAMED = { target: WORKLOAD_LABEL };

/**
 * So many series of each workload, the highest ones: replicas of one leak must not take all places. Which ones is decided
 * by the names of pods; what a row says of its workload is resolved later, from owners.
 */
export function fewOfEach(expr: string, count: number, clusterLabel: string | null): string {
  return `topk by (${rowLabels(clusterLabel).join(',')}) (${count}, ${nameByPod(expr, NAMED)})`;
}

/**
 * How many containers each workload has: by the rule of the mixin, else by the owners of pods (the hash of a ReplicaSet
 * and the moment of a Job are cut off), else by the names of pods. `living` has one series a container.
 */
export function replicasQuery(living: string, scope: readonly LabelMatcher[], clusterLabel: string | null): string {
  const pod = [...(clusterLabel ? [clusterLabel] : []), 'namespace', 'pod'];
  const place = pod.join(',');
  const ofPods = scope.filter(({ label }) => pod.includes(label));
  const ofMakers = ofPods.filter(({ label }) => label !== 'pod');
  const owners = ownersByPod(WORKLOAD_LABEL, pod, (metric, matchers, isOfPod) => {
    const all = [matchersText(isOfPod ? ofPods : ofMakers), matchers].filter(Boolean).join(',');
    return `${metric}{${all}}`;
  });
  const one = `topk by (${place}) (1, ${owners})`;
  const known = `${living} * on (${place}) group_left (${WORKLOAD_LABEL}) ${one}`;
  return `count by (${rowLabels(clusterLabel).join(',')}) ((${known}) or ${nameByPod(living, NAMED)} unless on (${place}) ${one})`;
}
