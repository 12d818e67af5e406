import { POD_NAME_ENDING, quoteLabelValue } from '../../engine';
import type { LabelMatcher } from '../sources/labelMatcher';
import { matchersText } from '../containers/memoryQueries';
import { POD_OWNER, RECORDED_OWNER } from './ownerQueries';

/** The label that groups containers by their workload on the server. */
export const WORKLOAD_LABEL = 'leakscope_workload';

/** The labels that the server groups by: a row of the list. */
export function rowLabels(clusterLabel: string | null): string[] {
  return [...(clusterLabel ? [clusterLabel] : []), 'namespace', 'container', WORKLOAD_LABEL];
}

/** Names the workload of each series by the name of its pod: cheap, and wrong for the rare name that looks generated. */
function guessedBy(expr: string, label = 'pod', ending = `(?:${POD_NAME_ENDING})?`): string {
  return `label_replace(${expr}, "${WORKLOAD_LABEL}", "$1", "${label}", ${quoteLabelValue(`(.+?)${ending}`)})`;
}

/**
 * So many series of each workload, the highest ones: replicas of one leak must not take all places. Which ones is decided
 * by the names of pods; what a row says of its workload is resolved later, from owners.
 */
export function fewOfEach(expr: string, count: number, clusterLabel: string | null): string {
  return `topk by (${rowLabels(clusterLabel).join(',')}) (${count}, ${guessedBy(expr)})`;
}

/**
 * How many containers each workload has: by the rule of the mixin, else by the owners of pods (the hash of a ReplicaSet
 * and the moment of a Job are cut off), else by the names of pods. `living` has one series a container.
 */
export function replicasQuery(living: string, scope: readonly LabelMatcher[], clusterLabel: string | null): string {
  const place = [...(clusterLabel ? [clusterLabel] : []), 'namespace'].join(',');
  const own = scope.filter(({ label }) => label === 'namespace' || label === 'pod' || label === clusterLabel);
  const of = (metric: string, ...more: LabelMatcher[]) => `${metric}{${matchersText([...own, ...more])}}`;
  const kinds = (op: '=~' | '!~', value: string): LabelMatcher => ({ label: 'owner_kind', op, value });
  const owners = [
    guessedBy(of(RECORDED_OWNER), 'workload', ''),
    guessedBy(of(POD_OWNER, kinds('=~', 'ReplicaSet')), 'owner_name', '(?:-[4-9bcdf]{6,10})?'),
    guessedBy(of(POD_OWNER, kinds('=~', 'Job')), 'owner_name', '(?:-(?:[23][0-9]{7}|1[0-9]{9}))?'),
    guessedBy(of(POD_OWNER, kinds('!~', 'ReplicaSet|Job|Node|<none>')), 'owner_name', ''),
  ].join(` or on (${place},pod) `);
  const one = `topk by (${place},pod) (1, ${owners})`;
  const known = `${living} * on (${place},pod) group_left (${WORKLOAD_LABEL}) ${one}`;
  return `count by (${rowLabels(clusterLabel).join(',')}) ((${known}) or ${guessedBy(living)} unless on (${place},pod) ${one})`;
}
