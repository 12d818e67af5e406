import { FieldType, type DataFrame, type Labels } from '@grafana/data';
import type { ContainerKey } from '../engine';
import { BYTES } from './codec/configs';
import type { PartialField } from './codec/encodeRows';
import { bytesAt, findField, findTimeField, listFields, listRowsInOrder } from './codec/fieldValues';
import { NAME } from './codec/value';
import { compareMeta, type CompareBasis } from './compareFrame';
import { CONTRACT_LIMITS } from './contractLimits';
import { PANEL_ID } from './ids';

/** The floor of one member. */
export interface FloorSeries {
  key: ContainerKey;
  process: string | null;
  group: string | null;
  /** Null: the member was not seen there. */
  bytes: Array<number | null>;
}

/** Floors of all members on one axis: seconds of age, or Unix seconds where the basis is the clock. */
export interface Floors {
  basis: CompareBasis;
  positions: number[];
  series: FloorSeries[];
}

/** A field `age` or `time`, then a number field a member, told apart by its labels. */
export const COMPARE_FLOORS = { age: 'age', time: 'time', floor: 'floor' } as const;

/** What the frame is beside its fields. It is of a type of Grafana's only where its axis is the time. */
export const compareFloorsFrame = {
  kind: 'compare-floors',
  name: 'compare-floors',
  look: { preferredVisualisationPluginId: PANEL_ID },
  meta: compareMeta,
};

/** No fields where there is nothing on the axis. */
export function encodeFloors({ basis, positions, series }: Floors): PartialField[] {
  if (positions.length === 0) {
    return [];
  }
  const axis: PartialField =
    basis === 'clock'
      ? {
          name: COMPARE_FLOORS.time,
          type: FieldType.time,
          values: positions.map((seconds) => Math.round(seconds * 1000)),
        }
      : { name: COMPARE_FLOORS.age, type: FieldType.number, config: { unit: 's' }, values: positions };
  const lines = series.slice(0, CONTRACT_LIMITS.lines.value).map((one): PartialField => ({
    name: COMPARE_FLOORS.floor,
    type: FieldType.number,
    labels: toLabels(one),
    config: { ...BYTES, displayNameFromDS: one.process ?? one.key.pod },
    values: one.bytes,
  }));
  return [axis, ...lines];
}

export function isFloorsFrame(frame: DataFrame): boolean {
  const numbers = listFields(frame).filter((field) => field?.type === FieldType.number);
  const lines = numbers.filter(({ name }) => name !== COMPARE_FLOORS.age);
  return lines.length > 0 && lines.every(({ name }) => name === COMPARE_FLOORS.floor);
}

/** The floors of a frame that may come from anywhere, in the order of the axis. Never throws. */
export function decodeFloors(frame: DataFrame): Floors {
  const age = findField(frame, COMPARE_FLOORS.age);
  const axis = age ?? findTimeField(frame);
  if (!axis) {
    return { basis: 'none', positions: [], series: [] };
  }
  const rows = listRowsInOrder(frame, axis);
  const series = listFields(frame)
    .filter((field) => field?.name === COMPARE_FLOORS.floor)
    .slice(0, CONTRACT_LIMITS.lines.value)
    .map((field) => ({ ...readLabels(field.labels), bytes: rows.map((row) => bytesAt(field, row)) }));
  return {
    basis: age ? 'age' : 'clock',
    positions: rows.map((row) => (age ? axis.values[row] : axis.values[row] / 1000)),
    series,
  };
}

function toLabels({ key, process, group }: FloorSeries): Labels {
  const { cluster, ...names } = key;
  return {
    ...(cluster === null ? {} : { cluster }),
    ...names,
    ...(process === null ? {} : { process }),
    ...(group === null ? {} : { group }),
  };
}

function readLabels(labels: Labels | null | undefined): Omit<FloorSeries, 'bytes'> {
  const text = (name: string) => NAME.read(labels?.[name]);
  return {
    key: {
      cluster: text('cluster'),
      namespace: text('namespace') ?? '',
      pod: text('pod') ?? '',
      container: text('container') ?? '',
    },
    process: text('process'),
    group: text('group'),
  };
}
