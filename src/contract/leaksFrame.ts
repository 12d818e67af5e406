import { DataFrameType, FieldType, type FieldConfig } from '@grafana/data';
import {
  findPart,
  type Diagnosis,
  type Evidence,
  type Level,
  SCORED_PARTS,
  type ScoreState,
  type UnknownReason,
  type Urgency,
  type Verdict,
  VERDICTS,
} from '../engine';
import { column, namesOf, required, type RowOf } from './codec/column';
import { BYTES, COUNT, INSTANT, SCORE, SECONDS, SHARE, SIGNED_BYTES } from './codec/configs';
import type { FrameTable } from './codec/frameTable';
import { nestedRows, nestedTrend } from './codec/nested';
import {
  AMOUNT,
  between,
  MEMORY_LIMIT,
  MOMENT,
  NAME,
  NAME_OR_EMPTY,
  NUMBER,
  oneOf,
  TEXT,
  TEXT_OR_EMPTY,
  wholeText,
  wordOf,
} from './codec/value';
import { CONTRACT_LIMITS } from './contractLimits';
import { PANEL_ID } from './ids';
import { URGENCIES } from './urgencies';

/** Whoever pastes it must have seen it all: one line, no control characters, nothing cut off. */
const HIDDEN = /\p{C}|\p{Zl}|\p{Zp}/u;
const FILTERABLE: FieldConfig = { filterable: true };
const PLAIN: FieldConfig = { filterable: false };
/** Native tables show one nested frame a row at most: the trend. Texts stay hidden there. */
const UNSEEN: FieldConfig = { custom: { hidden: true, hideFrom: { viz: true, legend: true, tooltip: true } } };

/** Arguments of a diagnosis. Texts are plain. */
const evidenceRows = {
  mostRows: CONTRACT_LIMITS.texts,
  columns: {
    side: required(column('side', oneOf<Evidence['side']>({ for: true, against: true, note: true }))),
    text: required(column('text', TEXT)),
    rule: column('rule', TEXT_OR_EMPTY),
  },
};

/** What to do next; the command is empty where there is none to paste. */
const stepRows = {
  mostRows: CONTRACT_LIMITS.texts,
  columns: {
    text: required(column('text', TEXT)),
    command: column('command', wholeText(CONTRACT_LIMITS.commandCharacters.value, HIDDEN)),
  },
};

/** Memory against age over the lives of the workload. */
const ageRows = {
  mostRows: CONTRACT_LIMITS.trendPoints,
  columns: {
    ageSeconds: required(column('age_seconds', AMOUNT, SECONDS)),
    medianBytes: required(column('median_bytes', AMOUNT, BYTES)),
  },
};

/** Names of the fields of a trend. Null is a gap. */
export const TREND = { time: 'time', wholeBytes: 'memory', floorBytes: 'floor' } as const;
export const EVIDENCE = namesOf(evidenceRows.columns);
export const NEXT_STEPS = namesOf(stepRows.columns);

const columns = {
  cluster: column('cluster', NAME, FILTERABLE),
  namespace: column('namespace', NAME_OR_EMPTY, FILTERABLE),
  pod: column('pod', NAME_OR_EMPTY, FILTERABLE),
  container: required(column('container', NAME, FILTERABLE)),
  node: column('node', NAME, PLAIN),
  /** Of which it is a replica: its row in the workloads frame. */
  workload: column('workload', NAME, FILTERABLE),
  /** Labels of its pod or namespace that somebody named, such as team=pay. */
  labels: column('labels', TEXT, PLAIN),
  urgency: column('urgency', oneOf<Urgency>(URGENCIES), PLAIN),
  /** Part that grows. */
  part: column(
    'part',
    wordOf((text) => findPart(text)?.name),
    PLAIN
  ),
  verdict: column('verdict', oneOf<Verdict>(VERDICTS), PLAIN),
  unknownReason: column(
    'unknown_reason',
    oneOf<UnknownReason>({
      'too-short': true,
      gaps: true,
      'metrics-missing': true,
      'not-measured': true,
      'not-collected': true,
      'not-proven': true,
    }),
    PLAIN
  ),
  /** Part of the runtime, and process, in which anonymous memory grows. */
  runtimePart: column('runtime_part', TEXT, PLAIN),
  /** What the lives of the workload add to the verdict `leak`. */
  leakCause: column('leak_cause', oneOf<NonNullable<Diagnosis['leakCause']>>({ fast: true, masked: true }), PLAIN),
  process: column('process', TEXT, PLAIN),
  scorePart: column(
    'score_part',
    wordOf((text) => SCORED_PARTS.find(({ name }) => name === text)?.name),
    PLAIN
  ),
  /** Why `score` is a number or is not. */
  scoreState: column(
    'score_state',
    oneOf<ScoreState>({ scored: true, flat: true, 'too-short': true, gaps: true, 'not-measured': true }),
    PLAIN
  ),
  /** Where the numbers come from, as a noun. */
  source: column('source', TEXT, PLAIN),
  level: column('level', oneOf<Level>({ L1: true, L2: true, L3: true }), PLAIN),
  score: column('score', between(0, 100), SCORE),
  scoreMaxOneDay: column('score_max_1d', between(0, 100), SCORE),
  /** Companion score of OOM loops. */
  oomLoopScore: column('oom_loop_score', between(0, 100), SCORE),
  /** Of the verdict. */
  confidence: column('confidence', between(0, 1), SHARE),
  /** Of the growth of anonymous memory: that of `runtimePart`. */
  runtimeShare: column('runtime_share', between(0, 1), SHARE),
  /** Since when it grows, with an 80 % interval. Unix seconds. */
  onset: column('onset', MOMENT, INSTANT),
  onsetLow: column('onset_low', MOMENT, INSTANT),
  onsetHigh: column('onset_high', MOMENT, INSTANT),
  /** With an 80 % interval; an open side is null. */
  secondsToLimit: column('seconds_to_limit', AMOUNT, SECONDS),
  secondsToLimitLow: column('seconds_to_limit_low', AMOUNT, SECONDS),
  secondsToLimitHigh: column('seconds_to_limit_high', AMOUNT, SECONDS),
  slopeBytesPerHour: column('slope_bytes_per_hour', NUMBER, SIGNED_BYTES),
  partSlopeBytesPerHour: column('part_slope_bytes_per_hour', NUMBER, SIGNED_BYTES),
  usageBytes: column('usage_bytes', AMOUNT, BYTES),
  workingSetBytes: column('working_set_bytes', AMOUNT, BYTES),
  /** Swapped out, beside the usage. */
  swapBytes: column('swap_bytes', AMOUNT, BYTES),
  limitBytes: column('limit_bytes', MEMORY_LIMIT, BYTES),
  /** Usage (or working set) divided by the limit. */
  limitRatio: column('limit_ratio', AMOUNT, SHARE),
  restarts: column('restarts', AMOUNT, COUNT),
  /** Kills for memory in the last day. */
  killsOneDay: column('kills_1d', AMOUNT, COUNT),
  /** Unix seconds. */
  startTime: column('start_time', MOMENT, INSTANT),
  trend: column(
    'trend',
    nestedTrend(
      { wholeBytes: TREND.wholeBytes, floorBytes: TREND.floorBytes },
      BYTES,
      CONTRACT_LIMITS.trendPoints.value
    )
  ),
  /** Memory against age, where lives are shorter than the window. */
  ageCurve: { ...column('age_curve', nestedRows(ageRows), UNSEEN), type: FieldType.other },
  evidence: { ...column('evidence', nestedRows(evidenceRows), UNSEEN), type: FieldType.other },
  nextSteps: { ...column('next_steps', nestedRows(stepRows), UNSEEN), type: FieldType.other },
};

/** Query type `leaks`: one row a container, in rank order. */
export const leaksFrame = {
  kind: 'leaks',
  type: DataFrameType.NumericLong,
  look: { preferredVisualisationType: 'table', preferredVisualisationPluginId: PANEL_ID },
  mostRows: CONTRACT_LIMITS.listRows,
  columns,
  telling: ['container'],
  meta: {
    /** Where the score came from: evaluated now, or read from recording rules. */
    scoreSource: oneOf<'evaluated' | 'recorded'>({ evaluated: true, recorded: true }),
    /** Containers in the scope, of which the frame shows the first ones. */
    totalContainers: NUMBER,
  },
} satisfies FrameTable<typeof columns>;

export type LeaksRow = RowOf<typeof columns>;

/** Names of the fields. */
export const LEAKS = namesOf(columns);
