import { createDataFrame, DataFrameType, FieldType, type DataFrame } from '@grafana/data';
import { META_KEY } from '../../contract/codec/metaKey';
import { COMPARE_FLOORS } from '../../contract/compareFloors';
import { COMPARE, COMPARE_GROUPS, type CompareMeta } from '../../contract/compareFrame';

const MIB = 2 ** 20;

export interface CompareOf {
  pod: string;
  group?: string | null;
  state?: string;
  reason?: string | null;
  slope?: number | null;
  process?: string | null;
}

/** Members with an interval of 1 MiB around their slopes, a line each of four points, and the groups given. */
export function buildCompareFrames(members: CompareOf[], meta: Partial<CompareMeta> = {}): DataFrame[] {
  const complete = members.map((one) => ({
    group: null,
    state: 'flat',
    reason: null,
    slope: 0,
    process: null,
    ...one,
  }));
  const column = <T>(name: string, type: FieldType, values: T[]) => ({ name, type, values });
  const text = (name: string, values: Array<string | null>) => column(name, FieldType.string, values);
  const number = (name: string, values: Array<number | null>) => column(name, FieldType.number, values);
  const slopes = complete.map(({ slope }) => slope);
  const shifted = (by: number) => slopes.map((slope) => (slope === null ? null : slope + by));
  const groups = [...new Set(complete.map(({ group }) => group))];
  const toMeta = (kind: CompareMeta['kind']) => ({
    type: kind === 'compare-floors' ? undefined : DataFrameType.NumericLong,
    custom: { [META_KEY]: { schema: 1, kind, sentences: [], totalMembers: members.length, workload: null, ...meta } },
  });
  return [
    createDataFrame({
      refId: 'A',
      meta: toMeta('compare'),
      fields: [
        text(
          COMPARE.namespace,
          complete.map(() => 'shop')
        ),
        text(
          COMPARE.pod,
          complete.map(({ pod }) => pod)
        ),
        text(
          COMPARE.container,
          complete.map(() => 'app')
        ),
        text(
          COMPARE.process,
          complete.map(({ process }) => process)
        ),
        text(
          COMPARE.group,
          complete.map(({ group }) => group)
        ),
        text(
          COMPARE.version,
          complete.map(() => null)
        ),
        text(
          COMPARE.state,
          complete.map(({ state }) => state)
        ),
        text(
          COMPARE.reason,
          complete.map(({ reason }) => reason)
        ),
        number(
          COMPARE.lives,
          complete.map(() => 1)
        ),
        number(
          COMPARE.ageSeconds,
          complete.map(() => 7200)
        ),
        number(
          COMPARE.floorBytes,
          complete.map(() => 100 * MIB)
        ),
        number(COMPARE.slope, slopes),
        number(COMPARE.slopeLow, shifted(-MIB)),
        number(COMPARE.slopeHigh, shifted(MIB)),
      ],
    }),
    createDataFrame({
      refId: 'A',
      meta: toMeta('compare-groups'),
      fields: [
        text(COMPARE_GROUPS.group, [...groups, ...(groups.length === 2 ? [groups[0]] : [])]),
        text(COMPARE_GROUPS.other, [...groups.map(() => null), ...(groups.length === 2 ? [groups[1]] : [])]),
        number(COMPARE_GROUPS.members, [...groups.map(() => 1), ...(groups.length === 2 ? [null] : [])]),
        number(COMPARE_GROUPS.growing, [...groups.map(() => 1), ...(groups.length === 2 ? [null] : [])]),
        number(COMPARE_GROUPS.slope, [...groups.map(() => MIB), ...(groups.length === 2 ? [5 * MIB] : [])]),
        number(COMPARE_GROUPS.slopeLow, [...groups.map(() => 0), ...(groups.length === 2 ? [4 * MIB] : [])]),
        number(COMPARE_GROUPS.slopeHigh, [...groups.map(() => 2 * MIB), ...(groups.length === 2 ? [6 * MIB] : [])]),
        text(COMPARE_GROUPS.differs, [...groups.map(() => null), ...(groups.length === 2 ? ['true'] : [])]),
      ],
    }),
    createDataFrame({
      refId: 'A',
      meta: toMeta('compare-floors'),
      fields: [
        number(COMPARE_FLOORS.age, [0, 1800, 3600, 7200]),
        ...complete.map(({ pod, group, process }) => ({
          name: COMPARE_FLOORS.floor,
          type: FieldType.number,
          labels: { namespace: 'shop', pod, container: 'app', ...(group && { group }), ...(process && { process }) },
          values: [100 * MIB, null, 120 * MIB, 130 * MIB],
        })),
      ],
    }),
  ];
}
