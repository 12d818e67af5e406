import { SCORE_PARAMETERS, SCORE_WINDOWS } from './scoreDefinition';
import { buildFormula, toFloor, toGroup, toOffset } from './scorePromql';
import type { ScoreSource } from './scoreSource';

export interface RecordingRule {
  record: string;
  expr: string;
}

export interface ScoreChainOptions {
  source: ScoreSource;
  /** First part of the recorded names. */
  prefix?: string;
}

export const DEFAULT_PREFIX = 'leakscope:mem';
/** Lengths of the recorded floors. Each is the minimum of the one before, so that a rule reads few samples. */
const RECORDED_FLOOR_HOURS = [1, ...SCORE_WINDOWS.map((window) => window.quarterHours)];

/**
 * The score as recording rules for one group: the order matters, and the interval may be 5 minutes at most, because
 * the rules read each other's series by instant selectors.
 */
export function buildScoreChain({ source, prefix = DEFAULT_PREFIX }: ScoreChainOptions): RecordingRule[] {
  const group = toGroup(source);
  const floor = (hours: number) => `${prefix}_floor:${hours}h`;
  const days = SCORE_PARAMETERS.history.value / 24;
  const floorMax = `${prefix}_floor_max:${days}d`;
  const limit = `${prefix}_limit_bytes`;
  const startTime = `${prefix}_start_time_seconds`;
  const score = `${prefix}_leak_score`;
  const floors = RECORDED_FLOOR_HOURS.map((hours, index) => {
    const shorter = RECORDED_FLOOR_HOURS[index - 1];
    // One minute more than the hours: the same samples whether or not a range includes its first moment.
    const expr = index === 0 ? toFloor(source, 1, 0) : `min_over_time(${floor(shorter)}[${hours - shorter}h1m])`;
    return { record: floor(hours), expr };
  });
  const scores = SCORE_WINDOWS.map((window) => ({
    record: `${score}:${window.id}`,
    expr: buildFormula(window, {
      group,
      quarter: (k) => floor(window.quarterHours) + toOffset(k * window.quarterHours),
      history: (offsetHours) => floorMax + toOffset(offsetHours),
      limit,
      startTime,
    }),
  }));
  const marked = SCORE_WINDOWS.map(({ id }) => `label_replace(${score}:${id}, "window", "${id}", "", "")`);
  return [
    { record: limit, expr: source.limit },
    { record: startTime, expr: source.startTime },
    ...floors,
    { record: floorMax, expr: `max_over_time(${floor(1)}[${days}d:1h])` },
    ...scores,
    // "and" the newest floor: otherwise a deleted pod would keep its score for up to one quarter.
    { record: score, expr: `max by (${group}) (\n${marked.join('\nor\n')}\n) and ${floor(1)}` },
  ];
}
