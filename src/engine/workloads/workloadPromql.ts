import { quoteLabelValue } from '../promql/quotePromql';
import { POD_NAME_ENDING } from './podNamePatterns';

/** The rule of the kubernetes-mixin: a series a pod, with its workload. */
export const RECORDED_OWNER = 'namespace_workload_pod:kube_pod_owner:relabel';
export const POD_OWNER = 'kube_pod_owner';
export const SET_OWNER = 'kube_replicaset_owner';
export const JOB_OWNER = 'kube_job_owner';

/** Jobs are made for a moment, which stands in their names: that of their CronJob stands before it. */
const JOB_ENDING = '(?:-(?:[23][0-9]{7}|1[0-9]{9}))?';
/** ReplicaSets are named after their Deployment and the hash of a template. */
const SET_ENDING = '(?:-[4-9bcdf]{6,10})?';
const ANY_POD_ENDING = `(?:${POD_NAME_ENDING})?`;

interface Naming {
  /** The label that gets the name. */
  target: string;
  /** The label that it is cut from, and what is cut off. */
  source?: string;
  ending?: string;
}

/** Names the workload of each series by the name of its pod: cheap, and wrong for the rare name that looks generated. */
export function nameByPod(expr: string, { target, source = 'pod', ending = ANY_POD_ENDING }: Naming): string {
  return `label_replace(${expr}, "${target}", "$1", "${source}", ${quoteLabelValue(`(?s:(.+?))${ending}`)})`;
}

const POD_NAME = new RegExp(`^(.+?)${ANY_POD_ENDING}$`, 's');

/** What `nameByPod` makes of the name of a pod. */
export const toNameByPod = (pod: string): string => POD_NAME.exec(pod)?.[1] ?? pod;

/** A pattern for the pods of the workloads that a pattern selects. */
export const toPodsPattern = (workload: string): string => `(?:${workload})${ANY_POD_ENDING}`;

/** Writes a selector. Owners of what makes pods (`isOfPod` false) have no label that names a pod. */
export type SelectOwners = (metric: string, matchers: string, isOfPod: boolean) => string;

/** What stands between a pod and its workload: a ReplicaSet or a Job. */
interface Maker {
  kind: string;
  /** Its owner's metric, and the label that names it there. */
  metric: string;
  label: string;
  /** What a name of its kind ends in: where nobody tells its owner. */
  ending: string;
}

const MAKERS: readonly Maker[] = [
  { kind: 'ReplicaSet', metric: SET_OWNER, label: 'replicaset', ending: SET_ENDING },
  { kind: 'Job', metric: JOB_OWNER, label: 'job_name', ending: JOB_ENDING },
];

/**
 * The workloads of pods by their owners, one series a pod: by the rule of the mixin, else by kube-state-metrics, for
 * ReplicaSets and Jobs by what owns them. Pods that nobody owns, and static ones, which their node owns, have none.
 */
export function ownersByPod(target: string, podLabels: readonly string[], select: SelectOwners): string {
  const place = podLabels.filter((label) => label !== 'pod');
  const pods = (matchers: string) => select(POD_OWNER, matchers, true);
  const nameBy = (expr: string, source: string, ending = '') => nameByPod(expr, { target, source, ending });
  const byMaker = ({ kind, metric, label }: Maker) => {
    const by = [...place, label].join(',');
    // One that nobody owns is a workload itself.
    const owners =
      `${nameBy(select(metric, 'owner_kind!="<none>"', false), 'owner_name')} ` +
      `or on (${by}) ${nameBy(select(metric, 'owner_kind="<none>"', false), label)}`;
    const made = `label_replace(${pods(`owner_kind="${kind}"`)}, "${label}", "$1", "owner_name", "(.+)")`;
    return `${made} * on (${by}) group_left (${target}) topk by (${by}) (1, group by (${by},${target}) (${owners}))`;
  };
  return [
    nameBy(select(RECORDED_OWNER, '', true), 'workload'),
    ...MAKERS.map(byMaker),
    ...MAKERS.map(({ kind, ending }) => nameBy(pods(`owner_kind="${kind}"`), 'owner_name', ending)),
    nameBy(pods(`owner_kind!~"${[...MAKERS.map(({ kind }) => kind), 'Node', '<none>'].join('|')}"`), 'owner_name'),
  ].join(`\n  or on (${podLabels.join(',')}) `);
}
