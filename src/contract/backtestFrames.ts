import { DataFrameType, type FieldConfig } from '@grafana/data';
import type { AlertKindInfo } from '../engine';
import { column, namesOf, required, sparse, type RowOf } from './codec/column';
import { COUNT, INSTANT, SCORE } from './codec/configs';
import type { FrameTable } from './codec/frameTable';
import type { FrameMeta } from './codec/metaColumns';
import { nestedTrend } from './codec/nested';
import { SENTENCES } from './codec/sentences';
import { AMOUNT, FLAG, MOMENT, NAME, NUMBER, oneOf } from './codec/value';
import { CONTRACT_LIMITS } from './contractLimits';

/** What is compared with the threshold: a score, or a time. */
type Unit = AlertKindInfo['unit'];

/** Labels that tell what an alert is about, outermost first. There is a column for those that a row has. */
export const BACKTEST_LABELS = [
  'cluster',
  'namespace',
  'workload',
  'pod',
  'container',
  'part',
  'node',
  'job',
  'instance',
] as const;
export type BacktestLabels = Record<(typeof BACKTEST_LABELS)[number], string | null>;

const labelColumns = {
  cluster: sparse(column('cluster', NAME)),
  namespace: sparse(column('namespace', NAME)),
  workload: sparse(column('workload', NAME)),
  pod: sparse(column('pod', NAME)),
  container: sparse(column('container', NAME)),
  part: sparse(column('part', NAME)),
  node: sparse(column('node', NAME)),
  job: sparse(column('job', NAME)),
  instance: sparse(column('instance', NAME)),
};

/** What both frames of a back-test say of themselves. */
const meta = {
  /** Values read from recording rules, or worked out from the raw series of the past. */
  basis: oneOf<'recorded' | 'evaluated'>({ recorded: true, evaluated: true }),
  /** What was tested, Unix milliseconds. */
  from: NUMBER,
  to: NUMBER,
  /** Distance of the evaluations that were made up. The rule itself is evaluated more often. */
  stepSeconds: NUMBER,
  /** Things the alert could be about (containers, nodes, targets), and how many of them were tested. */
  total: NUMBER,
  tested: NUMBER,
  /** Notifications a week, one for each time that one of them starts to fire. */
  firingsPerWeek: NUMBER,
  /** Samples that the server reads for one evaluation of the alert rule; null where it does not tell. */
  samplesPerEvaluation: NUMBER,
  /** What the figures mean and what they leave out. */
  sentences: SENTENCES,
};

const LOOK = { preferredVisualisationType: 'table' } as const;
const toConfig = (unit: Unit): FieldConfig => (unit === 'points' ? SCORE : { unit: 's' });

const toColumns = (value: FieldConfig) => ({
  ...labelColumns,
  /** Times that it would have started to fire. */
  firings: column('firings', AMOUNT, COUNT),
  firstFiredSeconds: column('first_fired', MOMENT, INSTANT),
  lastEndedSeconds: column('last_ended', MOMENT, INSTANT),
  firingSeconds: column('firing_seconds', AMOUNT, { unit: 's', min: 0 }),
  /** Highest score, or shortest time. */
  worst: column('worst', NUMBER, value),
  /** At the end of what was tested. */
  firesNow: column('fires_now', FLAG),
  trend: column('trend', nestedTrend({ values: 'value' }, value, CONTRACT_LIMITS.trendPoints.value)),
});

const toEpisodeColumns = (value: FieldConfig) => ({
  ...labelColumns,
  startedSeconds: required(column('started', MOMENT, INSTANT)),
  endedSeconds: column('ended', MOMENT, INSTANT),
  worst: column('worst', NUMBER, value),
});

/** Query type `backtest`: a row a thing that the alert is about, those that fired first (most often first), then by worst value. */
export const toBacktestFrame = (unit: Unit) =>
  ({
    kind: 'backtest',
    name: 'backtest',
    type: DataFrameType.NumericLong,
    look: LOOK,
    mostRows: CONTRACT_LIMITS.listRows,
    columns: toColumns(toConfig(unit)),
    telling: ['firings', 'firesNow'],
    meta,
  }) satisfies FrameTable<ReturnType<typeof toColumns>>;

/** A row each time that the alert would have fired, in time order. */
export const toEpisodesFrame = (unit: Unit) =>
  ({
    kind: 'backtest-episodes',
    name: 'backtest-episodes',
    type: DataFrameType.NumericLong,
    look: LOOK,
    mostRows: CONTRACT_LIMITS.episodes,
    columns: toEpisodeColumns(toConfig(unit)),
    telling: ['startedSeconds', 'endedSeconds'],
    meta,
  }) satisfies FrameTable<ReturnType<typeof toEpisodeColumns>>;

/** The same to a reader, whatever the unit. */
export const backtestFrame = toBacktestFrame('points');
export const episodesFrame = toEpisodesFrame('points');

export type BacktestFrameRow = RowOf<ReturnType<typeof toColumns>>;

export type BacktestMeta = FrameMeta<typeof meta>;

/** Names of the fields. */
const { firstFiredSeconds, lastEndedSeconds, ...others } = namesOf(backtestFrame.columns);
export const BACKTEST = { ...others, firstFired: firstFiredSeconds, lastEnded: lastEndedSeconds };
const { startedSeconds, endedSeconds, worst } = namesOf(episodesFrame.columns);
export const BACKTEST_EPISODES = { started: startedSeconds, ended: endedSeconds, worst };
