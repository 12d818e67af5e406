import { buildNodeRules, DEFAULT_NODE_PREFIX, NODE_LOOKBACK_SECONDS, secondsToPressure, say } from '../../engine';
import { rootRowsSelector } from '../nodes/nodeQueries';
import { findRangeEdge } from '../sources/findRangeEdge';
import { findNewestSample } from '../sources/newestSample';
import type { LabelMatcher } from '../sources/labelMatcher';
import { mapBounded } from '../ask/mapBounded';
import { matchersText } from '../containers/memoryQueries';
import type { MatrixSeries } from '../ask/prometheusClient';
import { ALERT_COLLECT_LIMITS } from './alertCollectLimits';
import { countMeasured, extendBack, gridEnd, toGrid, toGridValues, toStep } from './backtestGrid';
import type { BacktestGrid, BacktestPlan, PastValues } from './backtestRequest';
import { firstOnly, rankByRange } from './findContainers';
import { subjectLabels } from './recordedNames';
import { toLabelsId, toScopeChunks } from './scopeChunks';

const PARALLEL_CHUNKS = 2;

/** Kind `node-pressure`: from working set and eviction line of each node every five minutes, as the rules see them. */
export async function evaluateNodes(plan: BacktestPlan): Promise<PastValues> {
  const { asked, clusterLabel, fromSeconds, toSeconds } = plan;
  const { historyStepSeconds, recordedPoints, testedNodes } = ALERT_COLLECT_LIMITS;
  const step = toStep(toSeconds - fromSeconds, historyStepSeconds.value, recordedPoints.value);
  const grid = toGrid(fromSeconds, toSeconds, step);
  const long = extendBack(grid, Math.ceil(NODE_LOOKBACK_SECONDS / step));
  const keys = subjectLabels('node', clusterLabel);
  const { total, chosen } = await rankByRange(
    plan,
    nodeExprs(clusterLabel, plan.matchers).workingSet,
    keys,
    testedNodes.value
  );
  const named = chosen.filter(({ node }) => node);
  if (named.length === 0) {
    const sentence =
      total === 0
        ? say`No node has a working set in this time: the row of the root cgroup (id="/") and node_memory_working_set_bytes are both missing.`
        : say`The series of nodes carry no label "node": record them with a rule file that names the label they have.`;
    const newest =
      total === 0 ? [(await findNewestSample(asked, rootRowsSelector(plan.matchers), toSeconds)).sentence] : [];
    return { grid, series: [], total, tested: 0, samplesPerEvaluation: null, sentences: [sentence, ...newest] };
  }
  const read = async (expr: string, { startSeconds, count, stepSeconds }: BacktestGrid) =>
    (await asked.range(expr, startSeconds, gridEnd({ startSeconds, count, stepSeconds }), stepSeconds)).series;
  const byId = (series: readonly MatrixSeries[], on: BacktestGrid) =>
    new Map(series.map((one) => [toLabelsId(one.labels, keys), toGridValues(one, on)]));
  const moments = { ...grid, edge: await findRangeEdge(asked) };
  let done = 0;
  plan.onProgress?.({ done, total: named.length });
  const found = await mapBounded(toScopeChunks(named, keys), PARALLEL_CHUNKS, async ({ items, scope }) => {
    const { workingSet, line } = nodeExprs(clusterLabel, scope);
    const [sets, lines] = await Promise.all([read(workingSet, long), read(line, grid)]);
    const [setOf, lineOf] = [byId(sets, long), byId(lines, grid)];
    done += items.length;
    plan.onProgress?.({ done, total: named.length });
    return items.map((labels) => {
      const id = toLabelsId(labels, keys);
      const lineBytes = lineOf.get(id) ?? [];
      const workingSets = setOf.get(id) ?? [];
      return { labels, values: secondsToPressure(workingSets, lineBytes, moments), workingSets };
    });
  });
  const measured = countMeasured(
    found.flat().map(({ workingSets }) => workingSets),
    'nodes'
  );
  return {
    grid,
    series: found.flat().map(({ labels, values }) => ({ labels, values })),
    total,
    tested: measured.tested,
    samplesPerEvaluation: null,
    sentences: [
      say`The times of the past were worked out every ${step / 60} minutes from the raw series.`,
      ...measured.sentences,
      ...(named.length < total ? [firstOnly(named.length, total, 'nodes')] : []),
      say`The alert needs the recording rules; one evaluation then reads about one sample a node.`,
    ],
  };
}

/** The expressions of the rules that read raw series. */
function nodeExprs(clusterLabel: string | null, scope: readonly LabelMatcher[]) {
  const rules = buildNodeRules({ clusterLabel, nodeMatchers: matchersText(scope) });
  const exprOf = (name: string) => {
    const record = `${DEFAULT_NODE_PREFIX}_${name}`;
    const rule = rules.find((one) => one.record === record);
    if (!rule) {
      throw new Error(say`The rules have no series ${record}.`);
    }
    return rule.expr;
  };
  return { workingSet: exprOf('working_set_bytes'), line: exprOf('eviction_line_bytes') };
}
