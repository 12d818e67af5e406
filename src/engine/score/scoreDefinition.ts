import type { Threshold } from '../checks/threshold';

export type ScoreWindowId = '12h' | '1d' | '2d' | '4d';

/** One window of the score. A window is four quarters; the score compares the floors (minima) of the quarters. */
export interface ScoreWindow {
  id: ScoreWindowId;
  /** Length of a quarter. It must exceed the period of garbage collection; the quarters of 4d are whole days. */
  quarterHours: number;
  /** Least share of the mean quarter growth that each of the first two increments needs for the full score. */
  beta: number;
  /** The same for the last increment: the guard against growth that levels off. */
  sigma: number;
}

/** Shortest first. Source: random search on generated series (44 families, 14 days), then rounded by hand. */
export const SCORE_WINDOWS: readonly ScoreWindow[] = [
  { id: '12h', quarterHours: 3, beta: 1, sigma: 1 },
  { id: '1d', quarterHours: 6, beta: 0.5, sigma: 1 },
  { id: '2d', quarterHours: 12, beta: 0.5, sigma: 1 },
  { id: '4d', quarterHours: 24, beta: 0.5, sigma: 1 },
];

const SEARCH = 'Random search on generated series (44 families, 14 days), then rounded by hand';
const REAL_HOSTS = 'Check on 109 unlabelled production machines';

/**
 * The parameters that are the same in every window. With SCORE_WINDOWS this is the whole definition: the PromQL texts,
 * the evaluators, the rules, the docs and the tests read it from here.
 */
export const SCORE_PARAMETERS = {
  headroomUse: {
    id: 'mu',
    value: 0.1,
    unit: 'share',
    reason: 'Share of the remaining headroom that the growth of a window has to use up for the full score.',
    source: SEARCH,
  },
  headroomLeast: {
    id: 'headroom',
    value: 0.25,
    unit: 'share',
    reason: 'The headroom counts as at least this share of the limit: near the limit every wobble would matter.',
    source: REAL_HOSTS,
  },
  growth: {
    id: 'gamma',
    value: 0.08,
    unit: 'share',
    reason: 'Growth in a window, relative to the present floor, for the full score.',
    source: REAL_HOSTS,
  },
  novelty: {
    id: 'nu',
    value: 0.1,
    unit: 'share',
    reason: 'By how much of the growth the floor has to pass the highest floor of the days before, to be new.',
    source: SEARCH,
  },
  capWithoutNovelty: {
    id: 'cap',
    value: 60,
    unit: 'points',
    reason: 'Highest score of a rise that stays inside what the container did in the days before.',
    source: SEARCH,
  },
  history: {
    id: 'history',
    value: 168,
    unit: 'hours',
    reason: 'The days before the window that the floor is compared with: seven, so that a week is covered.',
    source: SEARCH,
  },
  waiverLevel: {
    id: 'waiver-level',
    value: 0.85,
    unit: 'share',
    reason: 'Share of the limit that an earlier life had reached: then the level is known because of the same leak.',
    source: REAL_HOSTS,
  },
  waiverDrop: {
    id: 'waiver-drop',
    value: 0.8,
    unit: 'share',
    reason: 'The window has to begin below this share of the earlier level: the restart gave the memory back.',
    source: REAL_HOSTS,
  },
  rising: {
    id: 'rising',
    value: 50,
    unit: 'points',
    reason: 'From here on the memory rises, though within its known range. Below it there is nothing to see.',
    source: 'Reading of the score: the range below the cap without novelty',
  },
  alert: {
    id: 'alert',
    value: 85,
    unit: 'points',
    reason: 'A leak is likely: recall .84, precision .73 on held-out generated series.',
    source: 'Held-out generated series (44 families, 8,800 series of 14 days)',
  },
  strict: {
    id: 'strict',
    value: 95,
    unit: 'points',
    reason: 'The stricter reading: 28 % fewer false alarms than at 85, 4 to 5 points less recall.',
    source: 'Held-out generated series (44 families, 8,800 series of 14 days)',
  },
  alertHold: {
    id: 'alert-for',
    value: 3600,
    unit: 'seconds',
    reason: 'The score has to stay at the threshold this long before the alert fires.',
    source: 'Held-out generated series: 2 h gives 20 % fewer alarms and 3 points less recall',
  },
  alertKeep: {
    id: 'alert-keep-firing-for',
    value: 43200,
    unit: 'seconds',
    reason: 'The score is conservative moment by moment; without a latch the alert would flap.',
    source: 'A material leak is at 85 in 27 % of its moments, as maximum of a day in 43 %',
  },
} as const satisfies Record<string, Threshold>;

/** Growth of a window is the sum of three increments between four quarters. */
const INCREMENTS = 3;

/** What the floors of one window are multiplied with. Both evaluators use these numbers, in the same order. */
export interface WindowFactors {
  earlierIncrement: number;
  lastIncrement: number;
}

export function toWindowFactors(window: ScoreWindow): WindowFactors {
  return { earlierIncrement: INCREMENTS / window.beta, lastIncrement: INCREMENTS / window.sigma };
}

/** The other factors of the formula, derived once so that text and function hold the same doubles. */
export const SCORE_FACTORS = {
  headroomUse: 1 / SCORE_PARAMETERS.headroomUse.value,
  growth: 1 / SCORE_PARAMETERS.growth.value,
  novelty: 1 / SCORE_PARAMETERS.novelty.value,
  known: SCORE_PARAMETERS.capWithoutNovelty.value / 100,
  new: (100 - SCORE_PARAMETERS.capWithoutNovelty.value) / 100,
} as const;

/** Length of a window. */
export function toWindowHours(window: ScoreWindow): number {
  return 4 * window.quarterHours;
}

/** A container younger than this can have been restarted inside what the score of the window looks at. */
export function toWaiverAgeHours(window: ScoreWindow): number {
  return toWindowHours(window) + SCORE_PARAMETERS.history.value;
}

/** How far the score looks back: the longest window, the history before it, and the hour of the first floor. */
export const SCORE_LOOKBACK_HOURS = toWaiverAgeHours(SCORE_WINDOWS[SCORE_WINDOWS.length - 1]) + 1;
