import {
  createDataFrame,
  DataFrameType,
  FieldType,
  type DataFrame,
  type FieldConfig,
  type Labels,
  type PartialDataFrame,
} from '@grafana/data';
import type { Mark } from '../../collect/facts/marks/mark';
import { COMPARE, COMPARE_FLOORS, COMPARE_GROUPS, type CompareMeta } from '../../contract/compareFrames';
import { META_KEY } from '../../contract/frames';
import { PANEL_ID } from '../../contract/ids';
import { alignFloors, type Cohorts, type CohortSeries, type MemberFinding } from '../../engine';
import { toMarksFrame } from './toMarksFrame';
import { toNotices } from './toNotices';

/** What was compared, by replicas or by processes. */
export interface Comparison {
  cohorts: Cohorts;
  series: readonly CohortSeries[];
  /** Such as `Deployment orders`. */
  workload: string | null;
  deploys: readonly Mark[];
  totalMembers: number;
  warnings: readonly string[];
  expressions: readonly string[];
}

type Fields = PartialDataFrame['fields'];

/** The frames of query type `compare`: members, groups, floors, and new versions where there were any. */
export function toCompareFrames(refId: string, comparison: Comparison): DataFrame[] {
  const { cohorts, deploys } = comparison;
  const frame = (kind: CompareMeta['kind'], type: DataFrameType | undefined, fields: Fields): DataFrame => {
    const meta: CompareMeta = {
      schema: 1,
      kind,
      basis: cohorts.basis,
      from: cohorts.from,
      to: cohorts.to,
      workload: comparison.workload,
      totalMembers: comparison.totalMembers,
      sentences: cohorts.sentences,
    };
    const first = kind === 'compare';
    return createDataFrame({
      refId,
      name: kind,
      fields,
      meta: {
        type,
        typeVersion: type === undefined ? undefined : [0, 1],
        executedQueryString: first ? comparison.expressions.join('\n') : undefined,
        notices: first ? toNotices(comparison.warnings) : undefined,
        preferredVisualisationPluginId: PANEL_ID,
        custom: { [META_KEY]: meta },
      },
    });
  };
  return [
    frame('compare', DataFrameType.NumericLong, toMemberFields(cohorts.members)),
    frame('compare-groups', DataFrameType.NumericLong, toGroupFields(cohorts)),
    frame(
      'compare-floors',
      cohorts.basis === 'clock' ? DataFrameType.TimeSeriesWide : undefined,
      toFloorFields(comparison)
    ),
    ...(deploys.length > 0 ? [toMarksFrame(refId, deploys)] : []),
  ];
}

const SLOPE: FieldConfig = { unit: 'bytes', decimals: 1 };

function text<T>(name: string, rows: readonly T[], value: (row: T) => string | null): Fields[number] {
  return { name, type: FieldType.string, values: rows.map(value) };
}

function number<T>(
  name: string,
  config: FieldConfig,
  rows: readonly T[],
  value: (row: T) => number | null
): Fields[number] {
  return { name, type: FieldType.number, config, values: rows.map(value) };
}

function toMemberFields(members: readonly MemberFinding[]): Fields {
  const time = (name: string, end: 'low' | 'mid' | 'high'): Fields[number] => ({
    name,
    type: FieldType.time,
    values: members.map(({ onsetSeconds }) => (onsetSeconds ? Math.round(onsetSeconds[end] * 1000) : null)),
  });
  return [
    text(COMPARE.cluster, members, ({ key }) => key.cluster),
    text(COMPARE.namespace, members, ({ key }) => key.namespace),
    text(COMPARE.pod, members, ({ key }) => key.pod),
    text(COMPARE.container, members, ({ key }) => key.container),
    text(COMPARE.process, members, ({ process }) => process),
    text(COMPARE.group, members, ({ group }) => group),
    text(COMPARE.version, members, ({ version }) => version),
    text(COMPARE.state, members, ({ state }) => state),
    text(COMPARE.reason, members, ({ reason }) => reason),
    number(COMPARE.lives, { unit: 'none', decimals: 0 }, members, ({ lives }) => lives),
    number(COMPARE.ageSeconds, { unit: 's' }, members, ({ ageSeconds }) => ageSeconds),
    number(COMPARE.floorBytes, { unit: 'bytes', min: 0 }, members, ({ floorBytes }) => floorBytes),
    number(COMPARE.slope, SLOPE, members, ({ slopeBytesPerHour }) => slopeBytesPerHour?.mid ?? null),
    number(COMPARE.slopeLow, SLOPE, members, ({ slopeBytesPerHour }) => slopeBytesPerHour?.low ?? null),
    number(COMPARE.slopeHigh, SLOPE, members, ({ slopeBytesPerHour }) => slopeBytesPerHour?.high ?? null),
    time(COMPARE.onset, 'mid'),
    time(COMPARE.onsetLow, 'low'),
    time(COMPARE.onsetHigh, 'high'),
  ];
}

function toGroupFields({ groups, differences }: Cohorts): Fields {
  const rows = [
    ...groups.map(({ name, ...group }) => ({ group: name, other: null, differs: null, ...group })),
    ...differences.map((one) => ({ ...one, members: null, measured: null, growing: null })),
  ];
  const count: FieldConfig = { unit: 'none', decimals: 0 };
  return [
    text(COMPARE_GROUPS.group, rows, ({ group }) => group),
    text(COMPARE_GROUPS.other, rows, ({ other }) => other),
    number(COMPARE_GROUPS.members, count, rows, ({ members }) => members),
    number(COMPARE_GROUPS.measured, count, rows, ({ measured }) => measured),
    number(COMPARE_GROUPS.growing, count, rows, ({ growing }) => growing),
    number(COMPARE_GROUPS.slope, SLOPE, rows, ({ slopeBytesPerHour }) => slopeBytesPerHour?.mid ?? null),
    number(COMPARE_GROUPS.slopeLow, SLOPE, rows, ({ slopeBytesPerHour }) => slopeBytesPerHour?.low ?? null),
    number(COMPARE_GROUPS.slopeHigh, SLOPE, rows, ({ slopeBytesPerHour }) => slopeBytesPerHour?.high ?? null),
    text(COMPARE_GROUPS.differs, rows, ({ differs }) => (differs === null ? null : String(differs))),
  ];
}

function toFloorFields({ cohorts, series }: Comparison): Fields {
  const { positions, floorBytes } = alignFloors(series, cohorts.basis);
  if (positions.length === 0) {
    return [];
  }
  const axis: Fields[number] =
    cohorts.basis === 'clock'
      ? {
          name: COMPARE_FLOORS.time,
          type: FieldType.time,
          values: positions.map((seconds) => Math.round(seconds * 1000)),
        }
      : { name: COMPARE_FLOORS.age, type: FieldType.number, config: { unit: 's' }, values: positions };
  return [
    axis,
    ...series.map((one, i): Fields[number] => ({
      name: COMPARE_FLOORS.floor,
      type: FieldType.number,
      labels: toLabels(one),
      config: { unit: 'bytes', min: 0, displayNameFromDS: one.process ?? one.key.pod },
      values: floorBytes[i],
    })),
  ];
}

function toLabels({ key, process, group }: CohortSeries): Labels {
  const { cluster, ...names } = key;
  return {
    ...(cluster === null ? {} : { cluster }),
    ...names,
    ...(process === null ? {} : { process }),
    ...(group === null ? {} : { group }),
  };
}
