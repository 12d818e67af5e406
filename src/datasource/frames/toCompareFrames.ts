import { DataFrameType, type DataFrame } from '@grafana/data';
import type { Mark } from '../../collect/facts/marks/mark';
import { encodeFrame, wrapFields } from '../../contract/codec/encodeFrame';
import { compareFloorsFrame, encodeFloors } from '../../contract/compareFloors';
import { compareFrame, compareGroupsFrame, type CompareGroupRow, type CompareRow } from '../../contract/compareFrame';
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

/** The frames of query type `compare`: members, groups, floors, and new versions where there were any. */
export function toCompareFrames(refId: string, comparison: Comparison): DataFrame[] {
  const { cohorts, deploys, series, workload, totalMembers } = comparison;
  const { basis, from, to, sentences } = cohorts;
  const facts = { refId, meta: { basis, from, to, workload, totalMembers, sentences } };
  const { positions, floorBytes } = alignFloors(series, basis);
  const lines = series.map(({ key, process, group }, i) => ({ key, process, group, bytes: floorBytes[i] }));
  // Ages are no axis that Grafana has a type for.
  const type = basis === 'clock' ? DataFrameType.TimeSeriesWide : undefined;
  return [
    encodeFrame(compareFrame, cohorts.members.map(toMemberRow), {
      ...facts,
      expressions: comparison.expressions,
      notices: toNotices(comparison.warnings),
    }),
    encodeFrame(compareGroupsFrame, toGroupRows(cohorts), facts),
    wrapFields({ ...compareFloorsFrame, type }, encodeFloors({ basis, positions, series: lines }), facts),
    ...(deploys.length > 0 ? [toMarksFrame(refId, deploys)] : []),
  ];
}

function toMemberRow(member: MemberFinding): CompareRow {
  const { key, slopeBytesPerHour, onsetSeconds } = member;
  return {
    ...member,
    ...key,
    ...toSlopes(slopeBytesPerHour),
    onset: onsetSeconds?.mid ?? null,
    onsetLow: onsetSeconds?.low ?? null,
    onsetHigh: onsetSeconds?.high ?? null,
  };
}

function toGroupRows({ groups, differences }: Cohorts): CompareGroupRow[] {
  return [
    ...groups.map(({ name, ...group }) => ({
      ...group,
      ...toSlopes(group.slopeBytesPerHour),
      group: name,
      other: null,
      differs: null,
    })),
    ...differences.map((pair) => ({
      ...pair,
      ...toSlopes(pair.slopeBytesPerHour),
      members: null,
      measured: null,
      growing: null,
    })),
  ];
}

function toSlopes(interval: MemberFinding['slopeBytesPerHour']) {
  return { slope: interval?.mid ?? null, slopeLow: interval?.low ?? null, slopeHigh: interval?.high ?? null };
}
