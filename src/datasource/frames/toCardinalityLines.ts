import type { CardinalityTarget } from '../../collect/cardinality/collectCardinality';
import type { TargetMemory } from '../../collect/cardinality/collectMemories';
import type { TargetReport } from '../../collect/cardinality/collectTargets';
import type { CardinalityLine, CardinalityLines } from '../../contract/cardinalityLines';
import { toFrameTarget } from '../../contract/frameTarget';
import { toAnsweredSeries } from './toAnsweredSeries';

/** Series and memory over time of each target that was looked into, with its quiet replicas. */
export function toCardinalityLines(targets: readonly CardinalityTarget[]): CardinalityLines[] {
  return targets.flatMap(({ drill, ...report }) => {
    if (!drill) {
      return [];
    }
    const { timesSeconds } = report.history;
    // Replicas are read at the same times; one that is not has no place in this frame.
    const replicas = drill.replicas.filter(({ report: { history } }) => isSame(history.timesSeconds, timesSeconds));
    return [
      {
        timesSeconds,
        lines: [
          toLine(report, drill.memory, 'target'),
          ...replicas.map((one) => toLine(one.report, one.memory, 'replica')),
        ],
      },
    ];
  });
}

function toLine(
  report: Pick<TargetReport, 'target' | 'history' | 'labels'>,
  memory: TargetMemory | null,
  role: CardinalityLine['role']
): CardinalityLine {
  return {
    role,
    target: toFrameTarget(report.target),
    pod: report.labels.pod || null,
    series: toAnsweredSeries(report),
    memoryBytes: memory?.bytes ?? null,
  };
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
