import { SERIES_LIMITS } from './seriesLimits';

/** One point of an envelope: the lowest value of a block of rows. */
export interface EnvelopePoint {
  /** When the lowest value was seen, Unix seconds: on a ramp that is the beginning of the block. */
  seconds: number;
  bytes: number;
  /** Highest value of the block. */
  peakBytes: number;
  life: number;
}

export interface Envelope {
  points: EnvelopePoint[];
  /** Rows in a block: 1 where the series is calm. */
  blockRows: number;
}

/** Blocks of a given length, for what has to be compared hour by hour. Cost: linear. */
export function blockEnvelope(
  timesSeconds: readonly number[],
  values: ReadonlyArray<number | null>,
  lifeOfRow: ArrayLike<number>,
  blockRows: number
): EnvelopePoint[] {
  return toPoints(toRows(timesSeconds, values, lifeOfRow), blockRows);
}

/**
 * Lower envelope: the lowest values of blocks whose length is found from the data, so that garbage collections and
 * spikes within a block do not count. Taken is the shortest block after which hardly any falls between neighbours are
 * left, or hardly any against the net growth. At least SERIES_LIMITS.leastBlocks blocks stay for the longest life.
 *
 * Blocks do not reach over a restart. Null and rows of no life are skipped. Cost: n log n. Never throws.
 */
export function lowerEnvelope(
  timesSeconds: readonly number[],
  values: ReadonlyArray<number | null>,
  lifeOfRow: ArrayLike<number>
): Envelope {
  const rows = toRows(timesSeconds, values, lifeOfRow);
  const blockRows = findBlockRows(rows);
  return { points: toPoints(rows, blockRows), blockRows };
}

function findBlockRows(rows: Rows): number {
  const thinning = Math.max(1, Math.ceil(rows.count / SERIES_LIMITS.mostPoints.value));
  const most = Math.max(thinning, Math.floor(countLongest(rows) / SERIES_LIMITS.leastBlocks.value));
  const { falls: rawFalls, net } = sumMoves(rows, thinning);
  const calm = SERIES_LIMITS.envelopeCalm.value * Math.max(rawFalls, Math.abs(net));
  if (most <= thinning || rawFalls <= SERIES_LIMITS.envelopeCalm.value * net) {
    return thinning;
  }
  let length = thinning;
  do {
    length = Math.min(most, longer(length));
  } while (length < most && sumMoves(rows, length).falls > calm);
  // Blocks a little shorter than the period miss a collection now and then: one size more does not.
  return Math.min(most, longer(length));
}

const longer = (length: number) => Math.max(length + 1, Math.round(length * SERIES_LIMITS.blockGrowth.value));

const NO_LIFE = -1;

/** The known rows of lives, in columns: an envelope is looked for with a dozen lengths of blocks. */
interface Rows {
  count: number;
  seconds: Float64Array;
  bytes: Float64Array;
  lives: Int32Array;
}

function toRows(
  timesSeconds: readonly number[],
  values: ReadonlyArray<number | null>,
  lifeOfRow: ArrayLike<number>
): Rows {
  const { length } = values;
  const rows = {
    count: 0,
    seconds: new Float64Array(length),
    bytes: new Float64Array(length),
    lives: new Int32Array(length),
  };
  for (let row = 0; row < length; row++) {
    const value = values[row];
    if (value !== null && Number.isFinite(value) && lifeOfRow[row] >= 0) {
      rows.seconds[rows.count] = timesSeconds[row];
      rows.bytes[rows.count] = value;
      rows.lives[rows.count++] = lifeOfRow[row];
    }
  }
  return rows;
}

function countLongest({ count, lives }: Rows): number {
  const counts = new Map<number, number>();
  for (let row = 0; row < count;) {
    const life = lives[row];
    const from = row;
    while (row < count && lives[row] === life) {
      row++;
    }
    counts.set(life, (counts.get(life) ?? 0) + row - from);
  }
  return Math.max(0, ...counts.values());
}

/**
 * Visits the blocks from the last to the first one, with the row of the lowest value of each. Blocks are counted from the
 * end of each life, so that the last one is whole; a short rest at the beginning of a life is left out.
 */
function eachBlock(
  { count, bytes, lives }: Rows,
  length: number,
  visit: (lowest: number, start: number, end: number) => void
): void {
  let lastLife = NO_LIFE;
  for (let end = count; end > 0;) {
    const life = lives[end - 1];
    const least = Math.max(0, end - length);
    let start = end - 1;
    while (start > least && lives[start - 1] === life) {
      start--;
    }
    if (end - start > length / 2 || lastLife !== life) {
      let lowest = start;
      for (let row = start + 1; row < end; row++) {
        if (bytes[row] < bytes[lowest]) {
          lowest = row;
        }
      }
      visit(lowest, start, end);
      lastLife = life;
    }
    end = start;
  }
}

function toPoints(rows: Rows, length: number): EnvelopePoint[] {
  const { seconds, bytes, lives } = rows;
  const points: EnvelopePoint[] = [];
  eachBlock(rows, length, (lowest, start, end) => {
    let peakBytes = -Infinity;
    for (let row = start; row < end; row++) {
      peakBytes = Math.max(peakBytes, bytes[row]);
    }
    points.push({ seconds: seconds[lowest], bytes: bytes[lowest], peakBytes, life: lives[lowest] });
  });
  return points.reverse();
}

/** Falls between neighbours of one life, and what is gained or lost on the whole. */
function sumMoves(rows: Rows, length: number): { falls: number; net: number } {
  const { bytes, lives } = rows;
  let falls = 0;
  let net = 0;
  let later = -1;
  eachBlock(rows, length, (lowest) => {
    if (later >= 0 && lives[later] === lives[lowest]) {
      const move = bytes[later] - bytes[lowest];
      net += move;
      falls += Math.max(0, -move);
    }
    later = lowest;
  });
  return { falls, net };
}
