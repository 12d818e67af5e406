import { LAST_QUARTER } from '../units';
import { checkLabelName, labelList } from '../promql/quotePromql';
import type { RecordingRule } from '../score/scoreChain';
import {
  CARDINALITY_FACTORS,
  CARDINALITY_PARAMETERS,
  CARDINALITY_WINDOWS,
  toCardinalityWaiverMinutes,
  toCardinalityWindowMinutes,
  type CardinalityWindow,
} from './cardinalityScoreDefinition';
import { PATH_LABEL } from './targetHistory';

/** Which series the cardinality score is made of. */
export interface CardinalitySource {
  /** Expression for the samples a scrape, one value per target; none where the target did not answer. */
  samples: string;
  /** Expression for the start of the process in Unix seconds, one value per target. */
  startTime: string;
  /** Labels that make one target. */
  groupLabels: readonly string[];
}

export interface CardinalitySourceOptions {
  clusterLabel?: string | null;
  /** Labels besides job, instance and path that tell targets of this server apart. */
  apartLabels?: readonly string[];
  /** More matchers, comma-separated and quoted: see `matcher`. */
  matchers?: string;
}

/** Labels that the expressions set themselves. */
const TAKEN_LABELS = ['t', 'window', 'job', 'instance', PATH_LABEL];

/** The series that Prometheus writes beside each scrape, restricted to the given matchers. */
export function buildCardinalitySource({
  clusterLabel,
  apartLabels = [],
  matchers = '',
}: CardinalitySourceOptions = {}): CardinalitySource {
  if (clusterLabel && TAKEN_LABELS.includes(clusterLabel)) {
    throw new Error(`The cluster label cannot be named "${clusterLabel}": the score uses that label itself.`);
  }
  const cluster = clusterLabel ? [checkLabelName(clusterLabel)] : [];
  const groupLabels = [...cluster, 'job', 'instance', PATH_LABEL, ...apartLabels];
  const by = `max by (${labelList(groupLabels)})`;
  return {
    // A scrape without an answer counts as 0 samples: it says nothing about the series.
    samples: `${by} (scrape_samples_scraped{${matchers}} > 0)`,
    startTime: `${by} (process_start_time_seconds{${matchers}})`,
    groupLabels,
  };
}

const { step, history: historyDays } = CARDINALITY_PARAMETERS;
const toOffset = (minutes: number) => (minutes === 0 ? '' : ` offset ${minutes}m`);
/** Adds a label, so that operands of `or` stay apart and an aggregation can take the least of them. */
const mark = (expr: string, value: number) => `label_replace(${expr}, "t", "${value}", "", "")`;

interface Operands {
  group: string;
  /** Floor of the quarter that ended so many quarters ago. */
  quarter: (k: number) => string;
  /** Highest level of the days that ended so many minutes ago. */
  history: (offsetMinutes: number) => string;
  startTime: string;
}

/** Operands of a minimum are marked so that none replaces another. */
const THIRD = 3;

/** The formula, over raw series or recorded ones. `scoreCardinalityWindow` is the same in TypeScript. */
function buildFormula(window: CardinalityWindow, { group, quarter, history, startTime }: Operands): string {
  const { series, waiverDrop } = CARDINALITY_PARAMETERS;
  const { earlierIncrement, lastIncrement } = CARDINALITY_FACTORS;
  const increment = (k: number) => `(${quarter(k)} - ${quarter(k + 1)})`;
  const growth = `(${quarter(0)} - ${quarter(LAST_QUARTER)} > 0)`;
  const balance = `min by (${group}) (
      ${mark(`${earlierIncrement} * ${increment(2)}`, 1)}
      or ${mark(`${earlierIncrement} * ${increment(1)}`, 2)}
      or ${mark(`${lastIncrement} * ${increment(0)}`, THIRD)}
    )`;
  // An absent operand would be ignored by `min by`, so a gap in the middle has to be ruled out: "and q1 and q2".
  const core = `(clamp(min by (${group}) (
    ${mark(`${balance} / ${growth}`, 1)}
    or ${mark(`${CARDINALITY_FACTORS.growth} * ${growth} / ${quarter(0)}`, 2)}
    or ${mark(`${growth} / ${series.value}`, THIRD)}
  ), 0, 1) and ${quarter(1)} and ${quarter(2)})`;
  const highest = history(toCardinalityWindowMinutes(window));
  const dropped = `${quarter(LAST_QUARTER)} < ${waiverDrop.value} * ${highest}`;
  const young = `time() - ${startTime} < ${toCardinalityWaiverMinutes(window)} * 60`;
  const known = `(${highest} unless (${dropped} and ${young}))`;
  const novelty = `clamp(${CARDINALITY_FACTORS.novelty} * (${quarter(0)} - ${known}) / ${growth}, 0, 1)`;
  return `100 * ${core}
  * (
      ${CARDINALITY_FACTORS.known} + ${CARDINALITY_FACTORS.new} * ${novelty}
      or ${growth} * 0 + 1
    )`;
}

/**
 * The score of one window from the raw series, in one query. Ranges are a minute longer than a quarter: the same moments
 * whether or not a range includes its first one.
 */
export function buildCardinalityScoreExpr(window: CardinalityWindow, source: CardinalitySource): string {
  const { quarterMinutes } = window;
  const { samples, startTime, groupLabels } = source;
  return buildFormula(window, {
    group: labelList(groupLabels),
    quarter: (k) => `min_over_time((${samples})[${quarterMinutes + 1}m:${step.value}m]${toOffset(k * quarterMinutes)})`,
    history: (offsetMinutes) => `max_over_time((${samples})[${historyDays.value}d:1h]${toOffset(offsetMinutes)})`,
    startTime,
  });
}

/** The highest scores of one window, ranked by the server. Ask all windows and merge. */
export function buildTopCardinalityExpr(window: CardinalityWindow, count: number, source: CardinalitySource): string {
  return `topk(${count}, max by (${labelList(source.groupLabels)}) (\n${buildCardinalityScoreExpr(window, source)}\n))`;
}

export const DEFAULT_CARDINALITY_PREFIX = 'leakscope:scrape';

/** The score as recording rules for one group: the order matters, and the interval has to be 5 minutes. */
export function buildCardinalityChain(
  source: CardinalitySource = buildCardinalitySource(),
  prefix = DEFAULT_CARDINALITY_PREFIX
): RecordingRule[] {
  const samples = `${prefix}_samples`;
  const startTime = `${prefix}_start_time_seconds`;
  const highest = `${prefix}_samples_max:${historyDays.value}d`;
  const score = `${prefix}_cardinality_score`;
  const floor = ({ id }: CardinalityWindow) => `${prefix}_samples_floor:${id}`;
  const group = labelList(source.groupLabels);
  const scores = CARDINALITY_WINDOWS.map((window) => ({
    record: `${score}:${window.id}`,
    expr: buildFormula(window, {
      group,
      quarter: (k) => floor(window) + toOffset(k * window.quarterMinutes),
      history: (offsetMinutes) => highest + toOffset(offsetMinutes),
      startTime,
    }),
  }));
  const marked = CARDINALITY_WINDOWS.map(({ id }) => `label_replace(${score}:${id}, "window", "${id}", "", "")`);
  return [
    { record: samples, expr: source.samples },
    { record: startTime, expr: source.startTime },
    ...CARDINALITY_WINDOWS.map((window) => ({
      record: floor(window),
      expr: `min_over_time(${samples}[${window.quarterMinutes + 1}m])`,
    })),
    { record: highest, expr: `max_over_time(${samples}[${historyDays.value}d:1h])` },
    ...scores,
    // "and" the newest floor: otherwise a target that is gone would keep its score for up to one quarter.
    { record: score, expr: `max by (${group}) (\n${marked.join('\nor\n')}\n) and ${floor(CARDINALITY_WINDOWS[0])}` },
  ];
}
