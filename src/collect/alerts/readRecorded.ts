import { type AlertSpec, NODE_LOOKBACK_SECONDS, SCORE_LOOKBACK_HOURS, say } from '../../engine';
import { mapBounded } from '../ask/mapBounded';
import { matchersText } from '../containers/memoryQueries';
import { ALERT_COLLECT_LIMITS } from './alertCollectLimits';
import { gridEnd, toGrid, toGridValues, toStep } from './backtestGrid';
import type { BacktestPlan, PastValues } from './backtestRequest';
import { subjectLabels, witnessSelector } from './recordedNames';
import { pickLabels, toLabelsId, toScopeChunks } from './scopeChunks';

const PARALLEL_CHUNKS = 2;

/** The recorded values of the alert's series over the range; null where the rules did not record most of it. */
export async function readRecorded(plan: BacktestPlan): Promise<PastValues | null> {
  const { asked, spec, rule, matchers, fromSeconds, toSeconds, clusterLabel } = plan;
  const total = await countRecorded(plan);
  if (total === null) {
    return null;
  }
  const { historyStepSeconds, recordedPoints, recordedSeries } = ALERT_COLLECT_LIMITS;
  const range = toSeconds - fromSeconds;
  const grid = toGrid(fromSeconds, toSeconds, toStep(range, historyStepSeconds.value, recordedPoints.value));
  const cap = recordedSeries.value;
  const selector = (more: typeof matchers) => `${spec.series}{${matchersText([...matchers, ...more])}}`;
  const over = `${Math.round(range)}s`;
  const [pick, worst] = rule.fires === 'above' ? ['topk', 'max_over_time'] : ['bottomk', 'min_over_time'];
  const lookback = spec.kind === 'node-pressure' ? NODE_LOOKBACK_SECONDS : SCORE_LOOKBACK_HOURS * 3600;
  const [chosen, withValues, now, before] = await Promise.all([
    asked.instant(`${pick}(${cap}, ${worst}(${selector([])}[${over}]))`),
    asked.instant(`count(count_over_time(${selector([])}[${over}]))`),
    asked.instant(`count(${plan.alertSelector})`),
    asked.instant(
      `count(${witnessSelector(spec.kind, matchers, clusterLabel)} offset ${Math.round(range + lookback)}s)`
    ),
  ]);
  const names = seriesLabels(spec, clusterLabel);
  const isChosen = new Set(chosen.vector.map(({ labels }) => toLabelsId(labels, names)));
  const keys = subjectLabels(spec.subject, clusterLabel);
  const things = new Map(chosen.vector.map(({ labels }) => [toLabelsId(labels, keys), pickLabels(labels, keys)]));
  let done = 0;
  const chunks = toScopeChunks([...things.values()], keys);
  plan.onProgress?.({ done, total: things.size });
  const answers = await mapBounded(chunks, PARALLEL_CHUNKS, async ({ items, scope }) => {
    const { series } = await asked.range(selector(scope), grid.startSeconds, gridEnd(grid), grid.stepSeconds);
    done += items.length;
    plan.onProgress?.({ done, total: things.size });
    return series;
  });
  const series = answers
    .flat()
    .filter(({ labels }) => isChosen.has(toLabelsId(labels, names)))
    .map((one) => ({ labels: one.labels, values: toGridValues(one, grid) }));
  const all = withValues.vector[0]?.value ?? 0;
  const isCut = all > cap;
  return {
    grid,
    series,
    total: Math.max(total, things.size),
    tested: isCut ? things.size : Math.max(total, things.size),
    samplesPerEvaluation: now.vector[0]?.value ?? 0,
    sentences: [
      say`The values are those that the recording rules wrote; what the rules leave out is not tested.`,
      say`One evaluation of the alert reads the newest sample of each recorded series.`,
      ...(before.vector.length === 0
        ? [
            say`The rules began to record too late to know all days that the first values look back at: early firings may be false.`,
          ]
        : []),
      ...(isCut ? [say`Of ${all} recorded series the ${cap} with the worst values were tested.`] : []),
    ],
  };
}

const seriesLabels = ({ kind, subject }: AlertSpec, clusterLabel: string | null) => [
  ...subjectLabels(subject, clusterLabel),
  ...(kind === 'leak' ? ['part'] : []),
];

/** How many things were recorded at a time, at most; null where the range is not covered. */
async function countRecorded(plan: BacktestPlan): Promise<number | null> {
  const { asked, spec, matchers, fromSeconds, toSeconds, clusterLabel } = plan;
  const { historyStepSeconds, probePoints, recordedShare } = ALERT_COLLECT_LIMITS;
  const grid = toGrid(
    fromSeconds,
    toSeconds,
    toStep(toSeconds - fromSeconds, historyStepSeconds.value, probePoints.value)
  );
  if (grid.count === 0) {
    return null;
  }
  const by = subjectLabels(spec.subject, clusterLabel).join(',');
  const { series } = await asked.range(
    `count(max by (${by}) (${witnessSelector(spec.kind, matchers, clusterLabel)}))`,
    grid.startSeconds,
    gridEnd(grid),
    grid.stepSeconds
  );
  const counts = series[0]?.values ?? [];
  return counts.length >= recordedShare.value * grid.count ? Math.max(...counts) : null;
}
