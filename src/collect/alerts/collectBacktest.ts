import {
  type AlertKind,
  type AlertSpec,
  buildAlertSpecs,
  type Episode,
  findEpisodes,
  type FiringRule,
  groupWorst,
  type LabelledValues,
  parseRuleDuration,
  worseOf,
  WORKLOAD_GROUP_LABEL,
  say,
} from '../../engine';
import type { AskSession } from '../ask/session';
import type { Labels, QueryCost } from '../ask/prometheusClient';
import { PrometheusError } from '../ask/prometheusError';
import { keyLabels, matchersText } from '../containers/memoryQueries';
import { PART_LABEL } from '../containers/partQueries';
import type { LabelMatcher } from '../sources/labelMatcher';
import { ALERT_COLLECT_LIMITS } from './alertCollectLimits';
import type { BacktestPlan, BacktestRequest, PastValues } from './backtestRequest';
import { evaluateContainers } from './evaluateContainers';
import { evaluateLives } from './evaluateLives';
import { evaluateLoops } from './evaluateLoops';
import { evaluateNodes } from './evaluateNodes';
import { evaluateTargets } from './evaluateTargets';
import { nameWorkloads } from './nameWorkloads';
import { readRecorded } from './readRecorded';
import { subjectLabels } from './recordedNames';

/** One thing that the alert is about, over the time that was tested. */
export interface BacktestRow {
  labels: Labels;
  episodes: Episode[];
  /** Highest score, or shortest time. */
  worst: number;
  firesNow: boolean;
  firingSeconds: number;
  values: ReadonlyArray<number | null>;
}

export interface Backtest {
  kind: AlertKind;
  unit: AlertSpec['unit'];
  basis: 'recorded' | 'evaluated';
  fromSeconds: number;
  toSeconds: number;
  /** Moments of `values` in the rows. */
  startSeconds: number;
  stepSeconds: number;
  total: number;
  tested: number;
  firingsPerWeek: number | null;
  samplesPerEvaluation: number | null;
  /** Those that fired first (most often first), then by worst value. Without those that never had a value. */
  rows: BacktestRow[];
  sentences: string[];
  warnings: string[];
  cost: QueryCost;
  expressions: string[];
}

const WEEK_SECONDS = 7 * 86400;
const EVALUATE: Readonly<Record<AlertKind, (plan: BacktestPlan) => Promise<PastValues>>> = {
  leak: evaluateContainers,
  'time-to-limit': evaluateContainers,
  'masked-leak': evaluateLives,
  'fast-leak': evaluateLives,
  'oom-loop': evaluateLoops,
  'node-pressure': evaluateNodes,
  cardinality: evaluateTargets,
};

/**
 * When an alert would have fired in the past: from the values that the recording rules wrote where they are there, else from
 * the raw series, for as many things as the caps allow.
 *
 * Errors of the server reject. An empty answer has a sentence that says why. Wrong settings of the alert reject with what to
 * change.
 */
export async function collectBacktest(ask: AskSession, request: BacktestRequest): Promise<Backtest> {
  const { atSeconds, clusterLabel, onProgress } = request;
  const { spec, source, rule } = toRule(request);
  const rangeSeconds = Math.min(request.windowSeconds, ALERT_COLLECT_LIMITS.longestSeconds.value);
  const asked = ask.at(atSeconds, request.signal);
  const known = knownLabels(source, clusterLabel);
  const ofWorkloads = source.subject === 'workload';
  const matchers = ofWorkloads
    ? toWorkloadMatchers(request)
    : [...request.matchers.filter(({ label }) => known.includes(label)), ...toPodMatchers(request, spec)];
  const fromSeconds = atSeconds - rangeSeconds;
  const plan: BacktestPlan = {
    ...{ asked, spec: source, rule, matchers, clusterLabel, fromSeconds, onProgress },
    toSeconds: atSeconds,
    alertSelector: `${spec.series}{${matchersText(spec.isByWorkload ? toWorkloadMatchers(request) : matchers)}}`,
  };
  const recorded = await readRecorded(plan);
  const past = recorded ?? (await EVALUATE[spec.kind](plan));
  const series = spec.isByWorkload && !ofWorkloads ? await nameWorkloads(plan, past.series) : past.series;
  const rows = toRows({ ...past, series: series.filter(toIsChosen(request)) }, spec, rule);
  const firings = rows.reduce((sum, { episodes }) => sum + episodes.length, 0);
  return {
    kind: spec.kind,
    unit: spec.unit,
    basis: recorded ? 'recorded' : 'evaluated',
    fromSeconds,
    toSeconds: atSeconds,
    startSeconds: past.grid.startSeconds,
    stepSeconds: past.grid.stepSeconds,
    total: past.total,
    tested: past.tested,
    firingsPerWeek: past.tested > 0 && rangeSeconds > 0 ? (firings * WEEK_SECONDS) / rangeSeconds : null,
    samplesPerEvaluation: past.samplesPerEvaluation,
    rows,
    sentences: [
      ...describe(request, { spec: source, rule, rangeSeconds, left: matchers.length }, past),
      ...past.sentences,
    ],
    warnings: asked.warnings,
    cost: asked.cost,
    expressions: asked.expressions,
  };
}

/** The alert, and what its values are about before they are brought together: containers. */
function toRule({ alert, clusterLabel }: BacktestRequest): { spec: AlertSpec; source: AlertSpec; rule: FiringRule } {
  const { kind, threshold, holdFor, keepFiringFor, groupLabels } = alert;
  try {
    const settings = { [kind]: { threshold, holdFor, keepFiringFor } };
    const options = { alerts: [kind], clusterLabel, settings };
    const [spec] = buildAlertSpecs({ ...options, groupLabels });
    const [source] = buildAlertSpecs({ ...options, groupLabels: [...keyLabels(clusterLabel), PART_LABEL] });
    const rule: FiringRule = {
      threshold,
      fires: spec.unit === 'points' ? 'above' : 'below',
      holdSeconds: parseRuleDuration(holdFor),
      keepSeconds: parseRuleDuration(keepFiringFor),
    };
    return { spec, source, rule };
  } catch (error) {
    throw new PrometheusError('bad-query', error instanceof Error ? error.message : String(error));
  }
}

/** Labels of the recorded series: nothing else can restrict what the alert is about. */
function knownLabels({ subject }: AlertSpec, clusterLabel: string | null): string[] {
  return subjectLabels(subject, clusterLabel).filter((label) => label !== 'node');
}

/** Pods are named after their workload: fewer of them are asked for. Which ones count is decided by their owners. */
function toPodMatchers({ alert: { workload } }: BacktestRequest, { isByWorkload }: AlertSpec): LabelMatcher[] {
  return isByWorkload && workload ? [{ label: 'pod', op: '=~', value: `(?:${workload})(?:-.*)?` }] : [];
}

function toWorkloadMatchers({ alert: { workload }, matchers, clusterLabel }: BacktestRequest): LabelMatcher[] {
  const known = keyLabels(clusterLabel).filter((label) => label !== 'pod');
  const named: LabelMatcher[] = workload ? [{ label: WORKLOAD_GROUP_LABEL, op: '=~', value: workload }] : [];
  return [...matchers.filter(({ label }) => known.includes(label)), ...named];
}

function toIsChosen({ alert: { workload } }: BacktestRequest): (series: LabelledValues) => boolean {
  try {
    const pattern = workload ? new RegExp(`^(?:${workload})$`, 's') : null;
    return ({ labels }) => pattern?.test(labels[WORKLOAD_GROUP_LABEL] ?? '') ?? true;
  } catch {
    // A flag of RE2: the server reads what no browser does.
    return () => true;
  }
}

function toRows({ grid, series }: PastValues, { keys }: AlertSpec, rule: FiringRule): BacktestRow[] {
  const { startSeconds, stepSeconds, count } = grid;
  const endSeconds = startSeconds + (count - 1) * stepSeconds;
  return groupWorst(series, keys, rule.fires)
    .flatMap(({ labels, values }): BacktestRow[] => {
      const worst = values.reduce((found, value) => worseOf(rule.fires, found, value), null);
      if (worst === null) {
        return [];
      }
      const episodes = findEpisodes({ startSeconds, stepSeconds, values }, rule);
      const firesNow = episodes.some(({ endedSeconds }) => endedSeconds === null);
      const firingSeconds = episodes.reduce(
        (sum, { startedSeconds, endedSeconds }) => sum + (endedSeconds ?? endSeconds) - startedSeconds,
        0
      );
      return [{ labels, episodes, worst, firesNow, firingSeconds, values }];
    })
    .sort(
      (a, b) =>
        b.episodes.length - a.episodes.length || (rule.fires === 'above' ? b.worst - a.worst : a.worst - b.worst)
    );
}

function describe(
  { windowSeconds, matchers }: BacktestRequest,
  { spec, rule, rangeSeconds, left }: { spec: AlertSpec; rule: FiringRule; rangeSeconds: number; left: number },
  { grid }: PastValues
): string[] {
  const isCoarse = rule.holdSeconds % grid.stepSeconds !== 0;
  const isShort = grid.count * grid.stepSeconds <= rule.holdSeconds;
  return [
    ...(rangeSeconds < windowSeconds
      ? [say`Only the last ${rangeSeconds / 86400} days of the time range were tested.`]
      : []),
    ...(isShort ? [say`The time range is shorter than the alert has to hold: nothing can fire in it.`] : []),
    ...(isCoarse
      ? [
          say`The time to hold is no multiple of the ${grid.stepSeconds / 60} minutes between two values: firings begin up to that much late.`,
        ]
      : []),
    ...(left < matchers.length
      ? [say`Alerts about a ${spec.subject} know only ${spec.keys.join(', ')}: the rest of the scope was left out.`]
      : []),
  ];
}
