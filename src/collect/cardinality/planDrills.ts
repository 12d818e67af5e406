import { formatCount, say } from '../../engine';
import { CARDINALITY_COLLECT_LIMITS } from './cardinalityCollectLimits';
import type { TargetReport } from './collectTargets';

/** What a look into one target will cost, told before it is asked. */
export interface DrillPlan {
  /** Series that each of its questions touches; null is unknown. */
  series: number | null;
  /** At most so many requests, however many targets are looked into beside it. */
  requests: number;
  /** Why it is not asked; null where it may be. */
  refusal: string | null;
}

/** Requests at most: replicas 2, memory 2, page 3, and 2 for each of the three turns about metrics and labels. */
const DRILL_REQUESTS = 13;

export function planDrill({ finding }: TargetReport): DrillPlan {
  const { countedSeries } = CARDINALITY_COLLECT_LIMITS;
  const series = finding.keptSeries ?? finding.series;
  const plan = { series, requests: DRILL_REQUESTS };
  if (finding.kind === 'rejected') {
    return { ...plan, refusal: say`The server keeps no series of this target: look at its page itself.` };
  }
  const refusal =
    series !== null && series > countedSeries.value
      ? say`The target has ${formatCount(series)} series, and at most ${formatCount(countedSeries.value)} are counted: look at its page itself.`
      : null;
  return { ...plan, refusal };
}

/**
 * Why targets are not looked into beside the others; null where they are. The cap holds for all of them together, because
 * they are asked about in the same expressions: what does not fit beside those before it has to be chosen alone.
 */
export function refuseDrills(reports: readonly TargetReport[]): Map<TargetReport, string | null> {
  const most = CARDINALITY_COLLECT_LIMITS.countedSeries.value;
  let sum = 0;
  return new Map(
    reports.map((report) => {
      const { series, refusal } = planDrill(report);
      const together = sum + (series ?? 0);
      if (refusal !== null) {
        return [report, refusal];
      }
      if (together > most) {
        return [
          report,
          say`With the targets before it, it makes ${formatCount(together)} series, and at most ${formatCount(most)} are counted at once: choose it alone.`,
        ];
      }
      sum = together;
      return [report, null];
    })
  );
}
