import type { Threshold } from '../checks/threshold';

const OWN = 'Own choice, checked on the recordings and on the tuning half of the detection benchmark';

/** Every number of measuring a course: its trend, onset, days and lives. What the measures mean is in VERDICT_LIMITS. */
export const TREND_LIMITS = {
  endShare: {
    value: 0.06,
    unit: 'share of the points',
    reason: 'The level at an end is the middle of so many points: one of them may be a spike.',
    source: OWN,
  },
  leastPointsOfPart: {
    value: 3,
    unit: 'points',
    reason: 'Fewer points of a floor have no slope with an interval.',
    source: 'stats/theilSenInterval',
  },
  lateShare: {
    value: 1 / 3,
    unit: 'share of the span',
    reason: 'The last stretch, which tells whether growth is still on.',
    source: OWN,
  },
  leastLatePoints: {
    value: 5,
    unit: 'points',
    reason: 'Where the last stretch holds fewer points, so many of the last ones are taken.',
    source: OWN,
  },
  wanderTail: {
    value: 0.05,
    unit: 'share of the points',
    reason: 'How far a floor strays is measured without so many points at either side.',
    source: OWN,
  },
  mostJumps: {
    value: 3,
    unit: 'jumps',
    reason: 'With more of them any course can be cut into levels.',
    source: OWN,
  },
  mostStepPoints: {
    value: 120,
    unit: 'points',
    reason: 'The search for jumps costs the square of the points.',
    source: 'stats/fitSteps, cost',
  },
  jumpPays: {
    value: 0.5,
    unit: 'share of the squares',
    reason: 'One more jump has to leave less than this of what was left without it.',
    source: OWN,
  },
  floorPoints: {
    value: 3,
    unit: 'points',
    reason: 'The level that growth is compared with is the lowest of so many points at the beginning.',
    source: OWN,
  },
  recentDaysShare: {
    value: 1 / 3,
    unit: 'share of the span',
    reason: 'Comparisons with the day before are made over so much of the end, and over at least one day.',
    source: OWN,
  },
  leastDifferences: {
    value: 4,
    unit: 'comparisons',
    reason: 'Fewer comparisons with the day before say nothing.',
    source: 'Four of four by chance: 6 %',
  },
  onsetPrefix: {
    value: 0.6,
    unit: 'share of the points',
    reason:
      'A beginning that is looked at alone: growth that speeds up or slows down later hides its onset in the whole.',
    source: OWN,
  },
  onsetShortPrefix: {
    value: 0.35,
    unit: 'share of the points',
    reason: 'The same, for growth that began early.',
    source: OWN,
  },
  leastOnsetPoints: {
    value: 8,
    unit: 'points',
    reason: 'Fewer points have no joint that could be told from chance.',
    source: 'stats/fitHinge: six points, two of them for the pieces',
  },
  stepOnsetBefore: {
    value: 1.5,
    unit: 'distances of points',
    reason: 'A jump lies between two points, and the lowest value of a block may stand anywhere in it.',
    source: OWN,
  },
  recentShare: {
    value: 1 / 3,
    unit: 'share of the rows',
    reason: 'The level from which the way to the limit is measured is that of the last third.',
    source: OWN,
  },
  leastRecentRows: {
    value: 8,
    unit: 'rows',
    reason: 'At least so many rows tell that level.',
    source: OWN,
  },
  levelShare: {
    value: 0.9,
    unit: 'share of the rows',
    reason: 'The way to the limit is measured from this level: it is the peaks that reach the limit.',
    source: 'Set with VERDICT_LIMITS.forecastSpread on the tuning half of the detection benchmark',
  },
  leastRowsOfLife: {
    value: 8,
    unit: 'rows',
    reason: 'An earlier life with fewer rows is not looked at.',
    source: OWN,
  },
  leastPointsOfLife: {
    value: 6,
    unit: 'points',
    reason: 'An earlier life with fewer points of its floor has no course.',
    source: 'stats/fitHinge',
  },
  endRowsOfLife: {
    value: 3,
    unit: 'rows',
    reason: 'The highest of so many last rows is where a life ended: the last one may be of the exit.',
    source: OWN,
  },
  leastChangeValues: {
    value: 5,
    unit: 'values',
    reason: 'Fewer known values of a count have no beginning and end.',
    source: OWN,
  },
  changeEndShare: {
    value: 0.1,
    unit: 'share of the values',
    reason: 'Beginning and end of a count are the middle of so many values.',
    source: OWN,
  },
  leastKnownShare: {
    value: 0.5,
    unit: 'share of the rows',
    reason: 'A part of a runtime that is known in fewer rows has no slope.',
    source: OWN,
  },
} satisfies Record<string, Threshold>;
