import {
  buildCardinalitySource,
  CARDINALITY_LOOKBACK_MINUTES,
  evaluateCardinalityScore,
  type RangeEdge,
  say,
} from '../../engine';
import { mapBounded } from '../ask/mapBounded';
import { findRangeEdge } from '../sources/findRangeEdge';
import { matchersText } from '../containers/memoryQueries';
import type { MatrixSeries } from '../ask/prometheusClient';
import { SAMPLES_METRIC } from '../cardinality/cardinalityQueries';
import { findNewestSample } from '../sources/newestSample';
import { ALERT_COLLECT_LIMITS } from './alertCollectLimits';
import { countMeasured, extendBack, gridEnd, toGrid, toGridValues, toStep } from './backtestGrid';
import type { BacktestGrid, BacktestPlan, PastValues } from './backtestRequest';
import { rankByRange } from './findContainers';
import { subjectLabels } from './recordedNames';
import { pickLabels, toLabelsId, toScopeChunks } from './scopeChunks';

const PARALLEL_CHUNKS = 2;

/** Kind `cardinality`: from the samples that each scrape brought, every five minutes. */
export async function evaluateTargets(plan: BacktestPlan): Promise<PastValues> {
  const { asked, matchers, clusterLabel, fromSeconds, toSeconds } = plan;
  const { evaluatedStepSeconds, evaluatedPoints, historyStepSeconds, testedTargets } = ALERT_COLLECT_LIMITS;
  const step = toStep(toSeconds - fromSeconds, evaluatedStepSeconds.value, evaluatedPoints.value);
  const grid = toGrid(fromSeconds, toSeconds, step);
  const historyStep = historyStepSeconds.value;
  const fine = {
    startSeconds: grid.startSeconds,
    stepSeconds: historyStep,
    count: ((grid.count - 1) * step) / historyStep + 1,
  };
  const long = extendBack(fine, (CARDINALITY_LOOKBACK_MINUTES * 60) / historyStep);
  const alertKeys = subjectLabels('target', clusterLabel);
  const sourceOf = (scope: typeof matchers) => buildCardinalitySource({ clusterLabel, matchers: matchersText(scope) });
  // The score is of each path of a target; the alert is of the worst of them.
  const keys = sourceOf(matchers).groupLabels;
  const { total, chosen } = await rankByRange(plan, sourceOf(matchers).samples, keys, testedTargets.value);
  if (total === 0) {
    const sentence = say`No target has scrape_samples_scraped in this time: there is nothing to test.`;
    const selector = `${SAMPLES_METRIC}{${matchersText(matchers)}}`;
    const newest = (await findNewestSample(asked, selector, toSeconds)).sentence;
    return { grid, series: [], total, tested: 0, samplesPerEvaluation: null, sentences: [sentence, newest] };
  }
  const read = async (expr: string, on: BacktestGrid) =>
    (await asked.range(expr, on.startSeconds, gridEnd(on), on.stepSeconds)).series;
  const byId = (series: readonly MatrixSeries[], on: BacktestGrid) =>
    new Map(series.map((one) => [toLabelsId(one.labels, keys), toGridValues(one, on)]));
  const edge = await findRangeEdge(asked);
  let done = 0;
  plan.onProgress?.({ done, total: chosen.length });
  const found = await mapBounded(toScopeChunks(chosen, keys), PARALLEL_CHUNKS, async ({ items, scope }) => {
    const source = sourceOf(scope);
    const [samples, starts] = await Promise.all([read(source.samples, long), read(source.startTime, grid)]);
    const [samplesOf, startOf] = [byId(samples, long), byId(starts, grid)];
    done += items.length;
    plan.onProgress?.({ done, total: chosen.length });
    return items.map((labels) => {
      const id = toLabelsId(labels, keys);
      const values = samplesOf.get(id) ?? [];
      return { labels, values: scoreMoments(values, startOf.get(id) ?? [], { long, grid, edge }), samples: values };
    });
  });
  const measured = countMeasured(
    found.flat().map(({ samples }) => samples),
    'targets'
  );
  return {
    grid,
    series: joinPaths(found.flat(), alertKeys),
    total,
    tested: measured.tested,
    samplesPerEvaluation: null,
    sentences: [
      say`The scores of the past were worked out every ${step / 60} minutes from the samples of each scrape.`,
      ...measured.sentences,
      ...(chosen.length < total
        ? [say`Of ${total} targets the ${chosen.length} whose number of series moved most were tested.`]
        : []),
      say`The alert needs the recording rules; one evaluation then reads about one sample a target.`,
    ],
  };
}

/** The highest score of each moment over what an alert does not tell apart. */
function joinPaths(series: PastValues['series'], alertKeys: readonly string[]): PastValues['series'] {
  const joined = new Map<string, PastValues['series'][number]>();
  for (const { labels, values } of series) {
    const id = toLabelsId(labels, alertKeys);
    const known = joined.get(id);
    joined.set(id, {
      labels: pickLabels(labels, alertKeys),
      values: known ? known.values.map((value, index) => highest(value, values[index])) : values,
    });
  }
  return [...joined.values()];
}

const highest = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.max(a, b));

function scoreMoments(
  samples: ReadonlyArray<number | null>,
  startTimes: ReadonlyArray<number | null>,
  { long, grid, edge }: { long: BacktestGrid; grid: BacktestGrid; edge: RangeEdge }
): Array<number | null> {
  return Array.from({ length: grid.count }, (_, index) => {
    const atSeconds = grid.startSeconds + index * grid.stepSeconds;
    const startTimeSeconds = startTimes[index] ?? null;
    const input = { startSeconds: long.startSeconds, samples, startTimeSeconds };
    return evaluateCardinalityScore(input, { atSeconds, edge }).score;
  });
}
