import { FieldType, type Labels } from '@grafana/data';
import type { CardinalityTarget } from '../../collect/cardinality/collectCardinality';
import type { TargetMemory } from '../../collect/cardinality/collectMemories';
import type { TargetReport } from '../../collect/cardinality/collectTargets';
import { CARDINALITY_SERIES } from '../../contract/cardinalityFrames';
import { describeAlso } from '../../engine';
import { CARDINALITY_STRINGS } from '../cardinalityStrings';
import { BYTES, COUNT, type Fields } from './cardinalityFields';
import { toAnsweredSeries } from './toAnsweredSeries';

/** Series and memory over time: a list of fields a target that was looked into, with its quiet replicas. */
export function toCardinalitySeries(targets: readonly CardinalityTarget[]): Fields[] {
  return targets.flatMap(({ drill, ...report }) => {
    if (!drill) {
      return [];
    }
    const { timesSeconds } = report.history;
    const time: Fields[number] = {
      name: CARDINALITY_SERIES.time,
      type: FieldType.time,
      values: timesSeconds.map((seconds) => Math.round(seconds * 1000)),
    };
    // Replicas are read at the same times; one that is not has no place in this frame.
    const replicas = drill.replicas.filter(({ report: { history } }) => isSame(history.timesSeconds, timesSeconds));
    return [
      [
        time,
        ...toMember(report, drill.memory, 'target'),
        ...replicas.flatMap((one) => toMember(one.report, one.memory, 'replica')),
      ],
    ];
  });
}

/** Memory has no field where it is not known. */
function toMember(
  report: Pick<TargetReport, 'target' | 'history' | 'labels'>,
  memory: TargetMemory | null,
  role: string
): Fields {
  const { cluster, job, instance } = report.target;
  const also = describeAlso(report.target);
  const { pod } = report.labels;
  const labels: Labels = {
    ...(cluster === null ? {} : { cluster }),
    job,
    instance,
    ...(also === null ? {} : { also }),
    ...(pod ? { pod } : {}),
    [CARDINALITY_SERIES.roleLabel]: role,
  };
  const { series, memory: memoryTitle } = CARDINALITY_STRINGS.columns;
  const field = (name: string, title: string, config: typeof COUNT, values: Array<number | null>): Fields[number] => ({
    name,
    type: FieldType.number,
    labels,
    config: { ...config, displayNameFromDS: `${title}: ${pod || instance}` },
    values,
  });
  return [
    field(CARDINALITY_SERIES.series, series, COUNT, toAnsweredSeries(report)),
    ...(memory ? [field(CARDINALITY_SERIES.memory, memoryTitle, { ...BYTES, min: 0 }, memory.bytes)] : []),
  ];
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
