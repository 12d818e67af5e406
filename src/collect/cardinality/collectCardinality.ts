import { CARDINALITY_COLLECT_LIMITS } from './cardinalityCollectLimits';
import type { AskSession } from '../ask/session';
import { matchersText } from '../containers/memoryQueries';
import type { LabelMatcher } from '../sources/labelMatcher';
import { describeEnd } from '../sources/describeEnd';
import { type Emptiness, findNewestSample } from '../sources/newestSample';
import type { QueryCost } from '../ask/prometheusClient';
import { SAMPLES_METRIC } from './cardinalityQueries';
import { collectDrills, isQuietReplica, type TargetDrill } from './collectDrills';
import { collectReplicas } from './collectReplicas';
import { collectServer, type ServerSeries } from './collectServer';
import { collectTargets, type TargetReport, type TargetsRequest } from './collectTargets';
import { JoinedAsk } from '../ask/joinedAsk';
import { explainScope, toTargetMatchers } from './targetMatchers';

export interface CardinalityRequest extends TargetsRequest {
  /** Conditions on containers, besides those on the targets as they are (`matchers`). */
  scope?: readonly LabelMatcher[];
  /** Exact names. With both, this target is looked into whatever happens to its series. */
  job?: string;
  instance?: string;
  /** How many of the first targets to look into: their metrics, labels and memory. */
  drill: number;
  signal?: AbortSignal;
  /** What is known once the targets are judged, before the server is asked about any series. */
  onFirst?: (soFar: Cardinality) => void;
  /** Before the looks into targets, and after them: they are asked about together. */
  onDrill?: (progress: { done: number; total: number }, soFar: Cardinality) => void;
}

export interface CardinalityTarget extends TargetReport {
  /** Null where the target was not looked into. */
  drill: TargetDrill | null;
  /** Whether a look into it tells more. */
  isWorthLook: boolean;
}

export interface Cardinality {
  /** Ranked: thrown away, blowing up, churning, levelled off, unknown, steady. */
  targets: CardinalityTarget[];
  totalTargets: number;
  /** How many will be looked into. */
  toLookInto: number;
  stepSeconds: number;
  /** All series of the server; null where it does not tell, or was not asked yet. */
  server: ServerSeries | null;
  warnings: string[];
  /** Why there is no target; null where there are some. */
  emptiness: Emptiness | null;
  /** What the scope means for these targets, as sentences. */
  remarks: string[];
  cost: QueryCost;
  expressions: string[];
}

/** Kinds that are worth a look inside. A process that restarts makes the same series again: there is nothing to see. */
const WORTH_LOOK: readonly string[] = ['blow-up', 'churn', 'bounded', 'rejected'];
const isWorthLook = ({ finding }: TargetReport) =>
  WORTH_LOOK.includes(finding.kind) && finding.churnCause !== 'restarts';

function hasQuietReplica(targets: readonly TargetReport[], report: TargetReport): boolean {
  return targets.some((other) => isQuietReplica(other, report));
}

/** Of the times of the histories those at which any target was scraped: single targets may have gone on their own. */
function findScrapeTimes(targets: readonly TargetReport[]): number[] {
  const { timesSeconds = [] } = targets[0]?.history ?? {};
  return timesSeconds.filter((_, index) => targets.some(({ history }) => history.samples[index] !== null));
}

/**
 * Finds the targets whose series blow up, and what is behind the first of them. Cheapest first: what Prometheus writes
 * beside each scrape decides; series are counted on the server, for a few targets, below a cap.
 *
 * Errors of the server reject: an empty list means that the server has no such target.
 */
export async function collectCardinality(ask: AskSession, request: CardinalityRequest): Promise<Cardinality> {
  const asked = ask.at(request.atSeconds, request.signal);
  const { scope = [] } = request;
  const matchers = [...request.matchers, ...toTargetMatchers(scope, request)];
  const { targets, totalTargets, keys, stepSeconds, warnings } = await collectTargets(asked, { ...request, matchers });
  const emptiness =
    targets.length === 0
      ? await findNewestSample(asked, `${SAMPLES_METRIC}{${matchersText(matchers)}}`, request.atSeconds)
      : null;
  const end = describeEnd(findScrapeTimes(targets), request.atSeconds, stepSeconds);
  const remarks = await explainScope(asked, scope, targets);
  const isOne = Boolean(request.job && request.instance);
  const wanted = targets.filter((report) => isOne || isWorthLook(report)).slice(0, request.drill);
  let drills = new Map<TargetReport, TargetDrill>();
  let server: Awaited<ReturnType<typeof collectServer>> | null = null;
  const soFar = (): Cardinality => ({
    targets: targets.map((report) => ({
      ...report,
      drill: drills.get(report) ?? null,
      isWorthLook: isWorthLook(report),
    })),
    totalTargets,
    toLookInto: wanted.length,
    stepSeconds,
    server,
    warnings: [
      ...(emptiness?.newestSeconds ? [emptiness.sentence] : []),
      ...(end === null ? [] : [end]),
      ...warnings,
      ...asked.warnings,
    ],
    emptiness,
    remarks,
    cost: asked.cost,
    expressions: asked.expressions,
  });
  request.onFirst?.(soFar());
  const tell = () => request.onDrill?.({ done: drills.size, total: wanted.length }, soFar());
  if (wanted.length > 0) {
    tell();
  }
  const alone = wanted.filter((report) => !hasQuietReplica(targets, report));
  const joined = new JoinedAsk(asked, CARDINALITY_COLLECT_LIMITS.touchedSeries.value);
  const [told, replicas] = await Promise.all([
    collectServer(asked, joined, request),
    collectReplicas(asked, joined, { ...request, keys, stepSeconds }, alone),
  ]);
  server = told;
  if (wanted.length > 0) {
    const others = [...targets, ...replicas];
    drills = await collectDrills(asked, { ...request, reports: wanted, others, stepSeconds, keys });
    tell();
  }
  return soFar();
}
