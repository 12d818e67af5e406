import { COLLECT_LIMITS } from './collectLimits';

/** What tells the rows of one container apart, and which of them live. Columns have the grid's length. */
export interface CgroupRow {
  /** Path of the cgroup; empty where it is not stored. */
  id: string;
  /** Start times, NaN is none; undefined where none was ever stored. */
  starts: Float64Array | undefined;
  /** 1 where any counter of memory has a sample. */
  hasMemory: Uint8Array;
  /** Most memory that the row ever had, bytes. */
  mostBytes: number;
  /** First and last grid point with memory, and first with a start time. */
  firstIndex: number;
  lastIndex: number;
  firstStartIndex: number;
}

export const NO_ROW = -1;

export interface ChosenRows {
  /** The row that each moment's reading comes from. */
  rowAt: Int32Array;
  /** Samples of cgroups that had ended, or had been replaced. */
  ghostSamples: number;
}

/**
 * Which row a container's reading comes from, moment by moment. Several cgroups may bear one name:
 *
 * - One lies inside of another (systemd or a runtime inside of the container): the outer one holds all of it.
 * - One follows another (a restart): both are there for some minutes, and the one that began last counts.
 * - Both live on side by side: neither has ended, and the one that holds more counts: an empty one beats no real one.
 * - One cgroup is seen by several scrapes: the fullest row counts, as rows are given in that order.
 *
 * Source: kubernetes/kubernetes issue 129253; memory catalog, section 2.2. Cost: linear in rows and moments, and the square
 * of the rows of one name. Never throws.
 */
export function chooseRows(
  rows: readonly CgroupRow[],
  { count, stepSeconds }: { count: number; stepSeconds: number }
): ChosenRows {
  const rowAt = new Int32Array(count).fill(NO_ROW);
  const relations = rows.map((row) => rows.map((other) => relate(row, other, stepSeconds)));
  let ghostSamples = 0;
  for (let i = 0; i < count; i++) {
    const only = findOnly(rows, i);
    if (only === SEVERAL) {
      ghostSamples += chooseAmong(rows, relations, i, rowAt);
    } else if (only !== NO_ROW && isGhost(rows[only], i)) {
      ghostSamples++;
    } else {
      rowAt[i] = only;
    }
  }
  return { rowAt, ghostSamples };
}

/** Of several rows with memory at a moment; notes the chosen one, and counts the cgroups that have ended. */
function chooseAmong(
  rows: readonly CgroupRow[],
  relations: readonly Relation[][],
  i: number,
  rowAt: Int32Array
): number {
  const alive = rows.flatMap((row, r) => (row.hasMemory[i] === 1 && !isGhost(row, i) ? [r] : []));
  let best = NO_ROW;
  for (const r of alive) {
    const isInner = alive.some((other) => relations[r][other] === 'inside');
    if (!isInner && (best === NO_ROW || isBetter(rows, { r, best, i, relation: relations[r][best] }))) {
      best = r;
    }
  }
  rowAt[i] = best;
  return countEnded(rows, relations, { alive, best, i });
}

const SEVERAL = -2;

/** The only row with memory at a moment, which most moments of most containers have; `NO_ROW`, or `SEVERAL`. */
function findOnly(rows: readonly CgroupRow[], index: number): number {
  let only = NO_ROW;
  for (let r = 0; r < rows.length; r++) {
    if (rows[r].hasMemory[index] === 1) {
      if (only !== NO_ROW) {
        return SEVERAL;
      }
      only = r;
    }
  }
  return only;
}

type Relation = 'same' | 'inside' | 'around' | 'beside' | 'follows';

function relate(row: CgroupRow, other: CgroupRow, stepSeconds: number): Relation {
  if (row.id === other.id) {
    return 'same';
  }
  if (other.id !== '' && row.id.startsWith(`${other.id}/`)) {
    return 'inside';
  }
  if (row.id !== '' && other.id.startsWith(`${row.id}/`)) {
    return 'around';
  }
  const from = Math.max(row.firstIndex, other.firstIndex);
  const to = Math.min(row.lastIndex, other.lastIndex);
  // Whoever was there before another began, and is there after it has gone, was not replaced by it.
  const outlives = (row.firstIndex - other.firstIndex) * (row.lastIndex - other.lastIndex) < 0;
  return outlives || (to - from) * stepSeconds > COLLECT_LIMITS.successionSeconds.value ? 'beside' : 'follows';
}

function isBetter(
  rows: readonly CgroupRow[],
  { r, best, i, relation }: { r: number; best: number; i: number; relation: Relation }
): boolean {
  if (relation === 'beside') {
    return rows[r].mostBytes > rows[best].mostBytes;
  }
  return relation === 'same' && rows[r].id !== '' ? false : isNewer(rows[r], rows[best], i);
}

/** Where no start time tells two cgroups apart, the one that was seen first is the older one. */
function isNewer(row: CgroupRow, other: CgroupRow, index: number): boolean {
  const difference = startAt(row, index) - startAt(other, index);
  return Number.isNaN(difference) || Math.abs(difference) <= COLLECT_LIMITS.startJitterSeconds.value
    ? row.id !== other.id && row.firstIndex > other.firstIndex
    : difference > 0;
}

function startAt(row: CgroupRow, index: number): number {
  const start = row.starts?.[index] ?? NaN;
  return Number.isNaN(start) ? -Infinity : start;
}

/**
 * The container has ended: its start time, exported without a timestamp, is gone while the memory still lingers. A row
 * whose start time begins later only says that the metric was not stored before.
 */
function isGhost(row: CgroupRow, index: number): boolean {
  return index > row.firstStartIndex && Number.isNaN(row.starts?.[index] ?? NaN);
}

/** Cgroups with memory at a moment that have ended or were replaced. */
function countEnded(
  rows: readonly CgroupRow[],
  relations: readonly Relation[][],
  { alive, best, i }: { alive: readonly number[]; best: number; i: number }
): number {
  const present = rows.flatMap((row, r) => (row.hasMemory[i] === 1 ? [r] : []));
  const live = new Set(alive.filter((r) => best !== NO_ROW && relations[r][best] !== 'follows').map((r) => rows[r].id));
  return new Set(present.map((r) => rows[r].id).filter((id) => !live.has(id))).size;
}
