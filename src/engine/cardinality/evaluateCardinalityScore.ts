import { DEFAULT_RANGE_EDGE, type RangeEdge } from '../score/rangeEdge';
import { LAST_QUARTER, PER_CENT, SECONDS_PER_DAY, SECONDS_PER_HOUR, SECONDS_PER_MINUTE } from '../units';
import {
  CARDINALITY_FACTORS,
  CARDINALITY_PARAMETERS,
  CARDINALITY_WINDOWS,
  toCardinalityWaiverMinutes,
  toCardinalityWindowMinutes,
  type CardinalityWindow,
  type CardinalityWindowId,
} from './cardinalityScoreDefinition';

export interface CardinalityScoreInput {
  /** Unix seconds of the first value: a multiple of five minutes, as the moments of a subquery are. */
  startSeconds: number;
  /** Samples a scrape as an instant query gives them every five minutes; null where it gives none, or 0. */
  samples: ReadonlyArray<number | null>;
  startTimeSeconds: number | null;
}

export interface CardinalityMoment {
  atSeconds: number;
  /** That of the server whose score is wanted. Default: DEFAULT_RANGE_EDGE. */
  edge?: RangeEdge;
}

export interface CardinalityScore {
  /** Maximum of the windows, 0 to 100; null where no window has one. */
  score: number | null;
  /** Null where nothing rises, or where samples are missing. */
  windows: Record<CardinalityWindowId, number | null>;
}

const STEP_SECONDS = CARDINALITY_PARAMETERS.step.value * SECONDS_PER_MINUTE;

/** `min by`, `max by`: NaN gives way to any number. */
const lesser = (a: number, b: number) => (b < a || Number.isNaN(a) ? b : a);
const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/**
 * The cardinality score of one target at one moment: what the texts of `buildCardinalityScoreExpr` give on a server,
 * operation by operation, so that the result is the same double.
 *
 * Values at moments of five minutes are what the subqueries of the text see.
 * Cost: O(n) with n values in the look-back.
 *
 * @throws when startSeconds is not a multiple of five minutes.
 */
export function evaluateCardinalityScore(
  input: CardinalityScoreInput,
  { atSeconds, edge = DEFAULT_RANGE_EDGE }: CardinalityMoment
): CardinalityScore {
  const { startSeconds, startTimeSeconds } = input;
  if (startSeconds % STEP_SECONDS !== 0) {
    throw new Error('evaluateCardinalityScore requires values at multiples of five minutes.');
  }
  const samples = input.samples.map((value) => (value !== null && value > 0 ? value : null));
  const windows = {} as Record<CardinalityWindowId, number | null>;
  let score: number | null = null;
  for (const window of CARDINALITY_WINDOWS) {
    const quarterSeconds = window.quarterMinutes * SECONDS_PER_MINUTE;
    const quarter = (k: number) => {
      const end = atSeconds - k * quarterSeconds;
      const range = { from: end - quarterSeconds - SECONDS_PER_MINUTE, to: end, step: STEP_SECONDS, edge };
      return findExtreme(samples, startSeconds, range, -1);
    };
    const end = atSeconds - toCardinalityWindowMinutes(window) * SECONDS_PER_MINUTE;
    const days = {
      from: end - CARDINALITY_PARAMETERS.history.value * SECONDS_PER_DAY,
      to: end,
      step: SECONDS_PER_HOUR,
      edge,
    };
    const value = scoreCardinalityWindow(window, {
      quarters: [quarter(0), quarter(1), quarter(2), quarter(LAST_QUARTER)],
      highest: findExtreme(samples, startSeconds, days, 1),
      ageSeconds: startTimeSeconds === null ? null : atSeconds - startTimeSeconds,
    });
    windows[window.id] = value;
    score = value !== null && (score === null || value > score) ? value : score;
  }
  return { score, windows };
}

/** Least (-1) or greatest (1) value at the moments of a step in a range. */
function findExtreme(
  samples: ReadonlyArray<number | null>,
  startSeconds: number,
  range: { from: number; to: number; step: number; edge: RangeEdge },
  sign: -1 | 1
): number | null {
  let found: number | null = null;
  const steps = range.from / range.step;
  const first = (range.edge === 'closed' ? Math.ceil(steps) : Math.floor(steps) + 1) * range.step;
  for (let time = first; time <= range.to; time += range.step) {
    const value = samples[(time - startSeconds) / STEP_SECONDS] ?? null;
    found = value !== null && (found === null || sign * value > sign * found) ? value : found;
  }
  return found;
}

interface WindowLevels {
  quarters: ReadonlyArray<number | null>;
  highest: number | null;
  ageSeconds: number | null;
}

function scoreCardinalityWindow(window: CardinalityWindow, levels: WindowLevels): number | null {
  const [q0, q1, q2, q3] = levels.quarters;
  if (q0 === null || q1 === null || q2 === null || q3 === null || !(q0 - q3 > 0)) {
    return null;
  }
  const growth = q0 - q3;
  const { earlierIncrement, lastIncrement } = CARDINALITY_FACTORS;
  const least = lesser(lesser(earlierIncrement * (q2 - q3), earlierIncrement * (q1 - q2)), lastIncrement * (q0 - q1));
  const relative = (CARDINALITY_FACTORS.growth * growth) / q0;
  const core = clamp(lesser(lesser(least / growth, relative), growth / CARDINALITY_PARAMETERS.series.value), 0, 1);
  return PER_CENT * core * toNovelty(window, { q0, q3, growth }, levels);
}

/** 1 for a level that is new, the cap for one that the target had in the days before. */
function toNovelty(
  window: CardinalityWindow,
  { q0, q3, growth }: { q0: number; q3: number; growth: number },
  { highest, ageSeconds }: WindowLevels
): number {
  const isYoung = ageSeconds !== null && ageSeconds < toCardinalityWaiverMinutes(window) * SECONDS_PER_MINUTE;
  if (highest === null || (isYoung && q3 < CARDINALITY_PARAMETERS.waiverDrop.value * highest)) {
    return growth * 0 + 1;
  }
  const passed = clamp((CARDINALITY_FACTORS.novelty * (q0 - highest)) / growth, 0, 1);
  return CARDINALITY_FACTORS.known + CARDINALITY_FACTORS.new * passed;
}
