import { leaveOutUnusable } from '../sources/leaveOutUnusable';
import {
  buildScoreSource,
  type LabelledValues,
  type RangeEdge,
  SCORE_LOOKBACK_HOURS,
  SCORED_PARTS,
  type ScoredPart,
  say,
} from '../../engine';
import { findRangeEdge } from '../sources/findRangeEdge';
import { mapBounded } from '../ask/mapBounded';
import { countMetricsQuery, keyLabels, matchersText } from '../containers/memoryQueries';
import { findScoredParts, PART_LABEL, partFloorsQuery } from '../containers/partQueries';
import type { Labels, MatrixSeries } from '../ask/prometheusClient';
import { ALERT_COLLECT_LIMITS } from './alertCollectLimits';
import { countMeasured, extendBack, gridEnd, toGrid, toGridValues } from './backtestGrid';
import type { BacktestGrid, BacktestPlan, PastValues } from './backtestRequest';
import { estimateStandalone } from './estimateStandalone';
import { containersExpr, explainNoContainers, findNewestContainers, firstOnly, rankByRange } from './findContainers';
import { partScores, scorePast, secondsToLimit, type ContainerPast } from './scorePast';
import { toLabelsId, toScopeChunks, type ScopeChunk } from './scopeChunks';

const HOUR_SECONDS = 3600;
const PARALLEL_CHUNKS = 2;
const hourly = () =>
  say`The scores of the past were worked out from hourly floors, so that beginnings and ends are known to the hour.`;

/** Kinds `leak` and `time-to-limit`: scores at each full hour, from floors of the raw series. */
export async function evaluateContainers(plan: BacktestPlan): Promise<PastValues> {
  const { spec, clusterLabel } = plan;
  const grid = toGrid(plan.fromSeconds, plan.toSeconds, HOUR_SECONDS);
  const keys = keyLabels(clusterLabel);
  const { total, chosen } = await rankByRange(
    plan,
    containersExpr(plan),
    keys,
    ALERT_COLLECT_LIMITS.testedContainers.value
  );
  const parts = total > 0 ? await findParts(plan) : [];
  if (parts.length === 0) {
    const sentences = await explainNoContainers(plan);
    return { grid, series: [], total, tested: 0, samplesPerEvaluation: null, sentences };
  }
  const edge = await findRangeEdge(plan.asked);
  let done = 0;
  plan.onProgress?.({ done, total: chosen.length });
  const found = await mapBounded(toScopeChunks(chosen, keys), PARALLEL_CHUNKS, async (chunk) => {
    const evaluated = await evaluateChunk(plan, chunk, grid, { parts, edge });
    done += chunk.items.length;
    plan.onProgress?.({ done, total: chosen.length });
    return evaluated;
  });
  const floors = found.flatMap((one) => one.floors);
  const empty = floors.filter(isOnlyZero).length;
  const measured = countMeasured(floors, 'containers');
  const cost = spec.kind === 'leak' ? await estimateStandalone(plan) : null;
  return {
    grid,
    series: found.flatMap(({ series }) => series),
    total,
    tested: measured.tested - empty,
    samplesPerEvaluation: cost?.samples ?? null,
    sentences: [
      hourly(),
      ...measured.sentences,
      ...(empty > 0
        ? [
            say`${empty} of ${floors.length} containers have a memory of 0 all the time, which is none: they were not tested.`,
          ]
        : []),
      ...(chosen.length < total ? [firstOnly(chosen.length, total, 'containers')] : []),
      ...(cost?.sentences ?? [
        say`The alert needs the recording rules; one evaluation then reads about one sample a container.`,
      ]),
    ],
  };
}

/** The memory controller of their node is off. */
function isOnlyZero(values: ReadonlyArray<number | null>): boolean {
  const known = values.filter((value) => value !== null);
  return known.length > 0 && known.every((value) => value === 0);
}

/** The parts whose metrics exist: at the end of the time, or where the data ends before it, at its own end. */
async function findParts(plan: BacktestPlan): Promise<ScoredPart[]> {
  const ask = async (ageSeconds: number) => {
    const { vector } = await plan.asked.instant(countMetricsQuery(plan.matchers, [], ageSeconds));
    return findScoredParts(new Set(vector.map(({ labels }) => labels.__name__ ?? '')));
  };
  const parts = await ask(0);
  const { ageSeconds } = parts.length > 0 ? { ageSeconds: null } : await findNewestContainers(plan);
  return ageSeconds === null ? parts : ask(ageSeconds);
}

async function evaluateChunk(
  { asked, spec, clusterLabel }: BacktestPlan,
  { items, scope }: ScopeChunk,
  grid: BacktestGrid,
  { parts, edge }: { parts: readonly ScoredPart[]; edge: RangeEdge }
): Promise<{ series: LabelledValues[]; floors: Array<Array<number | null>> }> {
  const keys = keyLabels(clusterLabel);
  const floorGrid = extendBack(grid, SCORE_LOOKBACK_HOURS);
  const source = buildScoreSource('anon', { clusterLabel, matchers: matchersText(scope), kubeStateLimits: true });
  const ask = (expr: string, { startSeconds, stepSeconds, ...more }: BacktestGrid) =>
    asked.range(expr, startSeconds, gridEnd({ startSeconds, stepSeconds, ...more }), stepSeconds);
  const isTimed = spec.kind === 'time-to-limit';
  const [floors, limits, starts, workingSets] = await Promise.all([
    ask(partFloorsQuery(parts, scope, clusterLabel), floorGrid),
    ask(source.limit, grid),
    ask(source.startTime, grid),
    isTimed ? ask(containersExpr({ matchers: scope, clusterLabel }), grid) : null,
  ]);
  const find = (series: readonly MatrixSeries[]) => {
    const byId = new Map(series.map((one) => [toLabelsId(one.labels, keys), one]));
    return (id: string) => {
      const one = byId.get(id);
      return one ? toGridValues(one, grid) : new Array<number | null>(grid.count).fill(null);
    };
  };
  const [limitOf, startOf, workingSetOf] = [limits, starts, workingSets].map((answer) => find(answer?.series ?? []));
  const floorsOf = groupFloors(leaveOutUnusable(asked, floors.series), keys, floorGrid);
  const series = items.flatMap((labels) => {
    const id = toLabelsId(labels, keys);
    const past: ContainerPast = {
      startSeconds: floorGrid.startSeconds,
      floors: floorsOf.get(id) ?? {},
      limitBytes: limitOf(id),
      startTimeSeconds: startOf(id),
      edge,
    };
    const scores = scorePast(past);
    if (isTimed) {
      return [{ labels, values: secondsToLimit(past, scores, workingSetOf(id)) }];
    }
    return SCORED_PARTS.map(({ name }) => ({
      labels: { ...labels, [PART_LABEL]: name },
      values: partScores(past, scores, name),
    })).filter(({ values }) => values.some((value) => value !== null));
  });
  const floorsOfItem = (labels: Labels) => Object.values(floorsOf.get(toLabelsId(labels, keys)) ?? {}).flat();
  return { series, floors: items.map(floorsOfItem) };
}

function groupFloors(
  series: readonly MatrixSeries[],
  keys: readonly string[],
  grid: BacktestGrid
): Map<string, ContainerPast['floors']> {
  const byId = new Map<string, ContainerPast['floors']>();
  for (const one of series) {
    const id = toLabelsId(one.labels, keys);
    byId.set(id, { ...byId.get(id), [one.labels[PART_LABEL]]: toGridValues(one, grid) });
  }
  return byId;
}
