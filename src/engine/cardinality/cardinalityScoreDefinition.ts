import type { Threshold } from '../checks/threshold';

export type CardinalityWindowId = '6h' | '1d' | '4d';

/** One window of the score: four quarters, whose floors (minima) are compared. */
export interface CardinalityWindow {
  id: CardinalityWindowId;
  quarterMinutes: number;
}

/** Shortest first: a blow-up under load, one over a working day, a slow one that must not be the rhythm of a day. */
export const CARDINALITY_WINDOWS: readonly CardinalityWindow[] = [
  { id: '6h', quarterMinutes: 90 },
  { id: '1d', quarterMinutes: 360 },
  { id: '4d', quarterMinutes: 1440 },
];

const AS_MEMORY = 'As in the leak score, which was tuned on generated series';

/** The parameters that are the same in every window. The PromQL texts, the evaluator and the rules read them here. */
export const CARDINALITY_PARAMETERS = {
  balance: {
    id: 'beta',
    value: 0.5,
    unit: 'share',
    reason:
      'Least share of the mean growth of a quarter that each of the first two increments needs for the full score.',
    source: AS_MEMORY,
  },
  saturation: {
    id: 'sigma',
    value: 1,
    unit: 'share',
    reason: 'The same for the last increment: growth that levels off is not a blow-up.',
    source: AS_MEMORY,
  },
  growth: {
    id: 'gamma',
    value: 0.2,
    unit: 'share',
    reason: 'Growth in a window, relative to the present floor, for the full score.',
    source: 'own choice: more than the memory’s, because a release adds metrics',
  },
  series: {
    id: 'least',
    value: 300,
    unit: 'series',
    reason: 'Growth in a window, in series, for the full score: fewer cost next to nothing.',
    source: 'recorded services: 60 to 170 samples a scrape without a blow-up',
  },
  novelty: {
    id: 'nu',
    value: 0.1,
    unit: 'share',
    reason: 'By how much of the growth the floor has to pass the highest level of the days before, to be new.',
    source: AS_MEMORY,
  },
  capWithoutNovelty: {
    id: 'cap',
    value: 60,
    unit: 'points',
    reason: 'Highest score of a rise that stays inside what the target did in the days before.',
    source: AS_MEMORY,
  },
  history: {
    id: 'history',
    value: 7,
    unit: 'days',
    reason: 'The days before the window that the floor is compared with: seven, so that a week is covered.',
    source: AS_MEMORY,
  },
  waiverDrop: {
    id: 'waiver-drop',
    value: 0.8,
    unit: 'share',
    reason: 'The window has to begin below this share of the earlier level: a restart made the series anew.',
    source: AS_MEMORY,
  },
  step: {
    id: 'step',
    value: 5,
    unit: 'minutes',
    reason: 'Distance of the moments that are looked at: the look-back of a query, and the interval of the rules.',
    source: 'Prometheus, query.lookback-delta',
  },
  alert: {
    id: 'alert',
    value: 85,
    unit: 'points',
    reason: 'From here on the series of the target blow up.',
    source: AS_MEMORY,
  },
} as const satisfies Record<string, Threshold>;

/** The factors of the formula, derived once so that text and function hold the same doubles. */
export const CARDINALITY_FACTORS = {
  earlierIncrement: 3 / CARDINALITY_PARAMETERS.balance.value,
  lastIncrement: 3 / CARDINALITY_PARAMETERS.saturation.value,
  growth: 1 / CARDINALITY_PARAMETERS.growth.value,
  novelty: 1 / CARDINALITY_PARAMETERS.novelty.value,
  known: CARDINALITY_PARAMETERS.capWithoutNovelty.value / 100,
  new: (100 - CARDINALITY_PARAMETERS.capWithoutNovelty.value) / 100,
} as const;

export const toCardinalityWindowMinutes = ({ quarterMinutes }: CardinalityWindow) => 4 * quarterMinutes;

/** A process younger than this can have started inside what the score of the window looks at. */
export const toCardinalityWaiverMinutes = (window: CardinalityWindow) =>
  toCardinalityWindowMinutes(window) + CARDINALITY_PARAMETERS.history.value * 1440;

/** How far the score looks back. */
export const CARDINALITY_LOOKBACK_MINUTES = toCardinalityWaiverMinutes(
  CARDINALITY_WINDOWS[CARDINALITY_WINDOWS.length - 1]
);
