import { labelList, type ContainerKey, say } from '../../engine';
import { cutToLength } from '../ask/cutToLength';
import type { AskSession } from '../ask/session';
import type { LabelMatcher } from '../sources/labelMatcher';
import { MEMORY_METRICS, START_TIME_METRIC } from '../sources/memoryMetrics';
import { anyOf, keyLabels, matchersText, scopeOf } from '../containers/memoryQueries';
import type { Labels, MatrixSeries, VectorSample } from '../ask/prometheusClient';
import { alignSeries } from '../facts/runtimes/alignSeries';
import { joinRuntime } from '../facts/runtimes/joinRuntime';
import type { InstantAsk } from '../ask/joinedAsk';
import { toPodContainers } from '../facts/runtimes/toTargets';

/** The memory of the container behind a target. */
export interface TargetMemory {
  key: ContainerKey;
  /** Anonymous memory; the working set where that is not stored. */
  what: 'anon' | 'workingSet';
  /** On the times that were asked for; null is a gap. */
  bytes: Array<number | null>;
}

export interface MemoryOwner {
  /** Labels of the target. */
  labels: Labels;
  /** Start of the process, where its target tells it. */
  startTimeSeconds: number | null;
}

export interface MemoryGrid {
  timesSeconds: readonly number[];
  stepSeconds: number;
  clusterLabel: string | null;
}

const WANTED = [MEMORY_METRICS.rssBytes, MEMORY_METRICS.workingSetBytes];

/**
 * Finds the containers behind some targets by the labels of their scrapes, and reads their memory: two expressions for
 * all of them, more where their names are too long for one. An answer is a sentence where there is none: memory of a pod is never taken for that of a container.
 */
export async function collectMemories(
  asked: AskSession,
  joined: InstantAsk,
  owners: readonly MemoryOwner[],
  grid: MemoryGrid
): Promise<Array<TargetMemory | string>> {
  const { clusterLabel } = grid;
  const pods = owners.map(({ labels }) => toPod(labels, clusterLabel));
  const known = pods.filter((pod) => pod !== null);
  const rows = known.length === 0 ? [] : await askRows(joined, known, clusterLabel);
  const keys = owners.map((owner, index): ContainerKey | null => {
    const pod = pods[index];
    const container =
      pod &&
      findContainer(
        rows.filter(({ labels }) => isOf(labels, pod, clusterLabel)),
        owner
      );
    return pod && container !== null ? { ...pod, container } : null;
  });
  const wanted = keys.filter((key) => key !== null);
  const series = wanted.length === 0 ? [] : await askBytes(asked, wanted, grid);
  describeZeros(series).forEach((sentence) => asked.warn(sentence));
  return keys.map((key, index) => {
    if (pods[index] === null) {
      return say`The labels of the target name no pod, so that its memory is not known.`;
    }
    return key === null
      ? say`Which container of the pod the target is cannot be told, so that its memory is not known.`
      : toMemory(series, key, grid);
  });
}

type Pod = Pick<ContainerKey, 'cluster' | 'namespace' | 'pod'>;

function toPod(labels: Labels, clusterLabel: string | null): Pod | null {
  const namespace = labels.namespace || labels.k8s_namespace_name || labels['k8s.namespace.name'];
  const pod = labels.pod || labels.k8s_pod_name || labels['k8s.pod.name'];
  const cluster = clusterLabel ? (labels[clusterLabel] ?? '') : null;
  return namespace && pod ? { cluster, namespace, pod } : null;
}

function isOf(labels: Labels, { cluster, namespace, pod }: Pod, clusterLabel: string | null): boolean {
  const isCluster = clusterLabel === null || (labels[clusterLabel] ?? '') === cluster;
  return isCluster && labels.namespace === namespace && labels.pod === pod;
}

/** The answer may hold more (the product of the lists). */
function toPodScope(pods: readonly Pod[], clusterLabel: string | null): LabelMatcher[] {
  const of = (label: string, value: (pod: Pod) => string) => anyOf(label, pods.map(value));
  return [
    ...(clusterLabel ? [of(clusterLabel, ({ cluster }) => cluster ?? '')] : []),
    of('namespace', ({ namespace }) => namespace),
    of('pod', ({ pod }) => pod),
  ];
}

async function askRows(asked: InstantAsk, pods: readonly Pod[], clusterLabel: string | null): Promise<VectorSample[]> {
  const names: LabelMatcher = { label: '__name__', op: '=~', value: [START_TIME_METRIC, ...WANTED].join('|') };
  const toExpr = (some: readonly Pod[]) => `{${matchersText([names, ...toPodScope(some, clusterLabel)])}}`;
  const answers = await Promise.all(cutToLength(pods, toExpr).map((some) => asked.instant(toExpr(some))));
  return answers.flatMap(({ vector }) => vector);
}

function findContainer(rows: readonly VectorSample[], { labels, startTimeSeconds }: MemoryOwner): string | null {
  const join = joinRuntime(
    { labels, startTimeSeconds, certainBytes: 0, isEnvoy: false, mayBeAgent: false },
    toPodContainers(rows)
  );
  return join.scope === 'container' ? join.container : null;
}

async function askBytes(
  asked: AskSession,
  keys: readonly ContainerKey[],
  { timesSeconds, stepSeconds, clusterLabel }: MemoryGrid
): Promise<MatrixSeries[]> {
  const names: LabelMatcher = { label: '__name__', op: '=~', value: WANTED.join('|') };
  const by = labelList(['__name__', ...keyLabels(clusterLabel)]);
  const toExpr = (some: readonly ContainerKey[]) =>
    `max by (${by}) ({${matchersText([names, ...scopeOf(some, clusterLabel)])}})`;
  const [start, end] = [timesSeconds[0], timesSeconds[timesSeconds.length - 1]];
  const parts = cutToLength(keys, toExpr);
  const answers = await Promise.all(parts.map((some) => asked.range(toExpr(some), start, end, stepSeconds)));
  return answers.flatMap(({ series }) => series);
}

/** A process takes memory: where all that is told of it is 0, nothing is. */
function describeZeros(series: readonly MatrixSeries[]): string[] {
  const isZero = series.length > 0 && series.every(({ values }) => values.every((value) => value === 0));
  return isZero
    ? [
        say`The memory of the containers behind the targets is 0, which none has, so that it is not known: look at the memory controller of their nodes.`,
      ]
    : [];
}

function toMemory(
  series: readonly MatrixSeries[],
  key: ContainerKey,
  { timesSeconds, stepSeconds, clusterLabel }: MemoryGrid
): TargetMemory | string {
  const own = series.filter(({ labels }) => isOf(labels, key, clusterLabel) && labels.container === key.container);
  const aligned = alignSeries(own, timesSeconds, stepSeconds);
  // On Kubernetes 1.20 anonymous memory is 0 for all containers: that is unknown.
  const find = (name: string) =>
    aligned.find((one) => one.labels.__name__ === name && one.values.some((value) => (value ?? 0) > 0))?.values;
  const anon = find(MEMORY_METRICS.rssBytes);
  const bytes = anon ?? find(MEMORY_METRICS.workingSetBytes);
  return bytes
    ? { key, what: anon ? 'anon' : 'workingSet', bytes: [...bytes] }
    : say`The memory of the container is not stored.`;
}
