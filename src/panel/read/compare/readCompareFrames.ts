import { FieldType, type DataFrame } from '@grafana/data';
import { COMPARE, COMPARE_FLOORS, COMPARE_GROUPS, type CompareMeta } from '../../../contract/compareFrames';
import { META_KEY } from '../../../contract/frames';
import type { MemberReason, MemberState } from '../../../engine';
import { capText } from '../../parts/words/capText';
import { PANEL_LIMITS } from '../../panelLimits';
import type { CompareGroup, CompareMember, CompareModel, FloorLine } from './compareModel';
import { bytesAt, countRows, findField, findTimeField, numberAt, textAt, toNumber } from '../frames/fieldValues';
import { toInterval } from '../triage/readDiagnosis';
import { toSeconds } from '../frames/toSeconds';

const STATES: readonly string[] = ['grows', 'flat', 'falls', 'unknown'] satisfies MemberState[];
const REASONS: readonly string[] = ['too-short', 'other-age'] satisfies MemberReason[];

/** More rows than the data source ever sends. */
export const MAX_MEMBERS = 500;
const MAX_SENTENCES = 12;

const hasFields = (frame: DataFrame, names: readonly string[]) =>
  names.every((name) => findField(frame, name) !== undefined);

/** Members of a comparison: by the names of the fields, which no other frame has together. */
export function isMembersFrame(frame: DataFrame): boolean {
  return hasFields(frame, [COMPARE.container, COMPARE.state, COMPARE.slopeLow, COMPARE.slopeHigh, COMPARE.lives]);
}

function isGroupsFrame(frame: DataFrame): boolean {
  return hasFields(frame, [COMPARE_GROUPS.group, COMPARE_GROUPS.other, COMPARE_GROUPS.differs]);
}

function isFloorsFrame(frame: DataFrame): boolean {
  const floors = frame.fields?.filter(({ type }) => type === FieldType.number) ?? [];
  const lines = floors.filter(({ name }) => name !== COMPARE_FLOORS.age);
  return lines.length > 0 && lines.every(({ name }) => name === COMPARE_FLOORS.floor);
}

export function isCompareFrame(frame: DataFrame): boolean {
  return isMembersFrame(frame) || isGroupsFrame(frame) || isFloorsFrame(frame);
}

/** The frames of one query of type `compare`; any of them may be missing. Several queries: the first one counts. */
export function readCompareFrames(frames: DataFrame[]): CompareModel {
  const members = frames.find(isMembersFrame);
  const groups = frames.find(isGroupsFrame);
  const floors = frames.find(isFloorsFrame);
  const meta = (members ?? groups ?? floors)?.meta;
  const custom = meta?.custom?.[META_KEY] as Partial<CompareMeta> | undefined;
  const workload = custom?.workload;
  return {
    members: members ? readRows(members, readMember) : [],
    groups: groups ? readRows(groups, readGroup) : [],
    ...readFloors(floors),
    basis: floors && findField(floors, COMPARE_FLOORS.age) ? 'age' : floors && findTimeField(floors) ? 'clock' : 'none',
    workload: typeof workload === 'string' && workload !== '' ? capText(workload) : null,
    totalMembers: toNumber(custom?.totalMembers),
    sentences: toSentences(custom?.sentences),
    notices: meta?.notices ?? [],
  };
}

function readRows<T>(frame: DataFrame, read: (frame: DataFrame, row: number) => T | null): T[] {
  return Array.from({ length: Math.min(countRows(frame), MAX_MEMBERS) }, (_, row) => read(frame, row)).filter(
    (one): one is NonNullable<typeof one> => one !== null
  );
}

function readMember(frame: DataFrame, row: number): CompareMember | null {
  const text = (name: string) => textAt(findField(frame, name), row);
  const number = (name: string) => numberAt(findField(frame, name), row);
  const moment = (name: string) => toSeconds(number(name));
  const container = text(COMPARE.container);
  if (container === null) {
    return null;
  }
  const key = {
    cluster: text(COMPARE.cluster),
    namespace: text(COMPARE.namespace) ?? '',
    pod: text(COMPARE.pod) ?? '',
    container,
  };
  const process = text(COMPARE.process);
  const [group, version] = [text(COMPARE.group), text(COMPARE.version)];
  const state = text(COMPARE.state);
  const reason = text(COMPARE.reason);
  return {
    id: toMemberId(key, process),
    key,
    process,
    name: capText(process ?? (key.pod === '' ? container : key.pod)),
    group: group === null ? null : capText(group),
    version: version === null ? null : capText(version),
    state: state !== null && STATES.includes(state) ? (state as MemberState) : 'unknown',
    reason: reason !== null && REASONS.includes(reason) ? (reason as MemberReason) : null,
    lives: bytesAt(findField(frame, COMPARE.lives), row),
    ageSeconds: bytesAt(findField(frame, COMPARE.ageSeconds), row),
    floorBytes: bytesAt(findField(frame, COMPARE.floorBytes), row),
    slope: toInterval(number(COMPARE.slopeLow), number(COMPARE.slope), number(COMPARE.slopeHigh)),
    onsetSeconds: toInterval(moment(COMPARE.onsetLow), moment(COMPARE.onset), moment(COMPARE.onsetHigh)),
  };
}

function readGroup(frame: DataFrame, row: number): CompareGroup {
  const text = (name: string) => textAt(findField(frame, name), row);
  const number = (name: string) => numberAt(findField(frame, name), row);
  const differs = text(COMPARE_GROUPS.differs);
  const [group, other] = [text(COMPARE_GROUPS.group), text(COMPARE_GROUPS.other)];
  return {
    group: group === null ? null : capText(group),
    other: other === null ? null : capText(other),
    members: bytesAt(findField(frame, COMPARE_GROUPS.members), row),
    growing: bytesAt(findField(frame, COMPARE_GROUPS.growing), row),
    slope: toInterval(number(COMPARE_GROUPS.slopeLow), number(COMPARE_GROUPS.slope), number(COMPARE_GROUPS.slopeHigh)),
    differs: differs === 'true' ? true : differs === 'false' ? false : null,
  };
}

function readFloors(frame: DataFrame | undefined): Pick<CompareModel, 'positions' | 'lines'> {
  const age = frame && findField(frame, COMPARE_FLOORS.age);
  const axis = age ?? (frame && findTimeField(frame));
  if (!frame || !axis) {
    return { positions: [], lines: [] };
  }
  const scale = age ? 1 : 1 / 1000;
  const rows = Array.from({ length: countRows(frame) }, (_, row) => row)
    .filter((row) => numberAt(axis, row) !== null)
    .sort((a, b) => axis.values[a] - axis.values[b]);
  const lines = frame.fields
    .filter(({ name }) => name === COMPARE_FLOORS.floor)
    .slice(0, PANEL_LIMITS.comparedLines.value)
    .map((field): FloorLine => {
      const labels = field.labels ?? {};
      const {
        cluster = null,
        namespace = '',
        pod = '',
        container = '',
        process = null,
        group = null,
      } = labels as {
        [label: string]: string | undefined;
      };
      return {
        id: toMemberId({ cluster, namespace, pod, container }, process),
        name: capText(process ?? (pod === '' ? container : pod)),
        group: group === null ? null : capText(group),
        bytes: rows.map((row) => bytesAt(field, row)),
      };
    });
  return { positions: rows.map((row) => axis.values[row] * scale), lines };
}

function toSentences(sentences: unknown): string[] {
  return (Array.isArray(sentences) ? sentences : [])
    .filter((one): one is string => typeof one === 'string' && one !== '')
    .slice(0, MAX_SENTENCES)
    .map(capText);
}

/** Names may hold anything; a list as JSON keeps them apart. */
function toMemberId({ cluster, namespace, pod, container }: CompareMember['key'], process: string | null): string {
  return JSON.stringify([cluster, namespace, pod, container, process]);
}
