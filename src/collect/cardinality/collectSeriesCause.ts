import { type ContainerKey, judgeTarget, type SeriesCause } from '../../engine';
import type { AskSession } from '../ask/session';
import { COLLECT_LIMITS } from '../containers/collectLimits';
import { podScopeOf } from '../containers/memoryQueries';
import { CARDINALITY_COLLECT_LIMITS } from './cardinalityCollectLimits';
import { largestTargetsQuery } from './cardinalityQueries';
import { collectDrills, type TargetDrill } from './collectDrills';
import type { TargetReport } from './collectTargets';
import { findApartLabels } from './findApartLabels';
import { readHistories } from './readHistories';
import { toScrapeTarget } from './targetKeys';
import { toTargetMatchers } from './targetMatchers';

export interface SeriesCauseRequest {
  key: ContainerKey;
  atSeconds: number;
  windowSeconds: number;
  clusterLabel: string | null;
}

/**
 * Which metric and which label make the series of a container's own target, by the same looks as the page of the series:
 * about ten questions, whatever the size of the server. Null where no target of it grows, or its series may not be counted.
 */
export async function collectSeriesCause(asked: AskSession, request: SeriesCauseRequest): Promise<SeriesCause | null> {
  const { key, clusterLabel, windowSeconds } = request;
  const scope = [...podScopeOf(key, clusterLabel), { label: 'container', op: '=', value: key.container } as const];
  const matchers = toTargetMatchers(scope, {});
  const keys = await findApartLabels(asked, matchers, clusterLabel);
  const top = CARDINALITY_COLLECT_LIMITS.targetsOfContainer.value;
  const { vector } = await asked.instant(largestTargetsQuery(matchers, keys, top));
  const targets = vector.flatMap(({ labels }) => toScrapeTarget(labels, keys) ?? []);
  const stepSeconds = Math.max(
    COLLECT_LIMITS.smallestStepSeconds.value,
    Math.ceil(windowSeconds / CARDINALITY_COLLECT_LIMITS.historyPoints.value)
  );
  const isAll = targets.length < top;
  const timelines = await readHistories(asked, targets, { ...request, matchers, keys, stepSeconds, isAll });
  const report = timelines
    .map((timeline): TargetReport => ({ ...timeline, score: null, finding: judgeTarget(timeline.history) }))
    .filter(({ finding }) => (finding.grownSeries ?? 0) > 0)
    .sort((a, b) => b.finding.grownSeries! - a.finding.grownSeries!)[0];
  if (report === undefined) {
    return null;
  }
  const { atSeconds } = request;
  const drills = await collectDrills(asked, { reports: [report], others: [], atSeconds, stepSeconds, keys });
  return toSeriesCause(drills.get(report));
}

function toSeriesCause(drill: TargetDrill | undefined): SeriesCause | null {
  if (!drill?.metric) {
    return null;
  }
  const { metric, names, labels: found, explanation } = drill;
  const { exploding = null, together = [], labels = [] } = found?.analysis ?? {};
  const off = together.length > 0 ? together : exploding === null ? [] : [exploding];
  const without = found?.seriesWithout ?? null;
  return {
    metric: metric.name,
    seriesName: metric.labelSetsMember,
    series: metric.series,
    labels: off,
    values: labels.find(({ label }) => label === exploding)?.values ?? null,
    savedSeries: off.length === 0 || without === null ? null : metric.series - without,
    namePattern: names?.pattern ?? null,
    explainedBytes: explanation.coupled ? explanation.explainedBytes : null,
    grownBytes: explanation.memoryGrowthBytes,
  };
}
