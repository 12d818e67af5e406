import type { ContainerKey } from '../../engine';
import type { AskSession } from '../ask/session';
import type { LabelMatcher } from '../sources/labelMatcher';
import { MEMORY_METRICS, START_TIME_METRIC } from '../sources/memoryMetrics';
import { matchersText } from '../containers/memoryQueries';
import type { Labels } from '../ask/prometheusClient';
import { alignSeries } from '../facts/runtimes/alignSeries';
import { joinRuntime } from '../facts/runtimes/joinRuntime';
import { toPodContainers } from '../facts/runtimes/toTargets';

/** The memory of the container behind a target. */
export interface TargetMemory {
  key: ContainerKey;
  /** Anonymous memory; the working set where that is not stored. */
  what: 'anon' | 'workingSet';
  /** On the times that were asked for; null is a gap. */
  bytes: Array<number | null>;
}

export interface MemoryRequest {
  /** Labels of the target. */
  labels: Labels;
  timesSeconds: readonly number[];
  stepSeconds: number;
  /** Start of the process, where its target tells it. */
  startTimeSeconds: number | null;
  clusterLabel: string | null;
}

const WANTED = [MEMORY_METRICS.rssBytes, MEMORY_METRICS.workingSetBytes];

/**
 * Finds the container behind a target by the labels of its scrape, and reads its memory. The answer is a sentence where
 * there is none: memory of a pod is never taken for that of a container.
 */
export async function collectMemory(asked: AskSession, request: MemoryRequest): Promise<TargetMemory | string> {
  const { labels, timesSeconds, stepSeconds, clusterLabel } = request;
  const namespace = labels.namespace || labels.k8s_namespace_name;
  const pod = labels.pod || labels.k8s_pod_name;
  if (!namespace || !pod) {
    return 'The labels of the target name no pod, so that its memory is not known.';
  }
  const scope: LabelMatcher[] = [
    ...(clusterLabel ? [{ label: clusterLabel, op: '=', value: labels[clusterLabel] ?? '' } as const] : []),
    { label: 'namespace', op: '=', value: namespace },
    { label: 'pod', op: '=', value: pod },
  ];
  const container = await findContainer(asked, scope, request);
  if (container === null) {
    return 'Which container of the pod the target is cannot be told, so that its memory is not known.';
  }
  const rows: LabelMatcher[] = [
    { label: '__name__', op: '=~', value: WANTED.join('|') },
    ...scope,
    { label: 'container', op: '=', value: container },
  ];
  const { series } = await asked.range(
    `max by (__name__) ({${matchersText(rows)}})`,
    timesSeconds[0],
    timesSeconds[timesSeconds.length - 1],
    stepSeconds
  );
  const aligned = alignSeries(series, timesSeconds, stepSeconds);
  // On Kubernetes 1.20 anonymous memory is 0 for all containers: that is unknown.
  const find = (name: string) =>
    aligned.find((one) => one.labels.__name__ === name && one.values.some((value) => (value ?? 0) > 0))?.values;
  const anon = find(MEMORY_METRICS.rssBytes);
  const bytes = anon ?? find(MEMORY_METRICS.workingSetBytes);
  const cluster = clusterLabel ? (labels[clusterLabel] ?? '') : null;
  return bytes
    ? { key: { cluster, namespace, pod, container }, what: anon ? 'anon' : 'workingSet', bytes: [...bytes] }
    : 'The memory of the container is not stored.';
}

async function findContainer(
  asked: AskSession,
  scope: readonly LabelMatcher[],
  { labels, startTimeSeconds }: MemoryRequest
): Promise<string | null> {
  const names: LabelMatcher = { label: '__name__', op: '=~', value: [START_TIME_METRIC, ...WANTED].join('|') };
  const { vector } = await asked.instant(`{${matchersText([names, ...scope])}}`);
  const join = joinRuntime(
    { labels, startTimeSeconds, certainBytes: 0, isEnvoy: false, mayBeAgent: false },
    toPodContainers(vector)
  );
  return join.scope === 'container' ? join.container : null;
}
