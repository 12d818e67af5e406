import {
  type ContainerKey,
  counterOf,
  lastKnown,
  splitHistory,
  type SplitHistory,
  tellsAnon,
  toContainerId,
  say,
} from '../../engine';
import { JoinedAsk } from '../ask/joinedAsk';
import type { AskSession } from '../ask/session';
import { COLLECT_LIMITS } from './collectLimits';
import {
  containerMatchersText,
  nodeCpusQuery,
  nodeRoomQuery,
  podRowsQuery,
  podScopeOf,
  requestsQuery,
  rowsQuery,
  scopeOf,
  specifiedLimitsQuery,
} from './memoryQueries';
import { describeUnmeasured } from './describeUnmeasured';
import { findNodeCpus } from './findNodeCpus';
import { MEMORY_METRICS, PRESSURE_METRICS, SWAP_LIMIT_METRIC } from '../sources/memoryMetrics';
import { describeEnd } from '../sources/describeEnd';
import { type Emptiness, findNewestSample } from '../sources/newestSample';
import { findOldLabels } from '../sources/oldLabels';
import type { MatrixSeries, QueryCost } from '../ask/prometheusClient';
import { ENDING_METRICS } from '../facts/marks/markQueries';
import { splitEndings } from '../facts/marks/splitEndings';
import { readNodeRooms } from './readNodeRooms';
import { readSurroundings, type Surroundings } from './surroundings';
import { findGrid, gridTimes, positive, toTimelines } from './toTimelines';

export interface AnatomyRequest {
  key: ContainerKey;
  /** End of the window, Unix seconds. */
  atSeconds: number;
  windowSeconds: number;
  stepSeconds: number;
  /** Label that names the cluster; null where there is none. */
  clusterLabel: string | null;
  signal?: AbortSignal;
}

/** The parts of one container over a window. */
export interface Anatomy {
  key: ContainerKey;
  node: string | null;
  /** CPUs of the node; null where no metric tells. */
  nodeCpus: number | null;
  stepSeconds: number;
  history: SplitHistory;
  /** Aligned with the times of the history; null where no limit is known. */
  limitBytes: Array<number | null>;
  /** What the container asks the scheduler for, by its specification at the end of the window; null where it is not known. */
  requestBytes: number | null;
  /** At the end of the window. */
  surroundings: Surroundings;
  /** Unix seconds; a change is a restart; null where it is not exported. */
  startTimeSeconds: Array<number | null>;
  /** Restarts in the window; null where nothing that could tell is known. */
  restarts: number | null;
  /** What tells kills, as it was asked together with the rows. */
  endings: MatrixSeries[];
  /** Samples of ended containers that were dropped. */
  ghostSamples: number;
  /** Why there is no sample; null where there are some, or where labels are the reason. */
  emptiness: Emptiness | null;
  warnings: string[];
  cost: QueryCost;
  /** The PromQL that was sent. */
  expressions: string[];
}

/** A note on a history that is one part. */
export const onlyWorkingSet = () =>
  say`Only the working set is known here, as on Windows and on Kubernetes 1.19 and 1.20: rss and cache are not exported.`;

/**
 * Asks for everything about one container and takes it apart. An empty history means that the server has no sample of
 * it; errors of the server reject.
 */
export async function collectAnatomy(ask: AskSession, request: AnatomyRequest): Promise<Anatomy> {
  const { key, atSeconds, windowSeconds, clusterLabel } = request;
  const asked = ask.at(atSeconds, request.signal);
  const scope = scopeOf([key], clusterLabel);
  const stepSeconds = Math.max(request.stepSeconds, COLLECT_LIMITS.smallestStepSeconds.value);

  const joined = new JoinedAsk(asked);
  const more = [...Object.values(PRESSURE_METRICS), ...ENDING_METRICS];
  const [memory, limits, requests, cpus, pod, rooms] = await Promise.all([
    asked.range(rowsQuery(scope, more), atSeconds - windowSeconds, atSeconds, stepSeconds),
    joined.instant(specifiedLimitsQuery(scope, clusterLabel)),
    joined.instant(requestsQuery(scope, clusterLabel)),
    joined.instant(nodeCpusQuery(clusterLabel)),
    joined.instant(podRowsQuery(podScopeOf(key, clusterLabel), [SWAP_LIMIT_METRIC])),
    joined.instant(nodeRoomQuery(clusterLabel)),
  ]);

  const { rows, endings } = splitEndings(memory.series);
  const grid = findGrid(rows, stepSeconds);
  const id = toContainerId(key);
  const timeline = toTimelines(rows, grid, clusterLabel).find((one) => toContainerId(one.key) === id);
  const oldLabels = timeline ? null : await findOldLabels(asked);
  const selector = `${MEMORY_METRICS.workingSetBytes}{${containerMatchersText(scope)}}`;
  const emptiness = timeline || oldLabels ? null : await findNewestSample(asked, selector, atSeconds);
  const node = timeline?.node ?? null;
  const nodeCpus = findNodeCpus(cpus.vector, { cluster: key.cluster, node }, clusterLabel);
  const specified = limits.vector[0]?.value;
  const history = splitHistory(timeline ? gridTimes(grid) : [], timeline?.readings ?? [], nodeCpus);
  const limitBytes = timeline?.limitBytes.map((limit) => limit ?? positive(specified)) ?? [];
  const surroundings = readSurroundings(
    { now: pod.vector, history: memory.series },
    { atSeconds, clusterLabel }
  )({
    key,
    limitBytes: lastKnown(limitBytes),
    workingSetBytes: lastKnown(timeline && counterOf(timeline.readings, 'workingSetBytes').map(positive)),
    cgroup: history.cgroup,
    node: readNodeRooms(rooms.vector, clusterLabel)({ cluster: key.cluster, node }),
  });
  const end = describeEnd(history.timesSeconds, atSeconds, grid.stepSeconds);
  return {
    key,
    node,
    nodeCpus,
    stepSeconds: grid.stepSeconds,
    history,
    limitBytes,
    requestBytes: positive(requests.vector[0]?.value),
    surroundings,
    startTimeSeconds: timeline?.startTimeSeconds ?? [],
    restarts: timeline?.restarts ?? null,
    endings,
    ghostSamples: timeline?.ghostSamples ?? 0,
    emptiness,
    warnings: [
      ...asked.warnings,
      ...describe(history, oldLabels),
      ...(emptiness ? [emptiness.sentence] : []),
      ...(end === null ? [] : [end]),
    ],
    cost: asked.cost,
    expressions: asked.expressions,
  };
}

function describe(history: SplitHistory, oldLabels: string | null): string[] {
  return [
    ...(oldLabels === null ? [] : [oldLabels]),
    ...(tellsAnon(history.parts) ? [] : [onlyWorkingSet()]),
    ...describeUnmeasured([history]),
  ];
}
