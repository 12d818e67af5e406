import { HOUR, type Prepared } from '../prepare';
import { SILENT, type Detector } from './detector';

const MIB = 2 ** 20;

/** The rule as it is described: what has to grow by how much in the last hour. */
const RULE = {
  /** A fall by more than this share begins a new piece: a restart. */
  cutAtDrop: 0.5,
  /** Slope of the last quarter, as a share of the slope of the piece. */
  tailSlope: 0.3,
  /** Growth in the hour, as a share of the limit, or absolutely where there is no limit. */
  limitShare: 0.05,
  bytes: 50 * MIB,
  /** Growth an hour, as a share of what is there. */
  growthShare: 0.1,
};

/**
 * Coroot's inspection of memory leaks on rss over the shown hour, re-implemented from its description: the longest piece
 * between restarts, a straight line through it, a last quarter that still rises, and a growth that matters.
 */
export const COROOT: Detector = {
  name: 'coroot',
  title: "Coroot's rule, 1 h",
  inARow: 2,
  everyHours: 1,
  prepare: (prepared) => (hour) => {
    const piece = longestPiece(lastHour(prepared, hour));
    if (piece.length < 8) {
      return SILENT;
    }
    const slope = slopePerHour(piece);
    const tail = slopePerHour(piece.slice(Math.floor(piece.length * 0.75)));
    const { limitBytes } = prepared.series;
    const growthShare = slope / Math.max(1, piece[0].bytes);
    const enough = slope >= (limitBytes === null ? RULE.bytes : RULE.limitShare * limitBytes);
    return {
      alarm: enough && growthShare > RULE.growthShare && tail >= RULE.tailSlope * slope,
      rank: Math.max(0, growthShare),
    };
  },
};

interface Point {
  hours: number;
  bytes: number;
}

function lastHour(prepared: Prepared, hour: number): Point[] {
  const { parts, workingSetBytes, timesSeconds } = prepared.series;
  const values = parts?.anon ?? workingSetBytes;
  const at = prepared.startSeconds + hour * HOUR;
  const end = prepared.after(at);
  const points: Point[] = [];
  for (let i = prepared.after(at - HOUR); i < end; i++) {
    if (!Number.isNaN(values[i])) {
      points.push({ hours: (timesSeconds[i] - at) / HOUR, bytes: values[i] });
    }
  }
  return points;
}

function longestPiece(points: readonly Point[]): Point[] {
  const pieces: Point[][] = [[]];
  points.forEach((point, i) => {
    if (i > 0 && point.bytes < (1 - RULE.cutAtDrop) * points[i - 1].bytes) {
      pieces.push([]);
    }
    pieces[pieces.length - 1].push(point);
  });
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest));
}

function slopePerHour(points: readonly Point[]): number {
  const n = points.length;
  const hours = points.reduce((sum, point) => sum + point.hours, 0) / n;
  const bytes = points.reduce((sum, point) => sum + point.bytes, 0) / n;
  let tt = 0;
  let ty = 0;
  for (const point of points) {
    tt += (point.hours - hours) ** 2;
    ty += (point.hours - hours) * (point.bytes - bytes);
  }
  return tt > 0 ? ty / tt : 0;
}
