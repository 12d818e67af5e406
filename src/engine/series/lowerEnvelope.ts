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
  return toBlocks(toRows(timesSeconds, values, lifeOfRow), blockRows);
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
  const thinning = Math.max(1, Math.ceil(rows.length / SERIES_LIMITS.mostPoints.value));
  const longest = countLongest(rows);
  const most = Math.max(thinning, Math.floor(longest / SERIES_LIMITS.leastBlocks.value));
  const raw = toBlocks(rows, thinning);
  const { falls: rawFalls, net } = sumMoves(raw);
  const calm = SERIES_LIMITS.envelopeCalm.value * Math.max(rawFalls, Math.abs(net));
  if (most <= thinning || rawFalls <= SERIES_LIMITS.envelopeCalm.value * net) {
    return { points: raw, blockRows: thinning };
  }
  let length = thinning;
  do {
    length = Math.min(most, longer(length));
  } while (length < most && sumMoves(toBlocks(rows, length)).falls > calm);
  // Blocks a little shorter than the period miss a collection now and then: one size more does not.
  length = Math.min(most, longer(length));
  return { points: toBlocks(rows, length), blockRows: length };
}

const longer = (length: number) => Math.max(length + 1, Math.round(length * 1.4));

interface Row {
  seconds: number;
  bytes: number;
  life: number;
}

function toRows(
  timesSeconds: readonly number[],
  values: ReadonlyArray<number | null>,
  lifeOfRow: ArrayLike<number>
): Row[] {
  return values.flatMap((value, row) =>
    value !== null && Number.isFinite(value) && lifeOfRow[row] >= 0
      ? [{ seconds: timesSeconds[row], bytes: value, life: lifeOfRow[row] }]
      : []
  );
}

function countLongest(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const { life } of rows) {
    counts.set(life, (counts.get(life) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

/** Blocks are counted from the end of each life, so that the last one is whole. */
function toBlocks(rows: readonly Row[], length: number): EnvelopePoint[] {
  const points: EnvelopePoint[] = [];
  for (let end = rows.length; end > 0;) {
    const { life } = rows[end - 1];
    let start = end;
    while (start > 0 && end - start < length && rows[start - 1].life === life) {
      start--;
    }
    let lowest = rows[start];
    let peakBytes = -Infinity;
    for (let i = start; i < end; i++) {
      lowest = rows[i].bytes < lowest.bytes ? rows[i] : lowest;
      peakBytes = Math.max(peakBytes, rows[i].bytes);
    }
    const isWhole = end - start > length / 2 || points[points.length - 1]?.life !== life;
    if (isWhole) {
      points.push({ seconds: lowest.seconds, bytes: lowest.bytes, peakBytes, life });
    }
    end = start;
  }
  return points.reverse();
}

/** Falls between neighbours of one life, and what is gained or lost on the whole. */
function sumMoves(points: readonly EnvelopePoint[]): { falls: number; net: number } {
  let falls = 0;
  let net = 0;
  for (let i = 1; i < points.length; i++) {
    if (points[i].life === points[i - 1].life) {
      const move = points[i].bytes - points[i - 1].bytes;
      net += move;
      falls += Math.max(0, -move);
    }
  }
  return { falls, net };
}
