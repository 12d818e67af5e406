import { HOURS_PER_DAY } from '../units';
import { buildOomLoopRules } from './oomLoopPromql';
import { SCORE_PARAMETERS, SCORE_WINDOWS } from './scoreDefinition';
import { PART_PARAMETERS, SCORED_PARTS } from './scoredParts';
import { buildFormula, buildRecordedFloorExpr, toOffset } from './scorePromql';
import { buildScoreSource, type ScoreSourceOptions } from './scoreSource';

export interface RecordingRule {
  record: string;
  expr: string;
  /** Labels that the rule adds. */
  labels?: Readonly<Record<string, string>>;
}

export interface ScoreChainOptions extends ScoreSourceOptions {
  /** First part of the recorded names. */
  prefix?: string;
}

export const DEFAULT_PREFIX = 'leakscope:mem';
/** Lengths of the recorded floors. Each is the minimum of the one before, so that a rule reads few samples. */
const RECORDED_FLOOR_HOURS = [1, ...SCORE_WINDOWS.map((window) => window.quarterHours)];

/**
 * The score as recording rules for one group: the order matters, and the interval may be 5 minutes at most, because
 * the rules read each other's series by instant selectors. All parts go through the same rules, told apart by `part`.
 */
export function buildScoreChain({ prefix = DEFAULT_PREFIX, ...options }: ScoreChainOptions = {}): RecordingRule[] {
  const sources = SCORED_PARTS.map(({ name }) => buildScoreSource(name, options));
  const keys = sources[0].groupLabels.join(',');
  const group = `${keys},part`;
  const floor = (hours: number) => `${prefix}_floor:${hours}h`;
  const days = SCORE_PARAMETERS.history.value / HOURS_PER_DAY;
  const floorMax = `${prefix}_floor_max:${days}d`;
  const limit = `${prefix}_limit_bytes`;
  const startTime = `${prefix}_start_time_seconds`;
  const score = `${prefix}_leak_score`;

  const perPart = (record: string, toExpr: (source: (typeof sources)[number]) => string): RecordingRule[] =>
    sources.map((source) => ({ record, expr: toExpr(source), labels: { part: source.part } }));
  const longerFloors = RECORDED_FLOOR_HOURS.slice(1).map((hours, index) => {
    const shorter = RECORDED_FLOOR_HOURS[index];
    // One minute more than the hours: the same samples whether or not a range includes its first moment.
    return { record: floor(hours), expr: `min_over_time(${floor(shorter)}[${hours - shorter}h1m])` };
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
  const { kernelCap, kernelCompanion } = PART_PARAMETERS;
  const marked = SCORE_WINDOWS.flatMap(({ id }) => {
    const name = `${score}:${id}`;
    const mark = (expr: string, text: string) => `label_replace(${expr}, "window", "${text}", "", "")`;
    return [
      mark(`${name}{part!="kernel"}`, id),
      // The capped and the uncapped kernel score stand side by side; `max by` takes the uncapped one where it is there.
      mark(`clamp_max(${name}{part="kernel"}, ${kernelCap.value})`, `${id} capped`),
      mark(
        `(${name}{part="kernel"} and on (${keys}) ${name}{part="anon"} >= ${kernelCompanion.value})`,
        `${id} kernel`
      ),
    ];
  });
  return [
    ...perPart(limit, (source) => source.limit),
    ...perPart(startTime, (source) => source.startTime),
    ...perPart(floor(1), (source) => buildRecordedFloorExpr(source)),
    ...longerFloors,
    { record: floorMax, expr: `max_over_time(${floor(1)}[${days}d:1h])` },
    ...scores,
    // "and" the newest floor: otherwise a deleted pod would keep its score for up to one quarter.
    { record: score, expr: `max by (${group}) (\n${marked.join('\nor\n')}\n) and ${floor(1)}` },
    ...buildOomLoopRules({ ...options, prefix }),
  ];
}
