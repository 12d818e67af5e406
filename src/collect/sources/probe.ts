import { type Level, SCORE_LOOKBACK_HOURS, textsIn } from '../../engine';
import type { AskSession } from '../ask/session';
import { readCount } from '../ask/readCount';
import type { LabelMatcher } from './labelMatcher';
import {
  KSM_LIMIT_METRIC,
  KSM_RESTARTS_METRIC,
  LIMIT_METRIC,
  MEMORY_METRICS,
  START_TIME_METRIC,
} from './memoryMetrics';
import {
  containerMatchersText,
  countMetricsQuery,
  livingContainersQuery,
  nodeCpusQuery,
} from '../containers/memoryQueries';
import { findOldLabels } from './oldLabels';
import type { QueryCost } from '../ask/prometheusClient';

/** What a metric gives us, so that a user can decide whether to keep it. */
export interface MetricPresence {
  metric: string;
  /** Series of containers; 0 when it is not there. */
  series: number;
  /** What it is used for, as the end of a sentence. */
  purpose: string;
  /** Without it nothing works; without the others something is missing. */
  required: boolean;
}

/** What there is to work with behind a Prometheus. */
export interface Probe {
  metrics: MetricPresence[];
  /** Null when not even the working set is there. */
  level: Level | null;
  containers: number;
  /** More than one where several scrapes or replicas see one container. */
  seriesPerContainer: number | null;
  scrapeIntervalSeconds: number | null;
  /** The history reaches back at least this far, in steps of six hours; null when nothing was found. */
  historySeconds: number | null;
  /** How long ago the newest sample was, in steps of six hours; null when nothing was found. */
  newestAgeSeconds: number | null;
  /** How far back the score looks. */
  wantedHistorySeconds: number;
  limitsKnown: boolean;
  restartsKnown: boolean;
  nodeCpusKnown: boolean;
  warnings: string[];
  cost: QueryCost;
}

const PURPOSES: ReadonlyArray<Omit<MetricPresence, 'series'>> = textsIn('purpose')([
  { metric: MEMORY_METRICS.workingSetBytes, purpose: 'the leak score and the ranking', required: true },
  { metric: MEMORY_METRICS.rssBytes, purpose: 'anonymous memory, the part that leaks most often', required: true },
  { metric: MEMORY_METRICS.usageBytes, purpose: 'the whole that the limit is compared with', required: false },
  { metric: MEMORY_METRICS.cacheBytes, purpose: 'page cache and tmpfs', required: false },
  { metric: MEMORY_METRICS.inactiveFileBytes, purpose: 'inactive page cache, told directly', required: false },
  { metric: MEMORY_METRICS.activeFileBytes, purpose: 'telling tmpfs from page cache', required: false },
  { metric: MEMORY_METRICS.kernelBytes, purpose: 'kernel memory on cgroup v1', required: false },
  {
    metric: MEMORY_METRICS.swapBytes,
    purpose: 'memory that is swapped out, which usage does not hold',
    required: false,
  },
  { metric: START_TIME_METRIC, purpose: 'restarts, and leaving out containers that have ended', required: false },
  { metric: LIMIT_METRIC, purpose: 'the limit that the kernel enforces', required: false },
  { metric: KSM_LIMIT_METRIC, purpose: 'the limit, where the kernel’s is not stored', required: false },
  { metric: KSM_RESTARTS_METRIC, purpose: 'the number of restarts', required: false },
]);

const HISTORY_STEP_SECONDS = 6 * 3600;
const INTERVAL_RANGE_SECONDS = 600;
/** Scrapes that are as regular as the range would be counted at both of its ends. */
const INTERVAL_OFFSET_SECONDS = 7;

/** Finds out which metrics there are, how often they come and how far back they go. Errors of the server reject. */
export async function probe(
  ask: AskSession,
  request: {
    atSeconds: number;
    clusterLabel: string | null;
    matchers?: readonly LabelMatcher[];
    signal?: AbortSignal;
  }
): Promise<Probe> {
  const { atSeconds, clusterLabel, matchers = [] } = request;
  const asked = ask.at(atSeconds, request.signal);
  const workingSet = `${MEMORY_METRICS.workingSetBytes}{${containerMatchersText(matchers)}}`;
  const wantedHistorySeconds = SCORE_LOOKBACK_HOURS * 3600;

  const counts = await asked.instant(countMetricsQuery(matchers, [KSM_LIMIT_METRIC, KSM_RESTARTS_METRIC]));
  const series = new Map(counts.vector.map((sample) => [sample.labels.__name__ ?? '', sample.value]));
  const has = (metric: string) => series.has(metric);

  const [living, samples, cpus, history] = await Promise.all([
    asked.instant(`count(${livingContainersQuery(matchers, clusterLabel, has(START_TIME_METRIC))})`),
    asked.instant(
      `quantile(0.5, count_over_time(${workingSet}[${INTERVAL_RANGE_SECONDS}s] offset ${INTERVAL_OFFSET_SECONDS}s))`
    ),
    asked.instant(`count(${nodeCpusQuery(clusterLabel)})`),
    asked.range(`count(${workingSet})`, atSeconds - wantedHistorySeconds, atSeconds, HISTORY_STEP_SECONDS),
  ]);
  const containers = readCount(living.vector[0], 'containers');
  const oldLabels = containers === 0 ? await findOldLabels(asked) : null;
  const perInterval = samples.vector[0]?.value;
  const times = history.series[0]?.timesSeconds ?? [];
  const workingSets = series.get(MEMORY_METRICS.workingSetBytes) ?? 0;
  return {
    metrics: PURPOSES.map((row) => ({ ...row, series: series.get(row.metric) ?? 0 })),
    level: findLevel(has),
    containers,
    seriesPerContainer: containers > 0 ? workingSets / containers : null,
    scrapeIntervalSeconds: perInterval ? INTERVAL_RANGE_SECONDS / perInterval : null,
    historySeconds: times.length > 0 ? Math.max(0, atSeconds - times[0]) : null,
    newestAgeSeconds: times.length > 0 ? Math.max(0, atSeconds - times[times.length - 1]) : null,
    wantedHistorySeconds,
    limitsKnown: has(LIMIT_METRIC) || has(KSM_LIMIT_METRIC),
    restartsKnown: has(START_TIME_METRIC) || has(KSM_RESTARTS_METRIC),
    nodeCpusKnown: cpus.vector.length > 0,
    warnings: [...asked.warnings, ...(oldLabels === null ? [] : [oldLabels])],
    cost: asked.cost,
  };
}

function findLevel(has: (metric: string) => boolean): Level | null {
  const { usageBytes, rssBytes, cacheBytes, workingSetBytes } = MEMORY_METRICS;
  if (!has(workingSetBytes)) {
    return null;
  }
  if (!has(rssBytes)) {
    return 'L1';
  }
  if (!has(usageBytes)) {
    return 'L2';
  }
  return has(cacheBytes) ? 'L3' : 'L1';
}
