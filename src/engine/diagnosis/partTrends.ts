import { SECONDS_PER_DAY } from '../units';
import { MEMORY_LIMITS } from '../memory/memoryLimits';
import { SERIES_LIMITS } from '../series/seriesLimits';
import { VERDICT_LIMITS } from './verdictLimits';
import type { DiagnosisInput } from './diagnosis';
import { findPart, type PartName } from '../memory/parts';
import type { SplitHistory } from '../memory/splitHistory';
import { blockEnvelope, lowerEnvelope, type Envelope, type EnvelopePoint } from '../series/lowerEnvelope';
import { splitLives, type Life, type Lives } from '../series/splitLives';
import { classifyTrend, type Shape, type TrendContext } from './classifyTrend';
import { measureDays, type DayRise } from './measureDays';
import { measureTrend, type Trend } from './measureTrend';
import { once } from './once';
import { TREND_LIMITS } from './trendLimits';

export type PartKind = 'anon' | 'tmpfs' | 'kernel' | 'cache' | 'mixed';

/** The course of one part. */
export interface PartTrend {
  part: PartName;
  kind: PartKind;
  bytes: ReadonlyArray<number | null>;
  trend: Trend;
  shape: Shape;
  /** Measured when it is first asked for. */
  readonly days: DayRise | null;
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

/** What the courses of memory are measured from. */
export type MemoryInput = Pick<
  DiagnosisInput,
  'history' | 'startTimesSeconds' | 'limitBytes' | 'atSeconds' | 'oomKillsSeconds'
>;

/** What does not depend on the scope. */
export interface Grid {
  input: MemoryInput;
  lives: Lives;
  unreclaimable: Array<number | null>;
  /** Rows with memory, of lives that count, without start-ups. */
  settled: number[];
  /** The last life has enough rows to be judged by itself. */
  hasOwnLife: boolean;
}

/** Lives and usable rows. Null where too little is known. */
export function toGrid(input: MemoryInput): Grid | null {
  const unreclaimable = sumUnreclaimable(input.history);
  const lives = splitLives(input.startTimesSeconds, unreclaimable);
  const settled = findSettled(input.history.timesSeconds, unreclaimable, lives);
  const ofLast = settled.filter((row) => lives.lifeOfRow[row] === lives.lives.length - 1);
  const enough = Math.max(VERDICT_LIMITS.leastPoints.value, VERDICT_LIMITS.ownLifeShare.value * settled.length);
  return settled.length < VERDICT_LIMITS.leastPoints.value
    ? null
    : { input, lives, unreclaimable, settled, hasOwnLife: lives.lives.length === 1 || ofLast.length >= enough };
}

/** Courses and shapes of all parts in a scope. Cost: an envelope a part; what moved costs O(n^2), at most 300 points. */
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
    floorBytes: Math.min(...points.slice(0, TREND_LIMITS.floorPoints.value).map(({ bytes }) => bytes)),
    headroomBytes: limitBytes === null ? null : Math.max(0, limitBytes - points[points.length - 1].bytes),
    sinceStart,
  };
  const step = (timesSeconds[rows[rows.length - 1]] - timesSeconds[rows[0]]) / Math.max(1, rows.length - 1);
  const rowsByHours = Math.max(1, Math.round(VERDICT_LIMITS.dayBlockSeconds.value / Math.max(1, step)));
  const parts = history.parts.flatMap(({ name, bytes }): PartTrend[] => {
    const kind = KINDS[name];
    if (!kind) {
      return [];
    }
    // What was swapped out is anonymous memory all the same.
    const all = kind === 'anon' ? addSwap(bytes, history.swapBytes) : bytes;
    const own = lowerEnvelope(timesSeconds, all, inScope);
    const trend = measureTrend(own.points, TREND_LIMITS.leastPointsOfPart.value);
    if (trend === null) {
      return [];
    }
    const days = once(() => {
      const byHours = () => blockEnvelope(timesSeconds, all, inScope, Math.min(own.blockRows, rowsByHours));
      return trend.lives === 1 ? surestDays([own.points, byHours()], recentSeconds(trend)) : null;
    });
    const shape = classifyTrend(trend, {
      ...context,
      get days() {
        return days();
      },
    });
    return [
      {
        part: kind === 'anon' && isInSwap(history, rows, trend) ? 'swap' : name,
        kind,
        bytes: all,
        trend,
        shape,
        get days() {
          return days();
        },
      },
    ];
  });
  return { lives, scope, rows, sinceStart, floorBytes: context.floorBytes, parts, unreclaimable, envelope };
}

function addSwap(
  bytes: ReadonlyArray<number | null>,
  swapBytes: SplitHistory['swapBytes']
): ReadonlyArray<number | null> {
  return swapBytes ? bytes.map((own, row) => (own === null ? null : own + (swapBytes[row] ?? 0))) : bytes;
}

/** Most of the growth was swapped out. */
function isInSwap({ swapBytes }: SplitHistory, rows: readonly number[], { growthBytes }: Trend): boolean {
  const known = swapBytes ? rows.flatMap((row) => swapBytes[row] ?? []) : [];
  const grown = known.length > 1 ? known[known.length - 1] - known[0] : 0;
  return grown > 0 && grown >= growthBytes / 2;
}

/** What comparisons with the day before look at. */
function recentSeconds({ spanSeconds }: Trend): number {
  return Math.max(SECONDS_PER_DAY, spanSeconds * TREND_LIMITS.recentDaysShare.value);
}

/** Long blocks are free of collections, short ones of the hour of the day: what rises surely in either one rises. */
function surestDays(envelopes: ReadonlyArray<readonly EnvelopePoint[]>, recentSeconds: number): DayRise | null {
  const found = envelopes.flatMap((points) => measureDays(points, recentSeconds) ?? []);
  return found.length === 0 ? null : found.reduce((best, one) => (one.share >= best.share ? one : best));
}

/** Anonymous memory, also what was swapped out, tmpfs and kernel memory; where they cannot be told apart, all that is not surely page cache. */
function sumUnreclaimable({ parts, wholeBytes, swapBytes }: SplitHistory): Array<number | null> {
  const own = parts.filter(({ name }) => findPart(name)?.reclaimable !== 'yes');
  const sums = new Array<number | null>(wholeBytes.length);
  for (let row = 0; row < sums.length; row++) {
    let sum = swapBytes?.[row] ?? 0;
    for (const { bytes } of own) {
      sum += bytes[row] ?? 0;
    }
    sums[row] = wholeBytes[row] === null ? null : sum;
  }
  return sums;
}

/** Rows with memory, of lives that count, without start-ups and without cgroups whose process is gone. */
function findSettled(
  timesSeconds: readonly number[],
  unreclaimable: ReadonlyArray<number | null>,
  { lives, lifeOfRow }: Lives
): number[] {
  const settledFrom = lives.map((life) => findSettledFrom(life, timesSeconds));
  const settledTo = lives.map((life, index) => (index < lives.length - 1 ? findEnd(life, unreclaimable) : life.to));
  const settled: number[] = [];
  for (let row = 0; row < timesSeconds.length; row++) {
    const life = lifeOfRow[row];
    if (unreclaimable[row] !== null && life >= 0 && row >= settledFrom[life] && row <= settledTo[life]) {
      settled.push(row);
    }
  }
  return settled;
}

/** At most a small share of the life lies before its first known moment. Unknown starts count only inside the history. */
function beginsInside({ startSeconds, from }: Life, firstSeconds: number, atSeconds: number): boolean {
  return startSeconds === null
    ? from > 0
    : firstSeconds - startSeconds <= VERDICT_LIMITS.sinceStartShare.value * (atSeconds - startSeconds);
}

/** The last row of an ended life in which its process still ran: an empty cgroup may stay until the next one begins. */
function findEnd({ from, to }: Life, bytes: ReadonlyArray<number | null>): number {
  let end = to;
  while (end > from && isLeftOver(bytes[end], bytes[end - 1])) {
    end--;
  }
  return end;
}

/** Nothing, some pages that nobody has mapped any more, or a fall to them within the row. */
function isLeftOver(bytes: number | null, before: number | null): boolean {
  return (
    bytes === null ||
    bytes < MEMORY_LIMITS.toleranceFloorBytes.value ||
    bytes < SERIES_LIMITS.dropShare.value * (before ?? 0)
  );
}

/** The first row of a life that is no longer its start-up. */
function findSettledFrom(life: Life, timesSeconds: readonly number[]): number {
  const isStartUpInside = beginsInside(life, timesSeconds[life.from], timesSeconds[life.to]);
  const rows = life.to - life.from + 1;
  return isStartUpInside ? life.from + Math.floor(VERDICT_LIMITS.startUpShare.value * rows) : life.from;
}
