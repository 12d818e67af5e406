import {
  buildFixes,
  type ClientLibrary,
  type ClientLibraryName,
  estimateLabelSetBytes,
  explainMemory,
  findClientLibrary,
  type Fix,
  formatCount,
  type MemoryExplanation,
  toTypicalGrowth,
} from '../../engine';
import type { AskSession } from '../ask/session';
import { CARDINALITY_COLLECT_LIMITS } from './cardinalityCollectLimits';
import { targetScope, tellingMetricsQuery } from './cardinalityQueries';
import { collectLabels, type MetricLabels } from './collectLabels';
import { collectMemory, type TargetMemory } from './collectMemory';
import { collectPageLabels, type PageLabel } from './collectPageLabels';
import { collectPage, type FamilyReport, type TargetPage } from './collectPage';
import type { TargetReport } from './collectTargets';

/** A target of the same job whose series do not grow. */
export interface QuietReplica {
  report: TargetReport;
  /** Null where its container is not known. */
  memory: TargetMemory | null;
}

/** What is behind the series of one target. */
export interface TargetDrill {
  /** Why its series were not counted, as a sentence; null where they were. */
  refusal: string | null;
  page: TargetPage | null;
  library: ClientLibraryName | null;
  /** The metric that grew most; null where its series could not be counted. */
  metric: FamilyReport | null;
  labels: MetricLabels | null;
  /** Labels over all metrics of the target, those with the most values first; empty where one metric has most series. */
  pageLabels: PageLabel[];
  /** The container behind the target; null where it is not known. */
  memory: TargetMemory | null;
  /** Those that it is compared with, on the same times. */
  replicas: QuietReplica[];
  explanation: MemoryExplanation;
  /** What to change; empty where no metric is known. */
  fixes: Fix[];
  notes: string[];
}

export interface DrillRequest {
  report: TargetReport;
  /** Other targets, among which the replicas are looked for. */
  others: readonly TargetReport[];
  atSeconds: number;
  stepSeconds: number;
  clusterLabel: string | null;
}

/** What a look into one target will cost, told before it is asked. */
export interface DrillPlan {
  /** Series that each of its questions touches; null is unknown. */
  series: number | null;
  /** At most so many requests. */
  requests: number;
  /** Why it is not asked; null where it may be. */
  refusal: string | null;
}

/** Requests at most: 9 for the page, 12 for labels and library, 2 for the memory, 4 to find replicas. */
const DRILL_REQUESTS = 27;

export function planDrill({ finding }: TargetReport): DrillPlan {
  const { countedSeries, replicas } = CARDINALITY_COLLECT_LIMITS;
  const series = finding.keptSeries ?? finding.series;
  const requests = DRILL_REQUESTS + 2 * replicas.value;
  if (finding.kind === 'rejected') {
    return { series, requests, refusal: 'The server keeps no series of this target: look at its page itself.' };
  }
  const refusal =
    series !== null && series > countedSeries.value
      ? `The target has ${formatCount(series)} series, and at most ${formatCount(countedSeries.value)} are counted: look at its page itself.`
      : null;
  return { series, requests, refusal };
}

/** Looks into one target: metrics, labels, and the memory of its container beside that of quiet replicas. */
export async function collectDrill(asked: AskSession, request: DrillRequest): Promise<TargetDrill> {
  const { report, atSeconds, clusterLabel } = request;
  const { refusal } = planDrill(report);
  const from = report.finding.judgedSeconds?.from ?? null;
  const scope = targetScope([report.target], clusterLabel);
  const startOffsetSeconds = from === null ? null : Math.max(0, Math.floor(atSeconds - from));
  const expectedAgo = (secondsAgo: number) => keptAt(report, atSeconds - secondsAgo);
  const page = refusal === null ? await collectPage(asked, { scope, expectedAgo, startOffsetSeconds }) : null;
  const metric = page?.families[0] ?? null;
  const [labels, pageLabels, memory, library] = await Promise.all([
    page && metric ? collectLabels(asked, page, metric, report.labels) : null,
    page && metric && isSpread(page, metric) ? collectPageLabels(asked, page, report.labels) : null,
    readMemory(asked, report, request),
    page ? findLibrary(asked, page) : null,
  ]);
  const replicas = await readReplicas(asked, request);
  const estimatedBytes = metric && estimateLabelSetBytes(library, metric.type, metric.labelSets);
  const explanation = explainMemory({
    samples: sliceLife(report, report.history.samples),
    memoryBytes: typeof memory === 'string' ? [] : sliceLife(report, memory.bytes),
    estimatedBytes,
    quietReplicaGrowthBytes: replicas.flatMap(
      (one) => (one.memory && toTypicalGrowth(sliceLife(report, one.memory.bytes))) ?? []
    ),
  });
  return {
    refusal,
    page,
    library: library?.name ?? null,
    metric,
    labels,
    pageLabels: pageLabels?.labels ?? [],
    memory: typeof memory === 'string' ? null : memory,
    replicas,
    explanation,
    fixes: metric && isFixed(report) ? toFixes(metric, labels, library?.name ?? null) : [],
    notes: [
      refusal,
      typeof memory === 'string' ? memory : null,
      ...(page?.notes ?? []),
      ...(labels?.notes ?? []),
      ...(pageLabels?.notes ?? []),
    ].filter((note) => note !== null),
  };
}

/** Whether no metric has most of the series: then a label may spread over many of them. */
function isSpread({ countedSeries }: TargetPage, { series }: FamilyReport): boolean {
  return series < CARDINALITY_COLLECT_LIMITS.pageLabelsShare.value * (countedSeries ?? 0);
}

/** The library by its own metrics, which are few and so not among those with the most series. */
async function findLibrary(asked: AskSession, page: TargetPage): Promise<ClientLibrary | null> {
  const { vector } = await asked.instant(tellingMetricsQuery(page.now));
  return findClientLibrary(vector.flatMap(({ labels }) => labels.__name__ ?? []));
}

/** What came to rest, or restarts, needs no rule. */
function isFixed({ finding }: TargetReport): boolean {
  return finding.kind === 'blow-up' || finding.churnCause === 'labels';
}

function toFixes(metric: FamilyReport, found: MetricLabels | null, library: ClientLibraryName | null): Fix[] {
  const label = found?.analysis.exploding ?? null;
  return buildFixes({
    metric: metric.name,
    type: metric.type,
    seriesNames: metric.members.map(({ name }) => name),
    series: metric.series,
    label,
    seriesWithout: found?.seriesWithout ?? null,
    otherLabels: (found?.labels ?? []).filter((one) => one !== label),
    library,
  });
}

/** Samples that were kept of the last scrape before a moment. */
function keptAt({ history }: TargetReport, seconds: number): number | null {
  const { timesSeconds, keptSamples, samples } = history;
  const kept = samples.map((value, index) => keptSamples[index] ?? value);
  return kept.filter((value, index) => timesSeconds[index] <= seconds && (value ?? 0) > 0).slice(-1)[0] ?? null;
}

function readMemory(
  asked: AskSession,
  { labels, history }: TargetReport,
  { stepSeconds, clusterLabel }: DrillRequest
): Promise<TargetMemory | string> {
  const { timesSeconds, startTimesSeconds } = history;
  const startTimeSeconds = startTimesSeconds.filter((start) => start !== null).slice(-1)[0] ?? null;
  return collectMemory(asked, { labels, timesSeconds, stepSeconds, startTimeSeconds, clusterLabel });
}

/** Values within the life of the process that is judged. */
function sliceLife({ finding, history }: TargetReport, values: ReadonlyArray<number | null>): Array<number | null> {
  const judged = finding.judgedSeconds;
  return values.filter((_, index) => {
    const time = history.timesSeconds[index];
    return judged !== null && time >= judged.from && time <= judged.to;
  });
}

/** Whether a target is of the same job, and its series neither grow nor start anew. */
export function isQuietReplica({ target, finding }: TargetReport, report: TargetReport): boolean {
  return (
    target.job === report.target.job &&
    target.cluster === report.target.cluster &&
    target.instance !== report.target.instance &&
    finding.kind === 'steady' &&
    finding.restarts === 0
  );
}

/** Targets of the same job whose series do not grow, and their memory over the same time. */
function readReplicas(asked: AskSession, request: DrillRequest): Promise<QuietReplica[]> {
  const { report, others } = request;
  const quiet = others.filter((other) => isQuietReplica(other, report));
  return Promise.all(
    quiet.slice(0, CARDINALITY_COLLECT_LIMITS.replicas.value).map(async (one) => {
      const memory = await readMemory(asked, one, request);
      return { report: one, memory: typeof memory === 'string' ? null : memory };
    })
  );
}
