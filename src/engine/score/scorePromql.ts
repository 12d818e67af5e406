import { HOURS_PER_DAY, LAST_QUARTER, SECONDS_PER_MINUTE } from '../units';
import {
  SCORE_FACTORS,
  SCORE_PARAMETERS,
  type ScoreWindow,
  toWaiverAgeHours,
  toWindowFactors,
  toWindowHours,
} from './scoreDefinition';
import { PART_PARAMETERS } from './scoredParts';
import type { ScoreSource } from './scoreSource';

/**
 * VictoriaMetrics refuses longer queries (-search.maxQueryLen). One text per window stays below it with ordinary
 * matchers; the four joined would not.
 */
export const MAX_QUERY_BYTES = 16384;

export const toOffset = (hours: number) => (hours === 0 ? '' : ` offset ${hours}h`);
export const toGroup = (source: ScoreSource) => source.groupLabels.join(',');
/** A selector takes a range as it is, an expression in brackets. */
const toRange = (memory: string) => (memory.endsWith('}') ? memory : `(${memory})`);
export const toFloor = (source: ScoreSource, hours: number, offsetHours: number) =>
  `min by (${toGroup(source)}) (min_over_time(${toRange(source.memory)}[${hours}h${source.step}]${toOffset(offsetHours)}))`;

/** Floor of the part over the hours before, one value a container; only where the part is measured. */
export function buildFloorExpr(source: ScoreSource, hours = 1, offsetHours = 0): string {
  return toFloor(source, hours, offsetHours) + source.guard;
}

/**
 * The floor of the last hour where several cgroups of one name may live side by side: of those that were there all the
 * hour the one that holds most, as the collectors choose it, so that an empty one hides no real one. A cgroup that several
 * scrapes see is one. Where none was there all the hour, as after a restart, it is the floor of them all. For recording
 * rules: longer than the floor above, which the texts of one query repeat.
 */
export function buildRecordedFloorExpr(source: ScoreSource): string {
  const group = toGroup(source);
  const range = toRange(source.memory);
  const isThere = (offsetHours: number) =>
    `count_over_time(${range}[${PART_PARAMETERS.presence.value / SECONDS_PER_MINUTE}m${source.step}]${toOffset(offsetHours)})`;
  // Ranges on all sides: sources that rename labels give them others than to the newest samples.
  const all = `min_over_time(${range}[1h${source.step}]) and ${isThere(0)} and ${isThere(1)}`;
  return `(max by (${group}) (min by (${group},id) (${all})) or ${toFloor(source, 1, 0)})${source.guard}`;
}

/** Adds a label, so that operands of `or` stay apart and an aggregation can take the least of them. */
const mark = (expr: string, value: number) => `label_replace(${expr}, "t", "${value}", "", "")`;

interface Operands {
  group: string;
  /** Floor of the quarter that ended `k` quarters ago. */
  quarter: (k: number) => string;
  /** Highest 1h floor of the history that ended so many hours ago. */
  history: (offsetHours: number) => string;
  limit: string;
  startTime: string;
}

/** Operands of a minimum are marked so that none replaces another. */
const THIRD = 3;

/** The formula of the score, over raw series or recorded ones. `scoreWindow` is the same in TypeScript. */
export function buildFormula(window: ScoreWindow, { group, quarter, history, limit, startTime }: Operands): string {
  const { headroomLeast, waiverLevel, waiverDrop } = SCORE_PARAMETERS;
  const { earlierIncrement, lastIncrement } = toWindowFactors(window);
  const increment = (k: number) => `(${quarter(k)} - ${quarter(k + 1)})`;
  const growth = `(${quarter(0)} - ${quarter(LAST_QUARTER)} > 0)`;
  const least = `${headroomLeast.value} * ${limit}`;
  const headroom = `((clamp_min(${limit} - ${quarter(0)}, 0) > ${least}) or ${least} or ${quarter(0)})`;
  const balance = `min by (${group}) (
      ${mark(`${earlierIncrement} * ${increment(2)}`, 1)}
      or ${mark(`${earlierIncrement} * ${increment(1)}`, 2)}
      or ${mark(`${lastIncrement} * ${increment(0)}`, THIRD)}
    )`;
  // An absent operand would be ignored by `min by`, so a gap in the middle has to be ruled out: "and q1 and q2".
  const core = `(clamp(min by (${group}) (
    ${mark(`${balance} / ${growth}`, 1)}
    or ${mark(`${SCORE_FACTORS.headroomUse} * ${growth} / ${headroom}`, 2)}
    or ${mark(`${SCORE_FACTORS.growth} * ${growth} / ${quarter(0)}`, THIRD)}
  ), 0, 1) and ${quarter(1)} and ${quarter(2)})`;
  const highest = history(toWindowHours(window));
  const atLimit = `${highest} >= ${waiverLevel.value} * ${limit}`;
  const dropped = `${quarter(LAST_QUARTER)} < ${waiverDrop.value} * ${highest}`;
  const young = `time() - ${startTime} < ${toWaiverAgeHours(window)} * 3600`;
  const known = `(${highest} unless (${atLimit} and ${dropped} and ${young}))`;
  const novelty = `clamp(${SCORE_FACTORS.novelty} * (${quarter(0)} - ${known}) / ${growth}, 0, 1)`;
  return `100 * ${core}
  * (
      ${SCORE_FACTORS.known} + ${SCORE_FACTORS.new} * ${novelty}
      or ${growth} * 0 + 1
    )`;
}

/**
 * The score of one part in one window from the raw series, in one query. The cap of kernel memory that rises alone
 * compares two parts, so that it is in the recording rules and in `combineParts`, not here.
 */
export function buildScoreExpr(window: ScoreWindow, source: ScoreSource): string {
  const { history } = SCORE_PARAMETERS;
  const formula = buildFormula(window, {
    group: toGroup(source),
    quarter: (k) => toFloor(source, window.quarterHours, k * window.quarterHours),
    history: (offsetHours) =>
      `max_over_time((${toFloor(source, 1, 0)})[${history.value / HOURS_PER_DAY}d:1h]${toOffset(offsetHours)})`,
    limit: source.limit,
    startTime: source.startTime,
  });
  return source.guard === '' ? formula : `(${formula})\n${source.guard.trimStart()}`;
}

/**
 * The highest scores of one window, ranked by the server. Ask all windows and merge: whoever is among the first `count`
 * by the maximum is among the first `count` of the window that made the maximum. `narrow` may leave some out before.
 */
export function buildTopScoreExpr(
  window: ScoreWindow,
  count: number,
  source: ScoreSource,
  narrow: (scores: string) => string = (scores) => scores
): string {
  return `topk(${count}, ${narrow(`max by (${toGroup(source)}) (\n${buildScoreExpr(window, source)}\n)`)})`;
}
