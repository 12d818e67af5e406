import {
  buildFixes,
  type ClientLibrary,
  type ClientLibraryName,
  estimateLabelSetBytes,
  explainMemory,
  type Exporter,
  type ExporterName,
  findClientLibrary,
  findExporter,
  type Fix,
  type MemoryExplanation,
  type NameFinding,
  PATH_LABEL,
  toScrapeTargetId,
  toTypicalGrowth,
} from '../../engine';
import type { AskSession } from '../ask/session';
import { CARDINALITY_COLLECT_LIMITS } from './cardinalityCollectLimits';
import { tellingMetricsQuery } from './cardinalityQueries';
import { collectLabels, type MetricLabels } from './collectLabels';
import { collectMemories, type MemoryGrid, type TargetMemory } from './collectMemories';
import { collectNames } from './collectNames';
import { collectPageLabels, type PageLabel, type PageLabels } from './collectPageLabels';
import { collectPage, type FamilyReport, type TargetPage } from './collectPage';
import type { TargetReport } from './collectTargets';
import { JoinedAsk } from '../ask/joinedAsk';
import { refuseDrills } from './planDrills';
import { targetScope, toScrapeTarget, type TargetKeys } from './targetKeys';

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
  /** The program that made its page, where it is one that people set up and do not write. */
  exporter: ExporterName | null;
  /** What the names of its metrics have in common, where it is they that explode. */
  names: NameFinding | null;
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

export interface DrillsRequest {
  reports: readonly TargetReport[];
  /** Other targets, among which the replicas are looked for. */
  others: readonly TargetReport[];
  atSeconds: number;
  stepSeconds: number;
  keys: TargetKeys;
}

/**
 * Looks into some targets: metrics, labels, and the memory of their containers beside that of quiet replicas. Questions
 * about one travel with those about the others.
 */
export async function collectDrills(
  asked: AskSession,
  request: DrillsRequest
): Promise<Map<TargetReport, TargetDrill>> {
  const { reports, others, keys, stepSeconds } = request;
  const joined = new JoinedAsk(asked, CARDINALITY_COLLECT_LIMITS.touchedSeries.value);
  const refusals = refuseDrills(reports);
  const looked = reports.filter((report) => refusals.get(report) === null);
  const telling = findTelling(joined, looked, keys);
  const replicasOf = new Map(reports.map((report) => [report, findReplicas(report, others)]));
  const owners = [...new Set(reports.flatMap((report) => [report, ...(replicasOf.get(report) ?? [])]))];
  const [insides, memories] = await Promise.all([
    Promise.all(looked.map((report) => lookInside(joined, report, telling, request))),
    readMemories(asked, joined, owners, { stepSeconds, clusterLabel: keys.clusterLabel }),
    // Awaited here as well: it may fail before anybody inside of a target waits for it.
    telling,
  ]);
  const insideOf = new Map(looked.map((report, index) => [report, insides[index]]));
  return new Map(
    reports.map((report) => {
      const replicas = (replicasOf.get(report) ?? []).map((one) => ({
        report: one,
        memory: toKnown(memories.get(one)),
      }));
      const refusal = refusals.get(report) ?? null;
      return [
        report,
        toDrill(report, insideOf.get(report) ?? null, { refusal, replicas, memory: memories.get(report) }),
      ];
    })
  );
}

/** What is inside of the page of a target. */
interface Inside {
  page: TargetPage;
  metric: FamilyReport | null;
  labels: MetricLabels | null;
  pageLabels: PageLabels | null;
  names: NameFinding | null;
  /** Names on the page that tell a library or an exporter. */
  pageNames: string[];
}

async function lookInside(
  joined: JoinedAsk,
  report: TargetReport,
  telling: Promise<Map<string, string[]>>,
  { atSeconds, keys }: DrillsRequest
): Promise<Inside> {
  const { target, finding, labels: targetLabels } = report;
  const from = finding.judgedSeconds?.from ?? null;
  const page = await collectPage(joined, {
    scope: targetScope([target], keys),
    startOffsetSeconds: from === null ? null : Math.max(0, Math.floor(atSeconds - from)),
    expectedAgo: (secondsAgo) => keptAt(report, atSeconds - secondsAgo),
  });
  const metric = page.families[0] ?? null;
  const isSpreading = metric !== null && isSpread(page, metric);
  const [labels, pageLabels, names] = await Promise.all([
    metric && collectLabels(joined, page, metric, targetLabels),
    isSpreading ? collectPageLabels(joined, page, targetLabels) : null,
    isSpreading ? collectNames(joined, page, finding.grownSeries) : null,
  ]);
  const familyNames = page.families.flatMap(({ members }) => members.map(({ name }) => name));
  const pageNames = [...((await telling).get(toScrapeTargetId(target)) ?? []), ...familyNames];
  return { page, metric, labels, pageLabels, names, pageNames };
}

interface Beside {
  refusal: string | null;
  /** A sentence where it is not known. */
  memory: TargetMemory | string | undefined;
  replicas: QuietReplica[];
}

function toDrill(report: TargetReport, inside: Inside | null, { refusal, memory, replicas }: Beside): TargetDrill {
  const metric = inside?.metric ?? null;
  const library = inside && findClientLibrary(inside.pageNames);
  const exporter = metric && inside ? findExporter(metric.name, inside.pageNames) : null;
  const known = toKnown(memory);
  const explanation = explainMemory({
    samples: sliceLife(report, report.history.samples),
    memoryBytes: known ? sliceLife(report, known.bytes) : [],
    // What a library takes is not what a program that holds the objects themselves does.
    estimatedBytes: metric && !exporter ? estimateLabelSetBytes(library, metric.type, metric.labelSets) : null,
    quietReplicaGrowthBytes: replicas.flatMap(
      (one) => (one.memory && toTypicalGrowth(sliceLife(report, one.memory.bytes))) ?? []
    ),
  });
  return {
    refusal,
    page: inside?.page ?? null,
    library: library?.name ?? null,
    exporter: exporter?.name ?? null,
    metric,
    names: inside?.names ?? null,
    labels: inside?.labels ?? null,
    pageLabels: inside?.pageLabels?.labels ?? [],
    memory: known,
    replicas,
    explanation,
    fixes: metric && inside && isFixed(report) ? toFixes(metric, inside, library, exporter) : [],
    notes: [
      refusal,
      typeof memory === 'string' ? memory : null,
      ...(inside?.page.notes ?? []),
      ...(inside?.labels?.notes ?? []),
      ...(inside?.pageLabels?.notes ?? []),
    ].filter((note) => note !== null),
  };
}

const toKnown = (memory: TargetMemory | string | undefined): TargetMemory | null =>
  typeof memory === 'object' ? memory : null;

/** Whether no metric has most of the series: then a label may spread over many of them. */
function isSpread({ countedSeries }: TargetPage, { series }: FamilyReport): boolean {
  return series < CARDINALITY_COLLECT_LIMITS.pageLabelsShare.value * (countedSeries ?? 0);
}

/** Libraries and exporters by their own metrics, which are few and so not among those with the most series. */
async function findTelling(
  joined: JoinedAsk,
  reports: readonly TargetReport[],
  keys: TargetKeys
): Promise<Map<string, string[]>> {
  const names = new Map<string, string[]>();
  if (reports.length === 0) {
    return names;
  }
  const targets = reports.map(({ target }) => target);
  const { vector } = await joined.instant(tellingMetricsQuery(targetScope(targets, keys), keys));
  for (const { labels } of vector) {
    const target = toScrapeTarget(labels, keys);
    const id = target && toScrapeTargetId(target);
    if (id !== null && labels.__name__) {
      names.set(id, [...(names.get(id) ?? []), labels.__name__]);
    }
  }
  return names;
}

/** What came to rest, or restarts, needs no rule. */
function isFixed({ finding }: TargetReport): boolean {
  return finding.kind === 'blow-up' || finding.churnCause === 'labels';
}

function toFixes(
  metric: FamilyReport,
  { labels: found, names }: Inside,
  library: ClientLibrary | null,
  exporter: Exporter | null
): Fix[] {
  const { exploding = null, together = [], labels = [] } = found?.analysis ?? {};
  return buildFixes({
    metric: metric.name,
    type: metric.type,
    seriesNames: metric.members.map(({ name }) => name),
    series: metric.series,
    label: exploding,
    together,
    shape: labels.find(({ label }) => label === exploding)?.shape ?? null,
    seriesWithout: found?.seriesWithout ?? null,
    otherLabels: (found?.labels ?? []).filter((one) => one !== exploding && !together.includes(one)),
    library: library?.name ?? null,
    exporter: exporter?.name ?? null,
    names,
  });
}

/** Samples that were kept of the last scrape before a moment. */
function keptAt({ history }: TargetReport, seconds: number): number | null {
  const { timesSeconds, keptSamples, samples } = history;
  const kept = samples.map((value, index) => keptSamples[index] ?? value);
  return kept.filter((value, index) => timesSeconds[index] <= seconds && (value ?? 0) > 0).slice(-1)[0] ?? null;
}

/** Memory of the containers of some targets on their own times; a sentence where it is not known. */
async function readMemories(
  asked: AskSession,
  joined: JoinedAsk,
  reports: readonly TargetReport[],
  grid: Pick<MemoryGrid, 'stepSeconds' | 'clusterLabel'>
): Promise<Map<TargetReport, TargetMemory | string>> {
  const owners = reports.map(({ labels, history }) => ({
    labels,
    startTimeSeconds: history.startTimesSeconds.filter((start) => start !== null).slice(-1)[0] ?? null,
  }));
  const { timesSeconds = [] } = reports[0]?.history ?? {};
  const memories = await collectMemories(asked, joined, owners, { timesSeconds, ...grid });
  return new Map(reports.map((report, index) => [report, memories[index]]));
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
    toScrapeTargetId(target) !== toScrapeTargetId(report.target) &&
    target.also?.[PATH_LABEL] === report.target.also?.[PATH_LABEL] &&
    finding.kind === 'steady' &&
    finding.restarts === 0
  );
}

/** A few targets of the same job whose series do not grow. */
function findReplicas(report: TargetReport, others: readonly TargetReport[]): TargetReport[] {
  return others.filter((other) => isQuietReplica(other, report)).slice(0, CARDINALITY_COLLECT_LIMITS.replicas.value);
}
