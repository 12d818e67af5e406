import { buildOomLoopExpr, say } from '../../engine';
import { mapBounded } from '../ask/mapBounded';
import { KSM_RESTARTS_METRIC } from '../sources/memoryMetrics';
import { containerMatchersText, keyLabels, matchersText } from '../containers/memoryQueries';
import { ALERT_COLLECT_LIMITS } from './alertCollectLimits';
import { gridEnd, toGrid, toGridValues, toStep } from './backtestGrid';
import type { BacktestPlan, PastValues } from './backtestRequest';
import { containersExpr, explainNoContainers } from './findContainers';
import { pickLabels, toLabelsId, toScopeChunks } from './scopeChunks';

const PARALLEL_CHUNKS = 2;
const needsRules = () =>
  say`The alert needs the recording rules; one evaluation then reads about one sample a container.`;

/** Kind `oom-loop`: its text over the raw series, for the containers that were restarted at all. The others have none. */
export async function evaluateLoops(plan: BacktestPlan): Promise<PastValues> {
  const { asked, matchers, clusterLabel, fromSeconds, toSeconds } = plan;
  const { evaluatedStepSeconds, evaluatedPoints, testedContainers } = ALERT_COLLECT_LIMITS;
  const range = toSeconds - fromSeconds;
  const grid = toGrid(fromSeconds, toSeconds, toStep(range, evaluatedStepSeconds.value, evaluatedPoints.value));
  const keys = keyLabels(clusterLabel);
  const rows = `${KSM_RESTARTS_METRIC}{${containerMatchersText(matchers)}}[${Math.round(range)}s]`;
  const restarts = `max by (${keys.join(',')}) (max_over_time(${rows}))`;
  const cap = testedContainers.value;
  const [all, counted, restarted, most] = await Promise.all([
    asked.instant(`count(count_over_time((${containersExpr(plan)})[${Math.ceil(range / 3600)}h:1h]))`),
    asked.instant(`count(${restarts})`),
    asked.instant(`count(${restarts} > 0)`),
    asked.instant(`topk(${cap}, ${restarts} > 0)`),
  ]);
  const total = all.vector[0]?.value ?? 0;
  const nothing = (...sentences: string[]): PastValues => ({
    grid,
    series: [],
    total,
    tested: 0,
    samplesPerEvaluation: null,
    sentences,
  });
  if (total === 0) {
    return nothing(...(await explainNoContainers(plan)));
  }
  if (counted.vector.length === 0) {
    return nothing(
      say`Nobody counts restarts here: without ${KSM_RESTARTS_METRIC} of kube-state-metrics the alert never fires.`
    );
  }
  const chosen = most.vector.map(({ labels }) => pickLabels(labels, keys));
  const isChosen = new Set(chosen.map((labels) => toLabelsId(labels, keys)));
  let done = 0;
  plan.onProgress?.({ done, total: chosen.length });
  const answers = await mapBounded(toScopeChunks(chosen, keys), PARALLEL_CHUNKS, async ({ items, scope }) => {
    const expr = buildOomLoopExpr({ clusterLabel, matchers: matchersText(scope), kubeStateLimits: true });
    const { series } = await asked.range(expr, grid.startSeconds, gridEnd(grid), grid.stepSeconds);
    done += items.length;
    plan.onProgress?.({ done, total: chosen.length });
    return series;
  });
  const atRestarts = restarted.vector[0]?.value ?? 0;
  const isCut = atRestarts > chosen.length;
  return {
    grid,
    series: answers
      .flat()
      .filter(({ labels }) => isChosen.has(toLabelsId(labels, keys)))
      .map((one) => ({ labels: one.labels, values: toGridValues(one, grid) })),
    // Those without a restart are tested as well: they have no score.
    total: Math.max(total, chosen.length),
    tested: isCut ? chosen.length : Math.max(total, chosen.length),
    samplesPerEvaluation: null,
    sentences: [
      say`The scores of the past were worked out every ${grid.stepSeconds / 60} minutes from the raw series.`,
      ...(isCut
        ? [say`Of ${atRestarts} restarted containers the ${chosen.length} with the most restarts were tested.`]
        : []),
      needsRules(),
    ],
  };
}
