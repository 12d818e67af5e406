import fc from 'fast-check';
import { lowerEnvelope, type Envelope, type EnvelopePoint } from './lowerEnvelope';
import { SERIES_LIMITS } from './seriesLimits';

/** With an object a row and a list a length: the definition. */
function slow(times: number[], values: Array<number | null>, lives: number[]): Envelope {
  const rows = toRows(times, values, lives);
  const thinning = Math.max(1, Math.ceil(rows.length / SERIES_LIMITS.mostPoints.value));
  const most = Math.max(thinning, Math.floor(countLongest(rows) / SERIES_LIMITS.leastBlocks.value));
  const raw = toBlocks(rows, thinning);
  const { falls: rawFalls, net } = sumMoves(raw);
  const calm = SERIES_LIMITS.envelopeCalm.value * Math.max(rawFalls, Math.abs(net));
  if (most <= thinning || rawFalls <= SERIES_LIMITS.envelopeCalm.value * net) {
    return { points: raw, blockRows: thinning };
  }
  const longer = (length: number) => Math.max(length + 1, Math.round(length * 1.4));
  let length = thinning;
  do {
    length = Math.min(most, longer(length));
  } while (length < most && sumMoves(toBlocks(rows, length)).falls > calm);
  length = Math.min(most, longer(length));
  return { points: toBlocks(rows, length), blockRows: length };
}

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

const bytes = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 0, max: 1000 }) },
  { weight: 1, arbitrary: fc.constantFrom(null, NaN) }
);

describe('lowerEnvelope(timesSeconds, values, lifeOfRow)', () => {
  test('is that of the definition', () => {
    const row = fc.record({ bytes, isRestart: fc.boolean(), isGhost: fc.boolean() });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 900, size: 'max' }), fc.nat({ max: 30 }), (rows, restarts) => {
        let life = 0;
        const lives = rows.map(({ isRestart, isGhost }, i) => {
          life += isRestart && restarts > 0 && i % (30 + restarts) === 0 ? 1 : 0;
          return isGhost && i % 7 === 0 ? -1 : life;
        });
        const times = rows.map((_, i) => i * 60);
        const values = rows.map((one) => one.bytes);
        expect(lowerEnvelope(times, values, lives)).toEqual(slow(times, values, lives));
      }),
      { numRuns: 400 }
    );
  });
});
