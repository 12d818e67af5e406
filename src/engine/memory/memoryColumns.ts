import type { MemoryReading } from './sample';

/** The counters of one reading. NaN is "not exported"; what a server sent that is no number is -Infinity. */
export type RowCounters = Record<keyof MemoryReading, number>;

/**
 * Readings of one container over time, a column a counter: thousands of rows without an object a row.
 *
 * In the columns NaN is "not exported at this moment". A NaN that a server sent is kept as -Infinity, so that its sample
 * is rejected as no number, and not taken for missing.
 */
export interface MemoryColumns {
  /** Number of rows. */
  length: number;
  /** 1 in rows with a reading; 0 is a gap, where all columns are NaN. */
  isPresent: Uint8Array;
  /** A counter that was never exported has no column. */
  columns: Partial<RowColumns>;
}

type RowColumns = Record<keyof MemoryReading, Float64Array>;

/** A reading of which nothing is exported. */
export const NOTHING_READ: MemoryReading = {
  usageBytes: null,
  workingSetBytes: null,
  rssBytes: null,
  cacheBytes: null,
  inactiveFileBytes: null,
  activeFileBytes: null,
  kernelBytes: null,
  swapBytes: null,
};

export const COUNTERS = Object.keys(NOTHING_READ) as ReadonlyArray<keyof MemoryReading>;

/** How a number of a server, or null for none, stands in a column. */
export function toCell(value: number | null | undefined): number {
  if (value === null || value === undefined) {
    return NaN;
  }
  return Number.isNaN(value) ? -Infinity : value;
}

export function toCounters(reading: MemoryReading): RowCounters {
  const counters = {} as RowCounters;
  for (const counter of COUNTERS) {
    counters[counter] = toCell(reading[counter]);
  }
  return counters;
}

/** Columns of readings; null is a gap. */
export function toColumns(readings: ReadonlyArray<MemoryReading | null>): MemoryColumns {
  const { length } = readings;
  const columns: Partial<RowColumns> = {};
  for (const counter of COUNTERS) {
    columns[counter] = Float64Array.from(readings, (reading) => toCell(reading?.[counter]));
  }
  return { length, isPresent: Uint8Array.from(readings, (reading) => (reading === null ? 0 : 1)), columns };
}

/** One row as an object; null is a gap. */
export function readingAt({ isPresent, columns }: MemoryColumns, row: number): MemoryReading | null {
  if (isPresent[row] !== 1) {
    return null;
  }
  const reading = {} as MemoryReading;
  for (const counter of COUNTERS) {
    const cell = columns[counter]?.[row] ?? NaN;
    reading[counter] = Number.isNaN(cell) ? null : cell;
  }
  return reading;
}

/** One counter over time; null is a gap or not exported. */
export function counterOf({ length, columns }: MemoryColumns, counter: keyof MemoryReading): Array<number | null> {
  const column = columns[counter];
  return column ? toNullable(column) : new Array<null>(length).fill(null);
}

/** A column for those who are not in a hurry: NaN becomes null. */
export function toNullable(column: Float64Array): Array<number | null> {
  const values = new Array<number | null>(column.length);
  for (let row = 0; row < column.length; row++) {
    const cell = column[row];
    values[row] = Number.isNaN(cell) ? null : cell;
  }
  return values;
}
