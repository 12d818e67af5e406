import { type ContainerKey, utf8Bytes, say } from '../../engine';
import { isAborted } from '../ask/prometheusError';
import type { AskSession } from '../ask/session';
import { COLLECT_LIMITS } from '../containers/collectLimits';
import { anyOf, matchersText } from '../containers/memoryQueries';
import type { LabelMatcher } from '../sources/labelMatcher';
import { toPlainLabel } from './parsePodLabels';

type PodKey = Pick<ContainerKey, 'cluster' | 'namespace' | 'pod'>;

export interface PodLabelsRequest {
  /** As `parsePodLabels` gives them. */
  podLabels: readonly string[];
  clusterLabel: string | null;
  /** How far back pods that are gone are looked for. */
  windowSeconds: number;
}

export interface PodLabels {
  /** By the name that people know the label by. */
  labelsOf: (key: PodKey) => Record<string, string>;
  warnings: string[];
}

const NO_LABELS: PodLabels = { labelsOf: () => ({}), warnings: [] };

/**
 * What kube-state-metrics says of pods, and where it says nothing of a pod, of its namespace: one expression for any number of
 * pods, and none where no label is named. Where asking fails there are no labels, and a warning says so.
 */
export async function askPodLabels(
  asked: AskSession,
  keys: readonly PodKey[],
  { podLabels, clusterLabel, windowSeconds }: PodLabelsRequest
): Promise<PodLabels> {
  if (podLabels.length === 0 || keys.length === 0) {
    return NO_LABELS;
  }
  const place = [...(clusterLabel ? [clusterLabel] : []), 'namespace'];
  const select = (metric: string, scope: readonly LabelMatcher[], by: readonly string[]) =>
    `group by (${[...by, ...podLabels].join(',')}) ` +
    `(last_over_time(${metric}{${matchersText(scope)}}[${Math.round(windowSeconds)}s]))`;
  const namespaces = [anyOf('namespace', [...new Set(keys.map(({ namespace }) => namespace))])];
  const named = [...namespaces, anyOf('pod', [...new Set(keys.map(({ pod }) => pod))])];
  // Of too many names those of the namespaces have to do: what is not asked about falls out.
  const isLong = utf8Bytes(matchersText(named)) > COLLECT_LIMITS.scopeBytes.value;
  const ofPods = select('kube_pod_labels', isLong ? namespaces : named, [...place, 'pod']);
  try {
    const { vector } = await asked.instant(`${ofPods} or ${select('kube_namespace_labels', namespaces, place)}`);
    const found = new Map<string, Record<string, string>>();
    for (const { labels } of vector) {
      const id = toId((clusterLabel && labels[clusterLabel]) || null, labels.namespace, labels.pod ?? null);
      found.set(id, { ...found.get(id), ...pickKnown(labels, podLabels) });
    }
    return {
      labelsOf: ({ cluster, namespace, pod }) => ({
        ...found.get(toId(cluster, namespace, null)),
        ...found.get(toId(cluster, namespace, pod)),
      }),
      warnings: [],
    };
  } catch (error) {
    if (isAborted(error)) {
      throw error;
    }
    const reason = error instanceof Error ? error.message : String(error);
    return { ...NO_LABELS, warnings: [say`Labels of pods are not known: ${reason}`] };
  }
}

const toId = (...parts: Array<string | null | undefined>) => JSON.stringify(parts);

function pickKnown(labels: Readonly<Record<string, string | undefined>>, names: readonly string[]) {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = labels[name];
      return value ? [[toPlainLabel(name), value] as const] : [];
    })
  );
}
