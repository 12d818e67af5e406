import {
  type ContainerFinding,
  type ContainerKey,
  counterOf,
  detectCgroup,
  findGrowingPart,
  fitSlopePerHour,
  isUnmeasured,
  type RangeEdge,
  readingAt,
  type ScoredPart,
  splitHistory,
  type SplitHistory,
  splitMemory,
  toColumns,
  toContainerId,
  toSize,
} from '../../engine';
import type { AskSession } from '../ask/session';
import { findNodeCpus } from './findNodeCpus';
import { COLLECT_LIMITS } from './collectLimits';
import { diagnosisStepSeconds, HOUR_SECONDS, trendStepSeconds, type Details } from './fetchDetails';
import { PART_LABEL } from './partQueries';
import { findSourceOf } from '../sources/findSourceOf';
import { MEMORY_METRICS, START_TIME_METRIC } from '../sources/memoryMetrics';
import type { SourceRow } from '../sources/sourceRow';
import type { Labels, MatrixSeries, VectorSample } from '../ask/prometheusClient';
import type { ServerScores } from './rankContainers';
import { toContainerScore, toHourlyFloors, type HourlyFloors, type PartFloors } from './toContainerScore';
import type { readNodeRooms } from './readNodeRooms';
import { readSurroundings } from './surroundings';
import { findGrid, type Grid, gridTimes, positive, toKey, toTimelines, type Timeline } from './toTimelines';
import { toTrend } from './toTrend';

export interface FindingAnswers extends Details {
  /** Scores that the server evaluated, by container id. */
  scored: ReadonlyMap<string, ServerScores>;
  cpus: { vector: VectorSample[] };
  /** Working set and eviction line of a node; null where it is not known. */
  nodeRoomOf: ReturnType<typeof readNodeRooms>;
  edge: RangeEdge;
  /** Those that are there; empty where nobody looked. */
  sources: readonly SourceRow[];
}

export interface FindingWindow {
  atSeconds: number;
  windowSeconds: number;
  clusterLabel: string | null;
}

/** A finding, and what the diagnosis needs besides: the long history and whose lives it consists of. */
export interface Found {
  finding: ContainerFinding;
  history: SplitHistory;
  stepSeconds: number;
  workingSetBytes: Array<number | null>;
  startTimesSeconds: Array<number | null>;
  /** What tells kills, over the same time. */
  endings: MatrixSeries[];
  nodeCpus: number | null;
}

/** Puts the answers about some containers together, one finding each; those that are not alive fall out. */
export async function toFindings(
  asked: AskSession,
  keys: readonly ContainerKey[],
  answers: FindingAnswers,
  { atSeconds, windowSeconds, clusterLabel }: FindingWindow
): Promise<Found[]> {
  const byId = <T>(entries: Iterable<readonly [ContainerKey | null, T]>) => {
    const map = new Map<string, T>();
    for (const [key, value] of entries) {
      if (key) {
        map.set(toContainerId(key), value);
      }
    }
    return map;
  };
  const values = (vector: readonly VectorSample[]) =>
    byId(vector.map((sample) => [toKey(sample.labels, clusterLabel), sample.value] as const));
  // Each container has a grid of its own, which begins with its first sample, whoever else is listed.
  const timelines = async (series: readonly MatrixSeries[], stepSeconds: number) => {
    const made = await asked.mapPaced([...groupByContainer(series, clusterLabel).values()], (own) => {
      const grid = findGrid(own, stepSeconds);
      return toTimelines(own, grid, clusterLabel).map((timeline) => [timeline.key, { grid, timeline }] as const);
    });
    return byId(made.flat());
  };

  const history = await timelines(answers.history, trendStepSeconds(windowSeconds));
  // One moment does not tell which of several cgroups is the container: its history does.
  const isOther = (labels: Labels) => {
    const key = toKey(labels, clusterLabel);
    return key !== null && history.get(toContainerId(key))?.timeline.otherIds.has(labels.id ?? '') === true;
  };
  const nowSeries = answers.now
    .filter(({ labels }) => !isOther(labels))
    .map(({ labels, value }) => ({ labels, timesSeconds: [atSeconds], values: [value] }));
  const now = await timelines(nowSeries, 1);
  // cAdvisor's samples linger for minutes after the end of a container; its start time, which has no time of its own, is
  // gone at once. Where no start times are stored, nothing tells.
  const started = values(answers.now.filter(({ labels }) => labels.__name__ === START_TIME_METRIC));
  const longHistory = await timelines(answers.longHistory, diagnosisStepSeconds(windowSeconds));
  const endings = groupByContainer(answers.endings, clusterLabel);
  const floors = new Map<string, PartFloors>();
  for (const one of answers.floors) {
    const key = toKey(one.labels, clusterLabel);
    const hourly = toHourlyFloors(one, atSeconds);
    if (key && hourly) {
      const id = toContainerId(key);
      floors.set(id, { ...floors.get(id), [one.labels[PART_LABEL] as ScoredPart]: hourly });
    }
  }
  const limits = values(answers.limits);
  const sourceOf = byId(
    answers.now
      .filter(({ labels }) => labels.__name__ === MEMORY_METRICS.workingSetBytes)
      .map(({ labels }) => [toKey(labels, clusterLabel), findSourceOf(labels, answers.sources)] as const)
  );
  const surroundingsOf = readSurroundings(answers, { atSeconds, clusterLabel });
  const { nodeRoomOf } = answers;

  const isAlive = (key: ContainerKey) =>
    now.has(toContainerId(key)) && (started.size === 0 || started.has(toContainerId(key)));
  return asked.mapPaced(keys.filter(isAlive), (key) => {
    const id = toContainerId(key);
    return toFound(key, {
      now: now.get(id)?.timeline ?? null,
      history: history.get(id)?.timeline ?? null,
      historyTimes: toTimes(history.get(id)),
      longHistory: longHistory.get(id)?.timeline ?? null,
      longTimes: toTimes(longHistory.get(id)),
      longStepSeconds: longHistory.get(id)?.grid.stepSeconds ?? diagnosisStepSeconds(windowSeconds),
      endings: endings.get(id) ?? [],
      floors: floors.get(id) ?? {},
      edge: answers.edge,
      specifiedLimitBytes: positive(limits.get(id)),
      server: answers.scored.get(id) ?? null,
      nodeCpus: findNodeCpus(
        answers.cpus.vector,
        { cluster: key.cluster, node: now.get(id)?.timeline.node ?? null },
        clusterLabel
      ),
      surroundingsOf,
      nodeRoomOf,
      source: answers.sources.length === 0 ? null : (sourceOf.get(id) ?? null),
      atSeconds,
      windowSeconds,
    });
  });
}

function toTimes(found: { grid: Grid } | undefined): number[] {
  return found ? gridTimes(found.grid) : [];
}

function groupByContainer(series: readonly MatrixSeries[], clusterLabel: string | null): Map<string, MatrixSeries[]> {
  const groups = new Map<string, MatrixSeries[]>();
  for (const one of series) {
    const key = toKey(one.labels, clusterLabel);
    if (key) {
      const id = toContainerId(key);
      const group = groups.get(id);
      if (group) {
        group.push(one);
      } else {
        groups.set(id, [one]);
      }
    }
  }
  return groups;
}

interface Known {
  now: Timeline | null;
  history: Timeline | null;
  historyTimes: number[];
  longHistory: Timeline | null;
  longTimes: number[];
  longStepSeconds: number;
  endings: MatrixSeries[];
  floors: PartFloors;
  edge: RangeEdge;
  specifiedLimitBytes: number | null;
  server: ServerScores | null;
  nodeCpus: number | null;
  surroundingsOf: ReturnType<typeof readSurroundings>;
  nodeRoomOf: FindingAnswers['nodeRoomOf'];
  source: SourceRow | null;
  atSeconds: number;
  windowSeconds: number;
}

function toFound(key: ContainerKey, known: Known): Found {
  const { now, history, nodeCpus } = known;
  const reading = now && readingAt(now.readings, 0);
  const split = splitHistory(
    known.historyTimes,
    history?.readings ?? toColumns(known.historyTimes.map(() => null)),
    nodeCpus
  );
  const current =
    reading &&
    splitMemory(reading, { nodeCpus, cgroup: split.cgroup === 'unknown' ? detectCgroup([reading]) : split.cgroup });
  const { longHistory, longTimes } = known;
  const rows = longHistory?.readings ?? toColumns(longTimes.map(() => null));
  const long = splitHistory(longTimes, rows, nodeCpus);
  // Zeros of a container that is not measured are neither a size nor a floor.
  const isMeasured = !isUnmeasured(long);
  const isKnown = isMeasured && !(current && !current.accepted && current.reason === 'zero-means-unknown');
  const floors = isMeasured ? known.floors : {};
  const limitBytes = now?.limitBytes[0] ?? known.specifiedLimitBytes;
  const startTimeSeconds = now?.startTimeSeconds[0] ?? null;

  const workingSetBytes = isKnown ? toSize(reading?.workingSetBytes) : null;
  const place = now?.node ?? history?.node ?? null;
  const surroundings = known.surroundingsOf({
    key,
    limitBytes,
    workingSetBytes,
    cgroup: long.cgroup,
    node: known.nodeRoomOf({ cluster: key.cluster, node: place }),
  });
  const { source } = known;
  const finding: ContainerFinding = {
    key,
    node: place,
    ...toContainerScore({
      server: isMeasured ? known.server : null,
      floors,
      edge: known.edge,
      limitBytes,
      startTimeSeconds,
      isSeen: now !== null && isMeasured,
    }),
    verdict: null,
    diagnosis: null,
    ...measureGrowth(known, split, floors),
    whole: current?.accepted ? current.whole : split.whole,
    level: current?.accepted ? current.level : split.level,
    usageBytes: isKnown ? toSize(reading?.usageBytes) : null,
    workingSetBytes,
    swapBytes: isKnown ? toSize(reading?.swapBytes) : null,
    limitBytes,
    ...surroundings,
    source: source && { id: source.id, title: source.title },
    startTimeSeconds,
    restarts: history?.restarts ?? null,
    trend: toTrend(split.timesSeconds, split.wholeBytes, floors.working_set ?? null),
  };
  return {
    finding,
    history: long,
    stepSeconds: known.longStepSeconds,
    workingSetBytes: counterOf(rows, 'workingSetBytes').map(toSize),
    startTimesSeconds: longHistory?.startTimeSeconds ?? longTimes.map(() => null),
    endings: known.endings,
    nodeCpus,
  };
}

/** Null over a few minutes: growth an hour would be made up. */
function measureGrowth(
  known: Known,
  split: SplitHistory,
  floors: PartFloors
): Pick<ContainerFinding, 'part' | 'partSlopeBytesPerHour' | 'slopeBytesPerHour'> {
  if (known.windowSeconds < COLLECT_LIMITS.smallestGrowthWindowSeconds.value) {
    return { part: null, partSlopeBytesPerHour: null, slopeBytesPerHour: null };
  }
  const growing = findGrowingPart(split);
  const hourly = floors.working_set && hoursWithin(floors.working_set, known.atSeconds - known.windowSeconds);
  return {
    part: growing?.part ?? null,
    partSlopeBytesPerHour: growing?.slopeBytesPerHour ?? null,
    slopeBytesPerHour:
      (hourly && fitSlopePerHour(hourly.timesSeconds, hourly.bytes)) ??
      fitSlopePerHour(known.historyTimes, split.wholeBytes),
  };
}

function hoursWithin({ timesSeconds, bytes }: HourlyFloors, fromSeconds: number): HourlyFloors {
  const from = timesSeconds.findIndex((time) => time - HOUR_SECONDS >= fromSeconds);
  return from < 0
    ? { timesSeconds: [], bytes: [] }
    : { timesSeconds: timesSeconds.slice(from), bytes: bytes.slice(from) };
}
