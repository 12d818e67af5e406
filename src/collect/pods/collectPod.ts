import {
  type ContainerKey,
  counterOf,
  type MemoryColumns,
  type PodHistory,
  type RowBytes,
  splitHistory,
  splitPodHistory,
  tellsAnon,
  say,
} from '../../engine';
import type { AskSession } from '../ask/session';
import { onlyWorkingSet, type Anatomy } from '../containers/collectAnatomy';
import { COLLECT_LIMITS } from '../containers/collectLimits';
import { describeUnmeasured } from '../containers/describeUnmeasured';
import { findNodeCpus } from '../containers/findNodeCpus';
import {
  matchersText,
  nodeCpusQuery,
  podRowsQuery,
  podScopeOf,
  specifiedLimitsQuery,
} from '../containers/memoryQueries';
import { MEMORY_METRICS } from '../sources/memoryMetrics';
import { describeEnd } from '../sources/describeEnd';
import { type Emptiness, findNewestSample } from '../sources/newestSample';
import { findOldLabels } from '../sources/oldLabels';
import type { QueryCost, VectorSample } from '../ask/prometheusClient';
import { toPodRows } from './toPodRows';
import { findGrid, gridTimes, positive, toTimelines, type Grid, type Timeline } from '../containers/toTimelines';

/** Who a pod is. `cluster` is null where there is no cluster label. */
export type PodKey = Omit<ContainerKey, 'container'>;

export interface PodRequest extends PodKey {
  /** End of the window, Unix seconds. */
  atSeconds: number;
  windowSeconds: number;
  stepSeconds: number;
  /** Label that names the cluster; null where there is none. */
  clusterLabel: string | null;
  signal?: AbortSignal;
}

/** One container of a pod over the window: as `collectAnatomy` gives it. */
export type PodContainer = Pick<
  Anatomy,
  'key' | 'history' | 'limitBytes' | 'startTimeSeconds' | 'restarts' | 'ghostSamples'
>;

/** A pod over a window: its containers side by side, and what is in none of them. */
export interface PodAnatomy {
  key: PodKey;
  node: string | null;
  /** CPUs of the node; null where no metric tells. */
  nodeCpus: number | null;
  stepSeconds: number;
  /** By name. Their histories have the same times. */
  containers: PodContainer[];
  pod: PodHistory;
  /** Limit of the pod's own cgroup, aligned with the times; null where it has none or it is not known. */
  limitBytes: Array<number | null>;
  /** Why there is no sample; null where there are some, or where labels are the reason. */
  emptiness: Emptiness | null;
  warnings: string[];
  cost: QueryCost;
  /** The PromQL that was sent. */
  expressions: string[];
}

/**
 * Asks for everything about one pod and takes it apart. Without containers and without a pod history, the server has no
 * sample of it; errors of the server reject.
 */
export async function collectPod(ask: AskSession, request: PodRequest): Promise<PodAnatomy> {
  const { atSeconds, windowSeconds, clusterLabel } = request;
  const key: PodKey = { cluster: request.cluster, namespace: request.namespace, pod: request.pod };
  const asked = ask.at(atSeconds, request.signal);
  const scope = podScopeOf(key, clusterLabel);
  const stepSeconds = Math.max(request.stepSeconds, COLLECT_LIMITS.smallestStepSeconds.value);

  const [memory, limits, cpus] = await Promise.all([
    asked.range(podRowsQuery(scope), atSeconds - windowSeconds, atSeconds, stepSeconds),
    asked.instant(specifiedLimitsQuery(scope, clusterLabel)),
    asked.instant(nodeCpusQuery(clusterLabel)),
  ]);

  const rows = toPodRows(memory.series);
  const grid = findGrid(memory.series, stepSeconds);
  const timelines = toTimelines(rows.containers, grid, clusterLabel).sort((a, b) =>
    a.key.container < b.key.container ? -1 : 1
  );
  const [pod] = toTimelines(rows.pod, grid, clusterLabel);
  const [sandbox] = toTimelines(rows.sandbox, grid, clusterLabel);
  const node = [pod, ...timelines].find((one) => one?.node)?.node ?? null;
  const nodeCpus = findNodeCpus(cpus.vector, { cluster: key.cluster, node }, clusterLabel);
  const containers = timelines.map((timeline) => toContainer(timeline, grid, nodeCpus, limits.vector));
  const oldLabels = containers.length === 0 ? await findOldLabels(asked) : null;
  const selector = `${MEMORY_METRICS.workingSetBytes}{${matchersText(scope)}}`;
  const isEmpty = memory.series.length === 0 && oldLabels === null;
  const emptiness = isEmpty ? await findNewestSample(asked, selector, atSeconds) : null;
  const end = describeEnd(gridTimes(grid), atSeconds, grid.stepSeconds);
  const undivided = containers.filter(({ history }) => !tellsAnon(history.parts));
  return {
    key,
    node,
    nodeCpus,
    stepSeconds: grid.stepSeconds,
    containers,
    pod: splitPodHistory(
      gridTimes(grid),
      {
        pod: toRow(pod),
        sandbox: toRow(sandbox),
        containers: timelines.map((timeline) => toRowBytes(timeline.readings)),
      },
      nodeCpus
    ),
    limitBytes: pod?.limitBytes ?? gridTimes(grid).map(() => null),
    emptiness,
    warnings: [
      ...asked.warnings,
      ...(emptiness ? [emptiness.sentence] : []),
      ...(end === null ? [] : [end]),
      ...(rows.ambiguous
        ? [
            say`Rows of the pod itself have neither image, name nor id: store one of these labels to see orphaned memory.`,
          ]
        : []),
      ...(oldLabels === null ? [] : [oldLabels]),
      ...describeUnmeasured(containers.map(({ history }) => history)),
      ...undivided.map(({ key: { container } }) => `${container}: ${onlyWorkingSet()}`),
    ],
    cost: asked.cost,
    expressions: asked.expressions,
  };
}

function toContainer(
  { key, readings, limitBytes, startTimeSeconds, restarts, ghostSamples }: Timeline,
  grid: Grid,
  nodeCpus: number | null,
  limits: readonly VectorSample[]
): PodContainer {
  const valueOf = (vector: readonly VectorSample[]) =>
    vector.find(({ labels }) => labels.container === key.container)?.value;
  const specified = positive(valueOf(limits));
  return {
    key,
    history: splitHistory(gridTimes(grid), readings, nodeCpus),
    limitBytes: limitBytes.map((limit) => limit ?? specified),
    startTimeSeconds,
    restarts,
    ghostSamples,
  };
}

function toRow(timeline: Timeline | undefined): RowBytes | null {
  return timeline ? toRowBytes(timeline.readings) : null;
}

export function toRowBytes(readings: MemoryColumns): RowBytes {
  return {
    usageBytes: counterOf(readings, 'usageBytes'),
    workingSetBytes: counterOf(readings, 'workingSetBytes'),
    present: Array.from(readings.isPresent, (isPresent) => isPresent === 1),
  };
}
