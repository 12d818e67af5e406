import { PER_CENT, SECONDS_PER_HOUR } from '../units';
import {
  SCORE_FACTORS,
  SCORE_PARAMETERS,
  type ScoreWindow,
  toWaiverAgeHours,
  toWindowFactors,
} from './scoreDefinition';

/** What one window sees of a container. Bytes; null where no sample is; NaN is what a server makes of NaN samples. */
export interface WindowFloors {
  /** Floor of the quarter that ended `k` quarters ago. */
  quarters: readonly [number | null, number | null, number | null, number | null];
  /** Highest 1h floor of the history before the window. */
  highest: number | null;
  limitBytes: number | null;
  /** Age of the container at the moment of evaluation. */
  ageSeconds: number | null;
}

export interface WindowScore {
  /** 0 to 100, or null: nothing rises (`flat`), or a quarter has no samples. */
  score: number | null;
  /** The window has all its quarters, and the newest floor is not above the oldest. */
  flat: boolean;
}

const FLAT: WindowScore = { score: null, flat: true };
const MISSING: WindowScore = { score: null, flat: false };

/** `min by`, `max by`: NaN gives way to any number. */
const lesser = (a: number, b: number) => (b < a || Number.isNaN(a) ? b : a);
const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/**
 * The score of one window: the formula of `buildFormula` (scorePromql.ts) in TypeScript.
 *
 * Every operation stands in the order of the text, so that the result is the same double as the server's. Absent
 * operands behave as in PromQL: an arithmetic operation without one of its sides has no result, `or` takes the next.
 */
export function scoreWindow(window: ScoreWindow, floors: WindowFloors): WindowScore {
  const [q0, q1, q2, q3] = floors.quarters;
  if (q0 === null || q1 === null || q2 === null || q3 === null) {
    return MISSING;
  }
  const growth = q0 - q3;
  if (!(growth > 0)) {
    return Number.isNaN(growth) ? MISSING : FLAT;
  }
  const { earlierIncrement, lastIncrement } = toWindowFactors(window);
  const least = lesser(lesser(earlierIncrement * (q2 - q3), earlierIncrement * (q1 - q2)), lastIncrement * (q0 - q1));
  const balance = least / growth;
  const use = (SCORE_FACTORS.headroomUse * growth) / toHeadroom(q0, floors.limitBytes);
  const relative = (SCORE_FACTORS.growth * growth) / q0;
  const core = clamp(lesser(lesser(balance, use), relative), 0, 1);
  const score = PER_CENT * core * toNovelty(window, q0, q3, growth, floors);
  return Number.isNaN(score) ? MISSING : { score, flat: false };
}

function toHeadroom(q0: number, limitBytes: number | null): number {
  if (limitBytes === null) {
    return q0;
  }
  const left = Math.max(0, limitBytes - q0);
  const least = SCORE_PARAMETERS.headroomLeast.value * limitBytes;
  return left > least ? left : least;
}

/** 1 for a level that is new, the cap for a level that the container had in the days before. */
function toNovelty(window: ScoreWindow, q0: number, q3: number, growth: number, floors: WindowFloors): number {
  const { highest } = floors;
  if (highest === null || isWaived(window, q3, highest, floors)) {
    return growth * 0 + 1;
  }
  return SCORE_FACTORS.known + SCORE_FACTORS.new * clamp((SCORE_FACTORS.novelty * (q0 - highest)) / growth, 0, 1);
}

/** The container was restarted after an earlier life had come near the limit: its old level says nothing. */
function isWaived(window: ScoreWindow, q3: number, highest: number, { limitBytes, ageSeconds }: WindowFloors): boolean {
  const { waiverLevel, waiverDrop } = SCORE_PARAMETERS;
  return (
    limitBytes !== null &&
    ageSeconds !== null &&
    highest >= waiverLevel.value * limitBytes &&
    q3 < waiverDrop.value * highest &&
    ageSeconds < toWaiverAgeHours(window) * SECONDS_PER_HOUR
  );
}
