import { SECONDS_PER_HOUR } from '../units';
import { CARDINALITY_LIMITS } from './cardinalityLimits';
import { describeTarget } from './describeTarget';
import { findStop } from './findStop';
import { fitGrowth, type SeriesGrowth } from './fitGrowth';
import { splitLives, type TargetLife } from './splitLives';
import type { TargetHistory } from './targetHistory';

/**
 * `blow-up`: series grow and do not stop. `bounded`: they grew and levelled off. `churn`: always others, as many as
 * before. `rejected`: read, and thrown away because of a limit. `steady`: none of these. `unknown`: too few samples.
 */
export type CardinalityKind = 'blow-up' | 'churn' | 'bounded' | 'rejected' | 'steady' | 'unknown';

/** Series that come and go: because the process restarts, or because its label values do. */
export type ChurnCause = 'restarts' | 'labels';

/** What is known about one target. Null is unknown. */
export interface TargetFinding {
  kind: CardinalityKind;
  /** Samples of the last scrape that was answered. */
  series: number | null;
  /** The same after the relabel rules: what the server keeps. */
  keptSeries: number | null;
  /** Whether the newest scrapes had no answer at all: `series` is then the last that is known. */
  isDown: boolean;
  /** Samples at the begin of the life that is judged. */
  seriesAtStart: number | null;
  /** Begin of that life, Unix seconds; null where it began before the window. */
  startSeconds: number | null;
  /** First and last sample of that life, Unix seconds. */
  judgedSeconds: { from: number; to: number } | null;
  /** Growth of the floor over that life. */
  grownSeries: number | null;
  /** Robust slope over that life. */
  seriesPerHour: number | null;
  /** Since when it no longer grows, Unix seconds; null while it does, or where it never grew. */
  stoppedSeconds: number | null;
  /** New series an hour over the window. */
  addedPerHour: number | null;
  churnCause: ChurnCause | null;
  /** Starts of the process seen in the window, beyond the first. */
  restarts: number;
  /** Limit of samples a scrape; null where there is none or it is not exported. */
  sampleLimit: number | null;
  /** Why, as plain sentences. */
  evidence: string[];
}

/** What the sentences are made of, besides the finding. */
export interface JudgedLife {
  life: TargetLife | null;
  growth: SeriesGrowth | null;
  /** Whether an earlier life was judged, because the present one is too young. */
  isEarlier: boolean;
  /** Newest moment of the history, Unix seconds. */
  endSeconds: number;
}

/**
 * What happens to the series of one target. The present life of the process is judged; while it is too young for that,
 * the longest of the earlier ones is, so that a restart does not hide a blow-up.
 *
 * Cost: one robust slope. Never throws.
 * Source: memory catalog, section 7.1.
 */
export function judgeTarget(history: TargetHistory): TargetFinding {
  const lives = splitLives(history);
  const judged = chooseLife(lives, history.timesSeconds[history.timesSeconds.length - 1] ?? 0);
  const { life, growth } = judged;
  const restarts = Math.max(0, lives.length - 1);
  const series = lives[lives.length - 1]?.samples.slice(-1)[0] ?? null;
  const limit = lastKnown(history.sampleLimit);
  const sampleLimit = limit !== null && limit > 0 ? limit : null;
  const rejected = isRejected(history, sampleLimit);
  // Prometheus counts the series of a page as added before it throws the page away: that is neither growth nor churn.
  const addedPerHour = rejected ? null : toAddedPerHour(history);
  const churnCause = rejected ? null : findChurn(history, series, addedPerHour, restarts);
  const known: Omit<TargetFinding, 'evidence'> = {
    kind: toKind(rejected, growth, churnCause),
    series,
    keptSeries: lastPositive(history.keptSamples),
    isDown: lastKnown(history.samples) === 0,
    seriesAtStart: life?.samples[0] ?? null,
    startSeconds: life?.startSeconds ?? null,
    judgedSeconds: life && { from: life.timesSeconds[0], to: life.timesSeconds[life.timesSeconds.length - 1] },
    grownSeries: growth?.grownSeries ?? null,
    seriesPerHour: growth?.seriesPerHour ?? null,
    stoppedSeconds: life && growth?.matters ? findStop(life, growth.grownSeries) : null,
    addedPerHour,
    churnCause,
    restarts,
    sampleLimit,
  };
  return { ...known, evidence: describeTarget(known, judged) };
}

function toKind(rejected: boolean, growth: SeriesGrowth | null, churn: ChurnCause | null): CardinalityKind {
  if (rejected) {
    return 'rejected';
  }
  if (growth?.matters) {
    return growth.levelledOff ? 'bounded' : 'blow-up';
  }
  if (churn !== null) {
    return 'churn';
  }
  return growth === null ? 'unknown' : 'steady';
}

function chooseLife(lives: readonly TargetLife[], endSeconds: number): JudgedLife {
  const present = lives[lives.length - 1] ?? null;
  const growth = present && fitGrowth(present);
  if (growth !== null) {
    return { life: present, growth, isEarlier: false, endSeconds };
  }
  const longest = [...lives].sort((a, b) => b.samples.length - a.samples.length)[0] ?? null;
  const earlier = longest && fitGrowth(longest);
  return earlier
    ? { life: longest, growth: earlier, isEarlier: true, endSeconds }
    : { life: present, growth: null, isEarlier: false, endSeconds };
}

/** Read (there are samples) and not kept (`up` is 0), several times in a row, up to now. */
function isRejected({ samples, upShare }: TargetHistory, sampleLimit: number | null): boolean {
  const newest = samples
    .map((value, index) => ({ value, up: upShare[index] }))
    .filter(({ value, up }) => value !== null && up !== null)
    .slice(-CARDINALITY_LIMITS.rejectedPoints.value);
  return (
    newest.length === CARDINALITY_LIMITS.rejectedPoints.value &&
    newest.every(({ value, up }) => up === 0 && (value ?? 0) > (sampleLimit ?? 0))
  );
}

function toAddedPerHour({ timesSeconds, addedSeries }: TargetHistory): number | null {
  const known = addedSeries.filter((value) => value !== null);
  const stepSeconds = timesSeconds.length > 1 ? timesSeconds[1] - timesSeconds[0] : 0;
  return known.length > 0 && stepSeconds > 0
    ? (known.reduce((sum, value) => sum + value, 0) * SECONDS_PER_HOUR) / (known.length * stepSeconds)
    : null;
}

function findChurn(
  { addedSeries }: TargetHistory,
  series: number | null,
  addedPerHour: number | null,
  restarts: number
): ChurnCause | null {
  const { churnRestarts, churnSteps, churnSharePerHour, churnSeriesPerHour } = CARDINALITY_LIMITS;
  if (restarts >= churnRestarts.value) {
    return 'restarts';
  }
  const known = addedSeries.filter((value) => value !== null);
  const busy = known.filter((value) => value > 0).length;
  const least = Math.max(churnSeriesPerHour.value, churnSharePerHour.value * (series ?? 0));
  return busy >= churnSteps.value * known.length && (addedPerHour ?? 0) >= least ? 'labels' : null;
}

function lastKnown(values: ReadonlyArray<number | null>): number | null {
  return values.filter((value) => value !== null).slice(-1)[0] ?? null;
}

function lastPositive(values: ReadonlyArray<number | null>): number | null {
  return values.filter((value) => value !== null && value > 0).slice(-1)[0] ?? null;
}
