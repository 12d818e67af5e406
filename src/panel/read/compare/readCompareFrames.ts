import type { DataFrame } from '@grafana/data';
import { decodeRows } from '../../../contract/codec/decodeRows';
import { isFrameOf } from '../../../contract/codec/frameTable';
import { decodeMeta } from '../../../contract/codec/metaColumns';
import { decodeFloors, isFloorsFrame } from '../../../contract/compareFloors';
import {
  compareFrame,
  compareGroupsFrame,
  compareMeta,
  type CompareGroupRow,
  type CompareRow,
} from '../../../contract/compareFrame';
import { capText } from '../../parts/words/capText';
import { PANEL_LIMITS } from '../../panelLimits';
import { toInterval } from '../../../contract/toInterval';
import type { CompareGroup, CompareMember, CompareModel, FloorLine } from './compareModel';

/** Members of a comparison: by the names of the fields, which no other frame has together. */
export function isMembersFrame(frame: DataFrame): boolean {
  return isFrameOf(compareFrame, frame);
}

const isGroupsFrame = (frame: DataFrame) => isFrameOf(compareGroupsFrame, frame);

export function isCompareFrame(frame: DataFrame): boolean {
  return isMembersFrame(frame) || isGroupsFrame(frame) || isFloorsFrame(frame);
}

/** The frames of one query of type `compare`; any of them may be missing. Several queries: the first one counts. */
export function readCompareFrames(frames: DataFrame[]): CompareModel {
  const members = frames.find(isMembersFrame);
  const groups = frames.find(isGroupsFrame);
  const floors = frames.find(isFloorsFrame);
  const first = members ?? groups ?? floors;
  const { workload, totalMembers, sentences } = decodeMeta({ meta: compareMeta }, first);
  return {
    members: members ? decodeRows(compareFrame, members).rows.map(toMember) : [],
    groups: groups ? decodeRows(compareGroupsFrame, groups).rows.map(toGroup) : [],
    ...readFloors(floors),
    workload,
    totalMembers,
    sentences: sentences.map(capText),
    notices: first?.meta?.notices ?? [],
  };
}

function toMember(row: CompareRow): CompareMember {
  const { cluster, namespace, pod, container, process } = row;
  const key = { cluster, namespace, pod, container };
  return {
    id: toMemberId(key, process),
    key,
    process,
    name: toMemberName(key, process),
    group: row.group,
    version: row.version,
    state: row.state,
    reason: row.reason,
    lives: row.lives,
    ageSeconds: row.ageSeconds,
    floorBytes: row.floorBytes,
    slope: toInterval(row.slopeLow, row.slope, row.slopeHigh),
    onsetSeconds: toInterval(row.onsetLow, row.onset, row.onsetHigh),
  };
}

function toGroup({
  group,
  other,
  members,
  growing,
  slopeLow,
  slope,
  slopeHigh,
  differs,
}: CompareGroupRow): CompareGroup {
  return { group, other, members, growing, slope: toInterval(slopeLow, slope, slopeHigh), differs };
}

function readFloors(frame: DataFrame | undefined): Pick<CompareModel, 'basis' | 'positions' | 'lines'> {
  if (!frame) {
    return { basis: 'none', positions: [], lines: [] };
  }
  const { basis, positions, series } = decodeFloors(frame);
  const lines = series.slice(0, PANEL_LIMITS.comparedLines.value).map(({ key, process, group, bytes }): FloorLine => ({
    id: toMemberId(key, process),
    name: toMemberName(key, process),
    group: group === null ? null : capText(group),
    bytes,
  }));
  return { basis, positions, lines };
}

function toMemberName({ pod, container }: CompareMember['key'], process: string | null): string {
  return capText(process ?? (pod === '' ? container : pod));
}

/** Names may hold anything; a list as JSON keeps them apart. */
function toMemberId({ cluster, namespace, pod, container }: CompareMember['key'], process: string | null): string {
  return JSON.stringify([cluster, namespace, pod, container, process]);
}
