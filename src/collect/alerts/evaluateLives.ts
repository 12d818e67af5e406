import {
  AGE_CLASSES,
  type AgedGains,
  buildFloorExpr,
  buildKillsExpr,
  buildScoreSource,
  evaluateLivesScore,
  gainsOfLives,
  type LabelledValues,
  LIVES_LOOKBACK_HOURS,
  type LivesScoreKind,
  WORKLOAD_GROUP_LABEL,
} from '../../engine';
import { mapBounded } from '../ask/mapBounded';
import type { Labels } from '../ask/prometheusClient';
import { keyLabels, matchersText } from '../containers/memoryQueries';
import type { LabelMatcher } from '../sources/labelMatcher';
import { ALERT_COLLECT_LIMITS } from './alertCollectLimits';
import { extendBack, gridEnd, toGrid, toGridValues } from './backtestGrid';
import type { BacktestGrid, BacktestPlan, PastValues } from './backtestRequest';
import { containersExpr, explainNoContainers, firstOnly, rankByRange } from './findContainers';
import { nameWorkloads } from './nameWorkloads';
import { subjectLabels } from './recordedNames';
import { pickLabels, toLabelsId, toScopeChunks, type ScopeChunk } from './scopeChunks';

const HOUR_SECONDS = 3600;
const PARALLEL_CHUNKS = 2;
const HOURLY =
  'The scores of the past were worked out from hourly floors of all lives, so that beginnings and ends are known to the hour.';
const NEEDS_RULES = 'The alert needs the recording rules; one evaluation then reads about one sample a workload.';

/** What is known of one container of one pod at the hours of a grid. */
interface Replica {
  labels: Labels;
  floorBytes: Array<number | null>;
  startSeconds: Array<number | null>;
  limitBytes: Array<number | null>;
  kills: Array<number | null>;
}

/** Kinds `masked-leak` and `fast-leak`: scores of workloads at each full hour, from the lives of their pods. */
export async function evaluateLives(plan: BacktestPlan): Promise<PastValues> {
  const { spec, clusterLabel } = plan;
  const kind: LivesScoreKind = spec.kind === 'fast-leak' ? 'fast' : 'masked';
  const grid = toGrid(plan.fromSeconds, plan.toSeconds, HOUR_SECONDS);
  const ofPods = { ...plan, matchers: plan.matchers.map(toPodMatcher) };
  const keys = keyLabels(clusterLabel);
  const cap = ALERT_COLLECT_LIMITS.testedContainers.value;
  const { total, chosen } = await rankByRange(ofPods, containersExpr(ofPods), keys, cap);
  if (chosen.length === 0) {
    const sentences = await explainNoContainers(ofPods);
    return { grid, series: [], total: 0, tested: 0, samplesPerEvaluation: null, sentences };
  }
  const whole = extendBack(grid, LIVES_LOOKBACK_HOURS);
  let done = 0;
  plan.onProgress?.({ done, total: chosen.length });
  const found = await mapBounded(toScopeChunks(chosen, keys), PARALLEL_CHUNKS, async (chunk) => {
    const replicas = await readReplicas(ofPods, chunk, whole);
    done += chunk.items.length;
    plan.onProgress?.({ done, total: chosen.length });
    return replicas;
  });
  const groups = await groupByWorkload(ofPods, found.flat());
  return {
    grid,
    series: groups.map(({ labels, replicas }) => ({ labels, values: scoreGroup(kind, replicas, whole, grid) })),
    total: groups.length,
    tested: groups.length,
    samplesPerEvaluation: null,
    sentences: [HOURLY, ...(chosen.length < total ? [firstOnly(chosen.length, total, 'containers')] : []), NEEDS_RULES],
  };
}

/** Pods are named after their workload: which ones count is decided by their owners afterwards. */
const toPodMatcher = (one: LabelMatcher): LabelMatcher =>
  one.label === WORKLOAD_GROUP_LABEL ? { label: 'pod', op: '=~', value: `(?:${one.value})(?:-.*)?` } : one;

async function readReplicas(
  { asked, clusterLabel }: BacktestPlan,
  { items, scope }: ScopeChunk,
  grid: BacktestGrid
): Promise<Replica[]> {
  const keys = keyLabels(clusterLabel);
  const options = { clusterLabel, matchers: matchersText(scope), kubeStateLimits: true };
  const [program, whole] = (['anon', 'working_set'] as const).map((part) => buildScoreSource(part, options));
  const ask = (expr: string) => asked.range(expr, grid.startSeconds, gridEnd(grid), grid.stepSeconds);
  const answers = await Promise.all([
    ask(`${buildFloorExpr(program)} or ${buildFloorExpr(whole)}`),
    ask(program.startTime),
    ask(program.limit),
    ask(buildKillsExpr(options)),
  ]);
  const [floorOf, startOf, limitOf, killsOf] = answers.map(({ series }) => {
    const byId = new Map(series.map((one) => [toLabelsId(one.labels, keys), one]));
    return (id: string) => {
      const one = byId.get(id);
      return one ? toGridValues(one, grid) : new Array<number | null>(grid.count).fill(null);
    };
  });
  return items.map((labels) => {
    const id = toLabelsId(labels, keys);
    return {
      ...{ labels, floorBytes: floorOf(id), startSeconds: startOf(id) },
      ...{ limitBytes: limitOf(id), kills: killsOf(id) },
    };
  });
}

async function groupByWorkload(plan: BacktestPlan, replicas: readonly Replica[]) {
  const keys = subjectLabels('workload', plan.clusterLabel);
  const named = await nameWorkloads(
    plan,
    replicas.map(({ labels }): LabelledValues => ({ labels, values: [] }))
  );
  const groups = new Map<string, { labels: Labels; replicas: Replica[] }>();
  replicas.forEach((replica, i) => {
    const labels = pickLabels(named[i].labels, keys);
    const id = toLabelsId(labels, keys);
    const group = groups.get(id) ?? { labels, replicas: [] };
    group.replicas.push(replica);
    groups.set(id, group);
  });
  return [...groups.values()];
}

function scoreGroup(kind: LivesScoreKind, replicas: readonly Replica[], whole: BacktestGrid, grid: BacktestGrid) {
  const times = Array.from({ length: whole.count }, (_, i) => whole.startSeconds + i * whole.stepSeconds);
  const newest = times.map((_, i) => pick(Math.max, startsAt(replicas, i)));
  const all = gainsOfLives(times, replicas);
  return Array.from({ length: grid.count }, (_, index) => {
    const i = index + whole.count - grid.count;
    const killed = replicas.filter(({ kills }) => kills[i] !== null);
    const own = kind === 'fast' ? killed : replicas.filter((one) => isMeasured(one, i, times[i]));
    // What lies further back than the score looks would only cost time.
    const seen = <T>(values: readonly T[]) => values.slice(Math.max(0, i - LIVES_LOOKBACK_HOURS), i + 1);
    const ages =
      kind === 'fast'
        ? gainsOfLives(
            seen(times),
            killed.map((one) => cut(one, seen))
          )
        : all.map(cutAge(seen));
    return evaluateLivesScore(
      kind,
      {
        timesSeconds: seen(times),
        ages,
        newestStartSeconds: seen(newest),
        oldestStartSeconds: pick(Math.min, startsAt(replicas, i)),
        limitBytes: pick(
          Math.max,
          own.map(({ limitBytes }) => limitBytes[i])
        ),
        floorBytes: pick(
          Math.min,
          own.map(({ floorBytes }) => floorBytes[i])
        ),
        kills: killed.reduce((sum, { kills }) => sum + (kills[i] ?? 0), 0),
      },
      times[i]
    );
  });
}

/** Whether its growth of the last hour counts. */
function isMeasured({ floorBytes, startSeconds }: Replica, i: number, atSeconds: number): boolean {
  const age = atSeconds - (startSeconds[i] ?? atSeconds);
  const isKnown = (floorBytes[i] ?? null) !== null && (floorBytes[i - 1] ?? null) !== null;
  return isKnown && AGE_CLASSES.some(({ fromSeconds, toSeconds }) => age >= fromSeconds && age < toSeconds);
}

type Cut = <T>(values: readonly T[]) => T[];

const cut = ({ floorBytes, startSeconds }: Replica, seen: Cut) => ({
  floorBytes: seen(floorBytes),
  startSeconds: seen(startSeconds),
});
const cutAge =
  (seen: Cut) =>
  ({ gainBytes, lives }: AgedGains): AgedGains => ({ gainBytes: seen(gainBytes), lives: seen(lives) });
const startsAt = (replicas: readonly Replica[], i: number) => replicas.map(({ startSeconds }) => startSeconds[i]);

/** The highest or lowest of what is known. */
function pick(of: (...values: number[]) => number, values: ReadonlyArray<number | null>): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : of(...known);
}
