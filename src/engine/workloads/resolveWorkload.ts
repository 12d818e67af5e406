import { guessWorkload } from './guessWorkload';
import { JOB_MOMENT, TEMPLATE_HASH } from './podNamePatterns';
import type { Workload } from './workload';

/** Who owns something. Kubernetes' metrics write `<none>` where nobody does. */
export interface OwnerFact {
  kind: string;
  name: string;
}

/** What is known about one pod besides its name; null is unknown. */
export interface PodFacts {
  node: string | null;
  /** Of the rule namespace_workload_pod:kube_pod_owner:relabel: its labels workload_type and workload. */
  recorded: OwnerFact | null;
  /** Of kube_pod_owner. */
  owner: OwnerFact | null;
  /** Of kube_replicaset_owner and kube_job_owner: the owner of the pod's owner. */
  ownerOfOwner: OwnerFact | null;
  /** Labels of the container's own rows: Docker writes its projects and services there. */
  labels: Readonly<Record<string, string>>;
}

export const NO_POD_FACTS: PodFacts = { node: null, recorded: null, owner: null, ownerOfOwner: null, labels: {} };

type Place = Pick<Workload, 'cluster' | 'namespace'> & { pod: string };
type Resolved = Pick<Workload, 'kind' | 'name'> & { basis?: Workload['basis'] };

const NOBODY = '<none>';

/** The rule of the mixin writes kinds in lower case. */
const RECORDED_KINDS: Readonly<Record<string, string>> = {
  deployment: 'Deployment',
  statefulset: 'StatefulSet',
  daemonset: 'DaemonSet',
  replicaset: 'ReplicaSet',
  job: 'Job',
  cronjob: 'CronJob',
  staticpod: 'Node',
  barepod: 'Pod',
  pod: 'Pod',
};

/** cAdvisor puts this before the labels that Docker containers have. */
const DOCKER = 'container_label_com_docker_';

const HASHED_SET = new RegExp(`^(.+)-${TEMPLATE_HASH}$`);
const MOMENT_JOB = new RegExp(`^(.+)-${JOB_MOMENT}$`);

/** Kinds whose pods come from ReplicaSets are all but those that make pods themselves. */
const OWN_PODS: ReadonlySet<string | null> = new Set([
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Job',
  'CronJob',
  'Node',
  'Pod',
  'Service',
  null,
]);

/**
 * The workload of a pod: from the mixin's rule, or else from the owners of kube-state-metrics, or else from the labels of
 * Docker, or else guessed from the name of the pod. `basis` says whether it was told or guessed. Never throws.
 */
export function resolveWorkload({ cluster, namespace, pod }: Place, facts: PodFacts): Workload {
  const found =
    fromRecorded(pod, facts) ?? fromOwners(pod, facts) ?? fromDocker(facts.labels) ?? guessed(pod, facts.node);
  const { kind, name, basis = 'known' } = found;
  return { cluster, namespace, kind, name, basis, byReplicaSet: isByReplicaSet(found, facts) };
}

/** Of a known owner it is known; a name with the hash of a template is of a ReplicaSet of somebody. */
function isByReplicaSet({ kind }: Resolved, { owner }: PodFacts): boolean {
  return owner !== null && owner.name !== NOBODY
    ? owner.kind === 'ReplicaSet' && kind !== 'ReplicaSet'
    : !OWN_PODS.has(kind);
}

function fromRecorded(pod: string, facts: PodFacts): Resolved | null {
  const { recorded } = facts;
  if (!recorded?.name) {
    return null;
  }
  const kind = RECORDED_KINDS[recorded.kind.toLowerCase()] ?? recorded.kind;
  return toTop({ kind, name: recorded.name }, pod, facts);
}

function fromOwners(pod: string, facts: PodFacts): Resolved | null {
  const { owner } = facts;
  if (!owner?.kind) {
    return null;
  }
  return owner.kind === NOBODY ? { kind: 'Pod', name: pod } : toTop(owner, pod, facts);
}

/** What stands above a ReplicaSet or a Job; a static pod belongs to its node, and is named after it. */
function toTop({ kind, name }: OwnerFact | Resolved, pod: string, { node, owner, ownerOfOwner }: PodFacts): Resolved {
  if (kind === 'Node') {
    return { kind, name: guessWorkload(pod, node ?? owner?.name ?? name).name };
  }
  if (kind === 'ReplicaSet' || kind === 'Job') {
    if (ownerOfOwner?.kind && ownerOfOwner.kind !== NOBODY) {
      return ownerOfOwner;
    }
    // Told to have no owner: it is a workload itself. Not told: its name tells.
    const cut = ownerOfOwner ? null : (kind === 'Job' ? MOMENT_JOB : HASHED_SET).exec(name);
    return cut ? { kind: kind === 'Job' ? 'CronJob' : 'Deployment', name: cut[1], basis: 'guessed' } : { kind, name };
  }
  return { kind, name };
}

function fromDocker(labels: Readonly<Record<string, string>>): Resolved | null {
  const swarm = labels[`${DOCKER}swarm_service_name`];
  if (swarm) {
    return { kind: 'Service', name: swarm };
  }
  const service = labels[`${DOCKER}compose_service`];
  const project = labels[`${DOCKER}compose_project`];
  return service ? { kind: 'Service', name: project ? `${project}/${service}` : service } : null;
}

function guessed(pod: string, node: string | null): Resolved {
  return { ...guessWorkload(pod, node), basis: 'guessed' };
}
