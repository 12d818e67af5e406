import {
  detectCgroup,
  evaluateScoreFromFloors,
  findGrowingPart,
  fitSlopePerHour,
  splitHistory,
  splitMemory,
  toContainerId,
  type ContainerFinding,
  type ContainerKey,
  type Trend,
} from '../engine';
import { findNodeCpus } from './collectAnatomy';
import { COLLECT_LIMITS } from './collectLimits';
import { HOUR_SECONDS, RANKED_HOURS, trendStepSeconds, type Details } from './fetchDetails';
import type { InstantAnswer, MatrixSeries } from './prometheusClient';
import { findGrid, gridTimes, positive, toKey, toTimelines, type Timeline } from './toTimelines';

export interface FindingAnswers extends Details {
  /** Scores that the server evaluated, by container id. */
  scores: ReadonlyMap<string, { score: number }>;
  cpus: InstantAnswer;
}

export interface FindingWindow {
  atSeconds: number;
  windowSeconds: number;
  clusterLabel: string | null;
}

/** Puts the answers about some containers together, one finding each; those that are not alive fall out. */
export function toFindings(
  keys: readonly ContainerKey[],
  answers: FindingAnswers,
  { atSeconds, windowSeconds, clusterLabel }: FindingWindow
): ContainerFinding[] {
  const byId = <T>(entries: Iterable<readonly [ContainerKey | null, T]>) => {
    const map = new Map<string, T>();
    for (const [key, value] of entries) {
      if (key) {
        map.set(toContainerId(key), value);
      }
    }
    return map;
  };
  const values = (answer: InstantAnswer) =>
    byId(answer.vector.map((sample) => [toKey(sample.labels, clusterLabel), sample.value] as const));
  const timelines = (series: MatrixSeries[], stepSeconds: number) => {
    const grid = findGrid(series, stepSeconds);
    return { grid, byId: byId(toTimelines(series, grid, clusterLabel).map((one) => [one.key, one] as const)) };
  };

  const nowSeries = answers.now.vector.map(({ labels, value }) => ({
    labels,
    timesSeconds: [atSeconds],
    values: [value],
  }));
  const now = timelines(nowSeries, 1).byId;
  const history = timelines(answers.history.series, trendStepSeconds(windowSeconds));
  const floors = byId(answers.floors.series.map((one) => [toKey(one.labels, clusterLabel), one] as const));
  const living = values(answers.living);
  const limits = values(answers.limits);
  const restarts = values(answers.restarts);

  return keys
    .filter((key) => living.has(toContainerId(key)))
    .map((key) => {
      const id = toContainerId(key);
      return toFinding(key, {
        now: now.get(id) ?? null,
        history: history.byId.get(id) ?? null,
        historyTimes: gridTimes(history.grid),
        floors: floors.get(id) ?? null,
        specifiedLimitBytes: positive(limits.get(id)),
        restarts: restarts.get(id) ?? null,
        serverScore: answers.scores.get(id)?.score ?? null,
        nodeCpus: findNodeCpus(answers.cpus.vector, now.get(id)?.node ?? null),
        atSeconds,
        windowSeconds,
      });
    });
}

interface Known {
  now: Timeline | null;
  history: Timeline | null;
  historyTimes: number[];
  floors: MatrixSeries | null;
  specifiedLimitBytes: number | null;
  restarts: number | null;
  serverScore: number | null;
  nodeCpus: number | null;
  atSeconds: number;
  windowSeconds: number;
}

function toFinding(key: ContainerKey, known: Known): ContainerFinding {
  const { now, history, nodeCpus } = known;
  const reading = now?.readings[0] ?? null;
  const split = splitHistory(known.historyTimes, history?.readings ?? known.historyTimes.map(() => null), nodeCpus);
  const current =
    reading &&
    splitMemory(reading, { nodeCpus, cgroup: split.cgroup === 'unknown' ? detectCgroup([reading]) : split.cgroup });
  const limitBytes = now?.limitBytes[0] ?? known.specifiedLimitBytes;
  const startTimeSeconds = now?.startTimeSeconds[0] ?? null;
  // Over a few minutes, growth an hour would be made up.
  const isLongEnough = known.windowSeconds >= COLLECT_LIMITS.smallestGrowthWindowSeconds.value;
  const growing = isLongEnough ? findGrowingPart(split) : null;
  const hourly = toHourlyFloors(known.floors, known.atSeconds);
  const windowFloors = hourly && hoursWithin(hourly, known.atSeconds - known.windowSeconds);

  return {
    key,
    node: now?.node ?? history?.node ?? null,
    ...toScore(known, hourly, limitBytes, startTimeSeconds),
    verdict: null,
    part: growing?.part ?? null,
    partSlopeBytesPerHour: growing?.slopeBytesPerHour ?? null,
    slopeBytesPerHour: isLongEnough
      ? ((windowFloors && fitSlopePerHour(windowFloors.timesSeconds, windowFloors.bytes)) ??
        fitSlopePerHour(known.historyTimes, split.wholeBytes))
      : null,
    whole: current?.accepted ? current.whole : split.whole,
    level: current?.accepted ? current.level : split.level,
    usageBytes: reading?.usageBytes ?? null,
    workingSetBytes: reading?.workingSetBytes ?? null,
    limitBytes,
    startTimeSeconds,
    restarts: known.restarts ?? countStarts(history),
    trend: toTrend(split.timesSeconds, split.wholeBytes, hourly),
  };
}

interface HourlyFloors {
  timesSeconds: number[];
  bytes: Array<number | null>;
}

/** One floor for every full hour from the first known one to the last hour before the moment. */
function toHourlyFloors(series: MatrixSeries | null, atSeconds: number): HourlyFloors | null {
  if (!series || series.timesSeconds.length === 0) {
    return null;
  }
  const first = Math.ceil(series.timesSeconds[0] / HOUR_SECONDS) * HOUR_SECONDS;
  const count = Math.floor((atSeconds - first) / HOUR_SECONDS) + 1;
  const bytes = new Array<number | null>(Math.max(0, count)).fill(null);
  series.timesSeconds.forEach((time, i) => {
    const index = Math.round((time - first) / HOUR_SECONDS);
    if (index >= 0 && index < bytes.length && Number.isFinite(series.values[i])) {
      bytes[index] = series.values[i];
    }
  });
  return { timesSeconds: bytes.map((_, i) => first + i * HOUR_SECONDS), bytes };
}

function hoursWithin({ timesSeconds, bytes }: HourlyFloors, fromSeconds: number): HourlyFloors {
  const from = timesSeconds.findIndex((time) => time - HOUR_SECONDS >= fromSeconds);
  return from < 0
    ? { timesSeconds: [], bytes: [] }
    : { timesSeconds: timesSeconds.slice(from), bytes: bytes.slice(from) };
}

/**
 * The number is the server's. The floors tell why there is none, what it was at the full hours of the last day, and
 * what it was at the last full hour for a container that the server gave none: others score higher, or samples are
 * missing since. That is never taken for zero.
 */
function toScore(
  { now, serverScore }: Known,
  hourly: HourlyFloors | null,
  limitBytes: number | null,
  startTimeSeconds: number | null
): Pick<ContainerFinding, 'score' | 'scoreState' | 'scoreMaxOneDay'> {
  const past =
    hourly && hourly.bytes.length > 0
      ? evaluateScoreFromFloors(
          { startSeconds: hourly.timesSeconds[0], floorBytes: hourly.bytes, limitBytes, startTimeSeconds },
          { hours: RANKED_HOURS }
        )
      : [];
  // A container without a floor that has a sample now is younger than an hour.
  const lastHour = past[past.length - 1] ?? { score: null, state: now ? 'too-short' : 'not-measured' };
  const { score, state } = serverScore !== null ? { score: serverScore, state: 'scored' as const } : lastHour;
  const known = [...past.map((result) => result.score), score].filter((value) => value !== null);
  return { score, scoreState: state, scoreMaxOneDay: known.length > 0 ? Math.max(...known) : null };
}

/** Starts seen in the window beyond the first, where kube-state-metrics does not count them; null without start times. */
function countStarts(history: Timeline | null): number | null {
  const starts = new Set(history?.startTimeSeconds.filter((start) => start !== null));
  return starts.size === 0 ? null : starts.size - 1;
}

function toTrend(timesSeconds: number[], wholeBytes: Array<number | null>, hourly: HourlyFloors | null): Trend {
  return {
    timesSeconds,
    wholeBytes,
    floorBytes: timesSeconds.map((time) => {
      const index = hourly ? Math.floor((time - hourly.timesSeconds[0]) / HOUR_SECONDS) : -1;
      return hourly?.bytes[index] ?? null;
    }),
  };
}
