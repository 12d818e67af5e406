import {
  type ContainerKey,
  describeLives,
  escapeRegex,
  forecastLife,
  judgeLives,
  type LifePoints,
  type LivesFindings,
  seededRandom,
  splitLivesOf,
  toLifePoints,
  toSize,
} from '../../engine';
import type { MatrixSeries } from '../ask/prometheusClient';
import type { AskSession } from '../ask/session';
import { KSM_LAST_REASON_METRIC } from '../facts/marks/markQueries';
import { RAW } from '../facts/runtimes/runtimeQueries';
import { findEndings, KSM_ENDED_REASON_METRIC } from '../lives/findEndings';
import { LIVES_LIMITS } from '../lives/livesLimits';
import { toPodMemory } from '../lives/toPodMemory';
import { describeEnd } from '../sources/describeEnd';
import { leaveOutUnusable } from '../sources/leaveOutUnusable';
import type { LabelMatcher } from '../sources/labelMatcher';
import { KSM_LIMIT_METRIC, LIMIT_METRIC, MEMORY_METRICS, START_TIME_METRIC } from '../sources/memoryMetrics';
import { matchersText } from '../containers/memoryQueries';
import { toKey } from '../containers/toTimelines';
import { askPodLabels } from '../workloads/askPodLabels';
import { askPodWorkloads } from '../workloads/askPodWorkloads';
import { askZones } from './askZones';
import { joinReplicas, type ReplicasAt } from './joinReplicas';

export interface WorkloadRequest {
  cluster: string | null;
  namespace: string;
  workload: string;
  container: string;
  /** Unix seconds. */
  atSeconds: number;
  clusterLabel: string | null;
  /** Labels of pods that may tell lives apart, as `parsePodLabels` gives them. */
  podLabels?: readonly string[];
  signal?: AbortSignal;
}

/** One container of a workload over the lives of all of its pods. */
export interface WorkloadAnswer {
  /** Null where no life is known. */
  findings: LivesFindings | null;
  lives: LifePoints[];
  /** Seconds to the kill of each present life that has a forecast, by its place in `lives`. */
  forecasts: Map<LifePoints, NonNullable<ReturnType<typeof forecastLife>>>;
  replicas: ReplicasAt[];
  /** Whether owners told which pods are of it, or only their names. */
  isKnown: boolean;
  /** There are samples, and none of them is memory that a container can have, such as 0 throughout. */
  isUnmeasured: boolean;
  sentences: string[];
  warnings: string[];
  expressions: readonly string[];
}

/** Two looks at the same data must say the same. */
const SEED = 1;

/**
 * The lives of all pods that a container of a workload had over the last days, what they say together, and its replicas side
 * by side. Four expressions, however many pods there are; one more for zones where there are several nodes, and one where
 * labels of pods are named. Errors of the server reject.
 */
export async function collectWorkload(ask: AskSession, request: WorkloadRequest): Promise<WorkloadAnswer> {
  const { atSeconds, clusterLabel, workload } = request;
  const asked = ask.at(atSeconds, request.signal);
  const { lookBackSeconds, stepSeconds } = LIVES_LIMITS;
  const endSeconds = Math.floor(atSeconds / stepSeconds.value) * stepSeconds.value;
  const startSeconds = endSeconds - lookBackSeconds.value;
  const times = { startSeconds, endSeconds, stepSeconds: stepSeconds.value };
  const scope = scopeOf(request);
  const scopes = [scope];
  const { rssBytes, workingSetBytes } = MEMORY_METRICS;
  const [memory, reasons, limits, names] = await Promise.all([
    asked.select(RAW, [{ names: [rssBytes, workingSetBytes, START_TIME_METRIC], scopes }], times),
    asked.select(RAW, [{ names: [KSM_LAST_REASON_METRIC, KSM_ENDED_REASON_METRIC], scopes }], times),
    asked.instant(limitQuery(scope)),
    askPodWorkloads(asked, { scope, clusterLabel, windowSeconds: lookBackSeconds.value }),
  ]);
  const isOwn = ({ labels }: { labels: Readonly<Record<string, string>> }) =>
    (names.owned(labels) ?? names.guessed(labels)) === workload;
  const stored = memory.filter(isOwn);
  const own = leaveOutUnusable(asked, stored).filter(({ values }) => values.length > 0);
  // Anonymous memory that is 0 throughout is not measured.
  const hasRss = own.some(({ labels, values }) => labels.__name__ === rssBytes && values.some((value) => value > 0));
  const counter = hasRss ? 'rssBytes' : 'workingSetBytes';
  const counted = own.filter(({ labels }) => [MEMORY_METRICS[counter], START_TIME_METRIC].includes(labels.__name__));
  const moreLabels = await askLabels(asked, counted, request);
  const pods = toPodMemory(counted, counter, clusterLabel, moreLabels);
  const endings = findEndings(reasons.filter(isOwn), pods);
  const lives = splitLivesOf(pods, { atSeconds: endSeconds, stepSeconds: stepSeconds.value, endings }).map(
    toLifePoints
  );
  // The one that goes on longest tells: the others may have been replaced.
  const newest = own.map(({ timesSeconds }) => timesSeconds).sort((a, b) => (a.at(-1) ?? 0) - (b.at(-1) ?? 0));
  const end = describeEnd(newest.at(-1) ?? [], atSeconds, stepSeconds.value);
  const limitBytes = toSize(limits.vector[0]?.value);
  const findings = lives.length === 0 ? null : judgeLives(lives, { limitBytes, random: seededRandom(SEED) });
  const forecasts = new Map(
    (findings?.present ?? []).flatMap((life) => {
      const forecast = findings && isAmong(findings, life) ? forecastLife(findings, life) : null;
      return forecast === null ? [] : [[life, forecast] as const];
    })
  );
  const next = [...forecasts.values()].sort((a, b) => a.mid - b.mid)[0] ?? null;
  return {
    findings,
    lives,
    forecasts,
    replicas: joinReplicas(lives, times),
    isUnmeasured: stored.length > 0 && lives.length === 0,
    isKnown: own.length > 0 && own.every(({ labels }) => names.owned(labels) !== null),
    sentences: findings === null ? [] : describeLives(findings, next),
    warnings: [...(end === null ? [] : [end]), ...asked.warnings],
    expressions: asked.expressions,
  };
}

/** What may tell lives that leak from others besides node and version: the zone, and labels that somebody named. */
async function askLabels(asked: AskSession, series: readonly MatrixSeries[], request: WorkloadRequest) {
  const { clusterLabel, podLabels = [] } = request;
  const windowSeconds = LIVES_LIMITS.lookBackSeconds.value;
  const nodes = new Set(series.flatMap(({ labels }) => labels.node ?? labels.instance ?? []));
  const keys = series.flatMap(({ labels }) => toKey(labels, clusterLabel) ?? []);
  const [zones, { labelsOf }] = await Promise.all([
    nodes.size > 1 ? askZones(asked, windowSeconds) : new Map<string, string>(),
    askPodLabels(asked, keys, { podLabels, clusterLabel, windowSeconds }),
  ]);
  return (key: ContainerKey, node: string | null) => {
    const zone = node === null ? undefined : zones.get(node);
    return { ...labelsOf(key), ...(zone === undefined ? {} : { zone }) };
  };
}

/** Where only some of the lives leak, the others have no end in sight. */
const isAmong = ({ some }: LivesFindings, { life }: LifePoints) => some === null || some.pods.includes(life.pod);

/** Its container in pods whose names begin like the workload's; who is not of it falls out afterwards. */
function scopeOf({ cluster, namespace, workload, container, clusterLabel }: WorkloadRequest): LabelMatcher[] {
  return [
    ...(clusterLabel ? [{ label: clusterLabel, op: '=', value: cluster ?? '' } as const] : []),
    { label: 'namespace', op: '=', value: namespace },
    { label: 'pod', op: '=~', value: `${escapeRegex(workload)}(-.+)?` },
    { label: 'container', op: '=', value: container },
  ];
}

/** The highest limit of the replicas, as it is now or was last. */
function limitQuery(scope: readonly LabelMatcher[]): string {
  const rows = matchersText(scope);
  const over = `[${LIVES_LIMITS.lookBackSeconds.value}s]`;
  return (
    `max(last_over_time(${LIMIT_METRIC}{${rows}}${over}) > 0) ` +
    `or max(last_over_time(${KSM_LIMIT_METRIC}{resource="memory",unit="byte",${rows}}${over}) > 0)`
  );
}
