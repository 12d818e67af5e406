import { formatShare, say } from '../../engine';
import { cleanText } from '../ask/http/cleanText';
import { LIMITS } from '../ask/limits';
import { readNodeCapacity, readSummaryMemory, readTime, toRecord, type SummaryContext } from './readSummaryMemory';
import type { KubeletSummary, SummaryContainer, SummaryMemory, SummaryPod } from './summary';
import { SummaryError } from './summaryError';
import { SUMMARY_LIMITS } from './summaryLimits';

type Json = Record<string, unknown>;

/**
 * Reads the text of a kubelet's `/stats/summary` (Kubernetes 1.16 to 1.35, Linux and Windows).
 *
 * The format is not versioned and every field may be missing, so each is read on its own and what is missing is null.
 * Throws a SummaryError only for a text that is no summary at all.
 * Source: kubernetes/kubernetes staging/src/k8s.io/kubelet/pkg/apis/stats/v1alpha1/types.go; memory catalog, section 3.
 */
export function readSummary(text: string): KubeletSummary {
  const root = parseSummary(text);
  const node = toRecord(root.node);
  const warnings: string[] = [];
  const systemList = cut(toList(node.systemContainers), LIMITS.summaryContainersPerPod.value, 'services', warnings);
  const podList = cut(toList(root.pods), LIMITS.summaryPods.value, 'pods', warnings);
  const context: SummaryContext = {
    newestSeconds: findNewestTime(node, podList),
    nodeCapacityBytes: readNodeCapacity(node),
  };
  const pods = keepNewest(
    podList.map((pod) => readPod(pod, context, warnings)).filter((pod) => pod !== null),
    warnings
  );
  warnings.push(...describeGaps(pods.flatMap(({ containers }) => containers)));
  return {
    nodeName: readName(node.nodeName),
    node: readSummaryMemory(node, context),
    capacityBytes: context.nodeCapacityBytes,
    systemContainers: systemList.flatMap((entry) => {
      const name = readName(entry.name);
      return name === null ? [] : [{ name, ...readSummaryMemory(entry, context) }];
    }),
    pods,
    timeSeconds: context.newestSeconds,
    warnings: [...new Set(warnings)],
  };
}

function parseSummary(text: string): Json {
  let root: Json;
  try {
    root = toRecord(JSON.parse(text));
  } catch {
    throw new SummaryError(
      say`This is not a kubelet summary, because it is not JSON or is cut off: save /stats/summary again.`
    );
  }
  if (!('node' in root) || !('pods' in root)) {
    throw new SummaryError(
      say`This JSON is not a kubelet summary, because it has no "node" or no "pods": save /stats/summary.`
    );
  }
  return root;
}

function readPod(pod: Json, context: SummaryContext, warnings: string[]): SummaryPod | null {
  const { name, namespace } = toRecord(pod.podRef);
  const podName = readName(name);
  const namespaceName = readName(namespace);
  if (podName === null || namespaceName === null) {
    warnings.push(say`A pod without a valid name and namespace was left out.`);
    return null;
  }
  const list = cut(
    toList(pod.containers),
    LIMITS.summaryContainersPerPod.value,
    say`containers of ${podName}`,
    warnings
  );
  return {
    namespace: namespaceName,
    pod: podName,
    startTimeSeconds: readTime(pod.startTime),
    ...readSummaryMemory(pod, context),
    containers: list.flatMap((container): SummaryContainer[] => {
      const containerName = readName(container.name);
      if (containerName === null) {
        warnings.push(say`A container without a valid name in ${namespaceName}/${podName} was left out.`);
        return [];
      }
      return [
        {
          key: { cluster: null, namespace: namespaceName, pod: podName, container: containerName },
          startTimeSeconds: readTime(container.startTime),
          ...readSummaryMemory(container, context),
        },
      ];
    }),
  };
}

/** A pod that was replaced under the same name is listed twice for a moment. */
function keepNewest(pods: SummaryPod[], warnings: string[]): SummaryPod[] {
  const newest = new Map<string, SummaryPod>();
  for (const pod of pods) {
    const id = JSON.stringify([pod.namespace, pod.pod]);
    const other = newest.get(id);
    if (other) {
      warnings.push(say`${pod.namespace}/${pod.pod} is listed twice: the one that started last is shown.`);
    }
    if (!other || (pod.startTimeSeconds ?? 0) > (other.startTimeSeconds ?? 0)) {
      newest.set(id, pod);
    }
  }
  return [...newest.values()];
}

/** What is not known about how many containers: one sentence a field, not one a container. */
function describeGaps(containers: readonly SummaryContainer[]): string[] {
  const count = (isTrue: (container: SummaryMemory) => boolean) => containers.filter(isTrue).length;
  const of = (found: number) => say`${found} of ${containers.length} containers`;
  const withoutUsage = count(({ reading }) => reading.usageBytes === null);
  const withoutRss = count(({ reading }) => reading.rssBytes === null);
  const stale = count((container) => container.stale);
  return [
    ...(withoutUsage > 0 ? [say`The kubelet does not report the usage of ${of(withoutUsage)}.`] : []),
    ...(withoutRss > 0 ? [say`The kubelet does not report the anonymous memory (rss) of ${of(withoutRss)}.`] : []),
    ...(stale > 0
      ? [say`The readings of ${of(stale)} are over ${LIMITS.summaryStaleSeconds.value} s older than the newest one.`]
      : []),
    ...describePressure(containers),
  ];
}

/** Who waits for memory is hurt by the limit already, whatever the working set says. */
function describePressure(containers: readonly SummaryContainer[]): string[] {
  const waiting = containers
    .filter(({ pressure }) => (pressure?.waitingShare ?? 0) >= SUMMARY_LIMITS.pressureShare.value)
    .sort((a, b) => (b.pressure?.waitingShare ?? 0) - (a.pressure?.waitingShare ?? 0));
  const name = ({ key, pressure }: SummaryContainer) =>
    `${key.namespace}/${key.pod} ${key.container} ${formatShare(pressure?.waitingShare ?? 0, 1)}`;
  const more = waiting.length - SUMMARY_LIMITS.namedContainers.value;
  return waiting.length === 0
    ? []
    : [
        say`Pressure says that limits hurt already: in the last five minutes these waited for memory, as a share of the time: ${waiting
          .slice(0, SUMMARY_LIMITS.namedContainers.value)
          .map(name)
          .join(', ')}${more > 0 ? say` and ${more} more` : ''}.`,
      ];
}

function findNewestTime(node: Json, pods: readonly Json[]): number | null {
  const entries = [node, ...pods, ...pods.flatMap((pod) => toList(pod.containers))];
  const times = entries.map((entry) => readTime(toRecord(entry.memory).time)).filter((time) => time !== null);
  return times.reduce<number | null>((newest, time) => Math.max(newest ?? time, time), null);
}

function toList(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(toRecord) : [];
}

function cut(list: Json[], most: number, what: string, warnings: string[]): Json[] {
  if (list.length > most) {
    warnings.push(say`Only the first ${most} of ${list.length} ${what} were read.`);
  }
  return list.slice(0, most);
}

/** Kubernetes allows no other characters and no longer names; anything else is not from a kubelet. */
function readName(value: unknown): string | null {
  const isName =
    typeof value === 'string' &&
    value !== '' &&
    value.length <= LIMITS.summaryNameLength.value &&
    value === cleanText(value, value.length);
  return isName ? value : null;
}
