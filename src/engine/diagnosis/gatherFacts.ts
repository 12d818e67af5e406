import { measureCoupling } from '../coupling/measureCoupling';
import type { Coupling } from '../coupling/coupling';
import type { DiagnosisInput, Interval, TimeToLimit } from './diagnosis';
import { VERDICT_LIMITS } from './verdictLimits';
import {
  findCountCauses,
  findProcessCause,
  findRuntimeCauses,
  measureChange,
  type Change,
  type CountCause,
  type ProcessCause,
  type RuntimeCauses,
} from './causes';
import { readLives, type AcrossLives } from './acrossLives';
import type { EarlierLives } from './earlierLives';
import { findOnset } from './findOnset';
import { forecastLimit } from './forecastLimit';
import { measureMemory, type MeasuredMemory } from './measureMemory';
import { once } from './once';
import type { PartTrend, PartTrends } from './partTrends';
import { SECONDS_PER_HOUR } from '../units';

/** All that the rules look at, measured once, and where it is dear only when a rule asks for it. */
export interface Facts {
  input: DiagnosisInput;
  trends: PartTrends;
  /** The growing part that cannot be reclaimed and grows most; null where none does. */
  growing: PartTrend | null;
  /** `growing`, else the part that moved most. */
  leading: PartTrend | null;
  anon: PartTrend | null;
  kernel: PartTrend | null;
  /** Share of the growth of all parts that `leading` has. */
  leadingShare: number | null;
  readonly onset: Interval | null;
  readonly secondsToLimit: TimeToLimit | null;
  /** How long the growth has been seen, seconds. */
  readonly grownSeconds: number;
  /** What the growth goes with: requests, errors, or nothing. */
  readonly coupling: Coupling;
  /** The same for each counter that somebody named. */
  named: Coupling[];
  scraped: Change | null;
  runtime: RuntimeCauses;
  process: ProcessCause | null;
  counts: CountCause[];
  earlier: EarlierLives;
  /** What the lives of the whole workload say. */
  lives: AcrossLives | null;
  restarts: number;
  /** OOM kills in the history; null is unknown. */
  kills: number | null;
  /** Highest peaks above the floor, as a share of it. */
  peakShare: number;
}

/**
 * Measures what the rules ask for. Null where too little is known. Cost: a millisecond or two for what grows, a fraction
 * for what stands.
 */
export function gatherFacts(input: DiagnosisInput, memory = measureMemory(input)): Facts | null {
  if (memory === null) {
    return null;
  }
  const counts = findCountCauses(input, memory.grid.settled);
  const trends = chooseScope(memory, counts);
  const { rows, parts } = trends;
  const growing = findGrowing(parts, counts);
  const leading = growing ?? findYoung(parts) ?? sortByGrowth(parts).find(({ trend }) => trend.growthBytes > 0) ?? null;
  const grown = sumGrowth(parts);
  const anon = parts.find(({ kind }) => kind === 'anon') ?? null;
  const { timesSeconds } = input.history;
  const rate = growing ?? (leading?.shape === 'young' ? leading : anon);
  const coupled = once(() => ({
    timesSeconds,
    bytes: bytesOf(leading, trends),
    startTimesSeconds: input.startTimesSeconds,
    requests: input.requests,
  }));
  const onset = once(() => leading && findOnset(leading, trends));
  const secondsToLimit = once(() => rate && forecastLimit(trends, rate.trend, input));
  const coupling = once(() => measureCoupling({ ...coupled(), errors: input.errors }));
  return {
    input,
    trends,
    growing,
    leading,
    anon,
    kernel: parts.find(({ kind }) => kind === 'kernel') ?? null,
    leadingShare: leading && grown > 0 ? Math.max(0, leading.trend.growthBytes) / grown : null,
    get onset() {
      return onset();
    },
    get secondsToLimit() {
      return secondsToLimit();
    },
    get grownSeconds() {
      return input.atSeconds - (onset()?.mid ?? timesSeconds[rows[0]]);
    },
    get coupling() {
      return coupling();
    },
    named: input.counters.map((errors) => measureCoupling({ ...coupled(), errors })),
    scraped: input.scrapedSamples && measureChange(input.scrapedSamples, rows),
    runtime: findRuntimeCauses(input, rows, () => (anon ? anon.trend.slope.slope * SECONDS_PER_HOUR : 0)),
    process: findProcessCause(input, rows),
    counts,
    earlier: memory.earlier(),
    lives: readLives(input),
    // One count everywhere: what was counted for the table, else the lives that are seen here.
    restarts: input.restarts ?? (trends.lives.source === 'start-times' ? trends.lives.lives.length - 1 : 0),
    kills: countInWindow(input),
    peakShare: measurePeaks(trends),
  };
}

/** The last life where it is long enough and grows, or where there is no other; else all lives over each other. */
function chooseScope({ grid, inLife, inLives }: MeasuredMemory, counts: readonly CountCause[]): PartTrends {
  const own = grid.hasOwnLife ? inLife() : null;
  if (own && (grid.lives.lives.length === 1 || findGrowing(own.parts, counts) !== null)) {
    return own;
  }
  const all = inLives();
  const growing = findGrowing(all.parts, counts);
  // The common course of all lives counts only if the last one does not contradict it.
  const same = own?.parts.find(({ part }) => part === growing?.part);
  const fits = same === undefined || (growing !== null && same.trend.slope.high >= growing.trend.slope.slope / 2);
  return own === null || (growing !== null && fits) ? all : own;
}

const sumGrowth = (parts: readonly PartTrend[]) =>
  parts.reduce((sum, { trend }) => sum + Math.max(0, trend.growthBytes), 0);

const sortByGrowth = (parts: readonly PartTrend[]) =>
  [...parts].sort((a, b) => b.trend.growthBytes - a.trend.growthBytes);

/**
 * The part with most growth that cannot be reclaimed and is still on. Kernel memory beside much more page cache belongs
 * to the files. What slows down while the number of threads or files behind it goes on is not levelling off.
 */
function findGrowing(parts: readonly PartTrend[], counts: readonly CountCause[]): PartTrend | null {
  const least = VERDICT_LIMITS.leastPartShare.value * sumGrowth(parts);
  const isGrowing = ({ shape, kind, trend }: PartTrend) =>
    (kind === 'anon' || kind === 'tmpfs' || (kind === 'kernel' && trend.growthBytes >= least)) &&
    (shape === 'growing' || (counts.length > 0 && shape === 'saturating' && trend.late.low > 0));
  return sortByGrowth(parts).find(isGrowing) ?? null;
}

/** What cannot be reclaimed and rises, but has not for long. */
function findYoung(parts: readonly PartTrend[]): PartTrend | null {
  return sortByGrowth(parts).find(({ shape, kind }) => shape === 'young' && kind !== 'cache') ?? null;
}

/** The leading part, or what cannot be reclaimed, in the rows that are judged. */
function bytesOf(leading: PartTrend | null, { rows, unreclaimable }: PartTrends): Array<number | null> {
  const bytes = leading?.bytes ?? unreclaimable;
  const judged = new Set(rows);
  return bytes.map((value, row) => (judged.has(row) ? value : null));
}

function countInWindow({ oomKillsSeconds, history, atSeconds }: DiagnosisInput): number | null {
  const from = history.timesSeconds[0] ?? atSeconds;
  return oomKillsSeconds && oomKillsSeconds.filter((kill) => kill >= from && kill <= atSeconds).length;
}

function measurePeaks({ envelope, floorBytes }: PartTrends): number {
  const above = envelope.points.map(({ peakBytes, bytes }) => peakBytes - bytes);
  return Math.max(0, ...above) / Math.max(1, floorBytes);
}
