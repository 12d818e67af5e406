import { escapeRegex } from '../../../engine';
import type { LabelMatcher } from '../../sources/labelMatcher';
import { anyOf } from '../../containers/memoryQueries';
import type { Labels, VectorSample } from '../../ask/prometheusClient';

/** OpenTelemetry writes what is known about a target into the labels of this metric. */
export const TARGET_INFO_METRIC = 'target_info';
/** kube-state-metrics: the address of each pod. */
export const POD_INFO_METRIC = 'kube_pod_info';

/** How targets of a pod are named whose series do not carry the pod's name. */
export interface PodIdentities {
  /** Of OpenTelemetry: the labels of IDENTITY_LABELS, one text each. */
  instances: ReadonlySet<string>;
  /** Labels of those instances, one entry each. */
  instanceLabels: Labels[];
  /** Addresses of the pod that it does not share with its node. */
  addresses: ReadonlySet<string>;
}

/** What names a target of OpenTelemetry; a collector that is scraped itself adds the last two. */
const IDENTITY_LABELS = ['job', 'instance', 'exported_job', 'exported_instance'] as const;

export function toInstanceId(labels: Labels): string {
  return JSON.stringify(IDENTITY_LABELS.map((label) => labels[label] ?? ''));
}

/**
 * Reads the identities of a pod from the answer to `lookupQuery`. A pod on the network of its node has no address of its
 * own: everything else on the node would be taken for it.
 * Source: memory catalog, section 6.0.
 */
export function readIdentities(vector: readonly VectorSample[]): PodIdentities {
  const instanceLabels = new Map<string, Labels>();
  const addresses = new Set<string>();
  for (const { labels } of vector) {
    if (labels.__name__ === TARGET_INFO_METRIC && labels.k8s_pod_name) {
      instanceLabels.set(toInstanceId(labels), labels);
    }
    if (labels.__name__ === POD_INFO_METRIC && labels.pod_ip && hasOwnAddress(labels)) {
      addresses.add(labels.pod_ip);
    }
  }
  return { instances: new Set(instanceLabels.keys()), instanceLabels: [...instanceLabels.values()], addresses };
}

/** A loopback address is everybody's. */
function hasOwnAddress({ host_network, pod_ip, host_ip }: Labels): boolean {
  return host_network !== 'true' && pod_ip !== host_ip && !/^(127\.|::1$)/.test(pod_ip);
}

/** Selections of the targets. They may hold a few more series: `findOwner` drops those. */
export function identityScopes(identities: PodIdentities, cluster: readonly LabelMatcher[]): LabelMatcher[][] {
  const { instanceLabels, addresses } = identities;
  const values = (label: string) => instanceLabels.map((labels) => labels[label] ?? '');
  return [
    ...(instanceLabels.length > 0
      ? [[...cluster, ...IDENTITY_LABELS.map((label) => anyOf(label, values(label)))]]
      : []),
    ...(addresses.size > 0 ? [[...cluster, ...addressMatchers(addresses)]] : []),
  ];
}

/** Series that name a pod were found by that name already. */
function addressMatchers(addresses: ReadonlySet<string>): LabelMatcher[] {
  const hosts = [...addresses].map(escapeRegex).join('|');
  return [
    { label: 'instance', op: '=~', value: `\\[?(${hosts})\\]?(:[0-9]+)?` },
    { label: 'pod', op: '=', value: '' },
    { label: 'k8s_pod_name', op: '=', value: '' },
  ];
}

/** The host of an instance label: `10.0.0.1:8080`, `[fd00::1]:8080`, or without a port. */
export function toHost(instance: string): string {
  return /^\[(.+)\](?::\d+)?$/.exec(instance)?.[1] ?? /^([^:]*)(?::\d+)?$/.exec(instance)?.[1] ?? instance;
}
