import { VERDICT_LIMITS } from './verdictLimits';
import type { DiagnosisInput } from './diagnosis';
import { findPart, type PartName } from '../memory/parts';
import { blockEnvelope, lowerEnvelope, type Envelope, type EnvelopePoint } from '../series/lowerEnvelope';
import { splitLives, type Life, type Lives } from '../series/splitLives';
import { classifyTrend, type Shape, type TrendContext } from './classifyTrend';
import { measureDays, type DayRise } from './measureDays';
import { measureTrend, type Trend } from './measureTrend';

export type PartKind = 'anon' | 'tmpfs' | 'kernel' | 'cache' | 'mixed';

/** The course of one part. */
export interface PartTrend {
  part: PartName;
  kind: PartKind;
  bytes: ReadonlyArray<number | null>;
  trend: Trend;
  shape: Shape;
  days: DayRise | null;
}

/** What the shapes are judged on: the last life, or all lives laid over each other. */
export type Scope = 'life' | 'lives';

export interface PartTrends {
  lives: Lives;
  scope: Scope;
  /** Rows of the scope that are known. */
  rows: number[];
  /** Nearly all of the last life is inside of the history. */
  sinceStart: boolean;
  /** Floor of what cannot be reclaimed at the beginning of the scope. */
  floorBytes: number;
  parts: PartTrend[];
  /** What cannot be reclaimed, added up, and its envelope in the scope. */
  unreclaimable: Array<number | null>;
  envelope: Envelope;
}

const KINDS: Partial<Record<PartName, PartKind>> = {
  anon: 'anon',
  tmpfs: 'tmpfs',
  kernel: 'kernel',
  kernel_sockets_other: 'kernel',
  active_file: 'cache',
  inactive_file: 'cache',
  active_file_or_tmpfs: 'mixed',
  beyond_anon: 'mixed',
  unattributed: 'mixed',
  // Nothing else is known of this container: it is judged as if it were anonymous, and the evidence says so.
  working_set: 'anon',
};

const DAY = 86400;

/** What does not depend on the scope. */
export interface Grid {
  input: DiagnosisInput;
  lives: Lives;
  unreclaimable: Array<number | null>;
  /** Rows with memory, of lives that count, without start-ups. */
  settled: number[];
  /** The last life has enough rows to be judged by itself. */
  hasOwnLife: boolean;
}

/** Lives and usable rows. Null where too little is known. */
export function toGrid(input: DiagnosisInput): Grid | null {
  const { timesSeconds } = input.history;
  const unreclaimable = sumUnreclaimable(input);
  const lives = splitLives(input.startTimesSeconds, unreclaimable);
  const settled = timesSeconds
    .map((_, row) => row)
    .filter((row) => unreclaimable[row] !== null && lives.lifeOfRow[row] >= 0)
    .filter((row) => isSettled(lives.lives[lives.lifeOfRow[row]], row, timesSeconds));
  const ofLast = settled.filter((row) => lives.lifeOfRow[row] === lives.lives.length - 1);
  const enough = Math.max(VERDICT_LIMITS.leastPoints.value, VERDICT_LIMITS.ownLifeShare.value * settled.length);
  return settled.length < VERDICT_LIMITS.leastPoints.value
    ? null
    : { input, lives, unreclaimable, settled, hasOwnLife: lives.lives.length === 1 || ofLast.length >= enough };
}

/** Courses and shapes of all parts in a scope. Cost: O(n^2) a part, at most 300 points. */
export function measureParts({ input, lives, unreclaimable, settled }: Grid, scope: Scope): PartTrends {
  const { history, limitBytes } = input;
  const { timesSeconds } = history;
  const last = lives.lives[lives.lives.length - 1];
  const rows = scope === 'life' ? settled.filter((row) => lives.lifeOfRow[row] === lives.lives.length - 1) : settled;
  const inScope = new Int32Array(timesSeconds.length).fill(-1);
  rows.forEach((row) => (inScope[row] = lives.lifeOfRow[row]));

  const envelope = lowerEnvelope(timesSeconds, unreclaimable, inScope);
  const { points } = envelope;
  const sinceStart = scope === 'life' && beginsInside(last, timesSeconds[rows[0]], input.atSeconds);
  const context: Omit<TrendContext, 'days'> = {
    floorBytes: Math.min(...points.slice(0, 3).map(({ bytes }) => bytes)),
    headroomBytes: limitBytes === null ? null : Math.max(0, limitBytes - points[points.length - 1].bytes),
    sinceStart,
  };
  const step = (timesSeconds[rows[rows.length - 1]] - timesSeconds[rows[0]]) / Math.max(1, rows.length - 1);
  const rowsByHours = Math.max(1, Math.round(VERDICT_LIMITS.dayBlockSeconds.value / Math.max(1, step)));
  const parts = history.parts.flatMap(({ name, bytes }): PartTrend[] => {
    const kind = KINDS[name];
    const own = lowerEnvelope(timesSeconds, bytes, inScope);
    const trend = kind ? measureTrend(own.points, 3) : null;
    if (!kind || trend === null) {
      return [];
    }
    const byHours = blockEnvelope(timesSeconds, bytes, inScope, Math.min(own.blockRows, rowsByHours));
    const days = trend.lives === 1 ? surestDays([own.points, byHours], Math.max(DAY, trend.spanSeconds / 3)) : null;
    return [{ part: name, kind, bytes, trend, days, shape: classifyTrend(trend, { ...context, days }) }];
  });
  return { lives, scope, rows, sinceStart, floorBytes: context.floorBytes, parts, unreclaimable, envelope };
}

/** Long blocks are free of collections, short ones of the hour of the day: what rises surely in either one rises. */
function surestDays(envelopes: ReadonlyArray<readonly EnvelopePoint[]>, recentSeconds: number): DayRise | null {
  const found = envelopes.flatMap((points) => measureDays(points, recentSeconds) ?? []);
  return found.length === 0 ? null : found.reduce((best, one) => (one.share >= best.share ? one : best));
}

/** Anonymous memory, tmpfs and kernel memory; where they cannot be told apart, all that is not surely page cache. */
function sumUnreclaimable({ history }: DiagnosisInput): Array<number | null> {
  const own = history.parts.filter(({ name }) => findPart(name)?.reclaimable !== 'yes');
  return history.wholeBytes.map((whole, row) =>
    whole === null ? null : own.reduce((sum, { bytes }) => sum + (bytes[row] ?? 0), 0)
  );
}

/** At most a small share of the life lies before its first known moment. Unknown starts count only inside the history. */
function beginsInside({ startSeconds, from }: Life, firstSeconds: number, atSeconds: number): boolean {
  return startSeconds === null
    ? from > 0
    : firstSeconds - startSeconds <= VERDICT_LIMITS.sinceStartShare.value * (atSeconds - startSeconds);
}

function isSettled(life: Life, row: number, timesSeconds: readonly number[]): boolean {
  const end = timesSeconds[life.to];
  return (
    !beginsInside(life, timesSeconds[life.from], end) ||
    row - life.from >= Math.floor(VERDICT_LIMITS.startUpShare.value * (life.to - life.from + 1))
  );
}
