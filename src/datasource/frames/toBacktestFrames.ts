import { createDataFrame, DataFrameType, FieldType, type DataFrame, type FieldConfig } from '@grafana/data';
import { ALERT_COLLECT_LIMITS } from '../../collect/alerts/alertCollectLimits';
import type { Backtest, BacktestRow } from '../../collect/alerts/collectBacktest';
import { BACKTEST, BACKTEST_EPISODES, type BacktestMeta } from '../../contract/alertFrames';
import { META_KEY } from '../../contract/frames';
import type { Episode } from '../../engine';
import { ALERT_STRINGS } from '../alertStrings';
import { toNotices } from './toNotices';
import type { PartialField } from './toPartFields';

type Column = keyof typeof ALERT_STRINGS.backtestColumns;
type LabelColumn = 'cluster' | 'namespace' | 'pod' | 'container' | 'part' | 'node' | 'job' | 'instance';

const LABELS: readonly LabelColumn[] = ['cluster', 'namespace', 'pod', 'container', 'part', 'node', 'job', 'instance'];
const MOMENT: FieldConfig = { unit: 'dateTimeAsIso' };

/** What an alert would have done: a frame with a row each thing that it is about, and one with a row each firing. */
export function toBacktestFrames(refId: string, backtest: Backtest, clusterLabel: string | null): DataFrame[] {
  const { rows, unit } = backtest;
  const valueConfig: FieldConfig = unit === 'points' ? { unit: 'none', min: 0, max: 100, decimals: 0 } : { unit: 's' };
  const all = rows
    .flatMap((row) => row.episodes.map((episode) => ({ row, episode })))
    .sort((a, b) => a.episode.startedSeconds - b.episode.startedSeconds);
  const shown = all.slice(-ALERT_COLLECT_LIMITS.shownEpisodes.value);
  const cut = shown.length < all.length ? [ALERT_STRINGS.newestEpisodes(shown.length, all.length)] : [];
  return [
    toFrame(refId, backtest, 'backtest', rows.length > 0 ? toRowFields(backtest, clusterLabel, valueConfig) : []),
    toFrame(
      refId,
      { ...backtest, sentences: [...backtest.sentences, ...cut] },
      'backtest-episodes',
      shown.length > 0 ? toEpisodeFields(shown, clusterLabel, valueConfig) : []
    ),
  ];
}

function toFrame(refId: string, backtest: Backtest, kind: BacktestMeta['kind'], fields: PartialField[]): DataFrame {
  const { basis, stepSeconds, total, tested, firingsPerWeek, samplesPerEvaluation, sentences } = backtest;
  const meta: BacktestMeta = {
    schema: 1,
    kind,
    basis,
    from: Math.round(backtest.fromSeconds * 1000),
    to: Math.round(backtest.toSeconds * 1000),
    ...{ stepSeconds, total, tested, firingsPerWeek, samplesPerEvaluation, sentences },
  };
  return createDataFrame({
    refId,
    name: kind,
    fields,
    meta: {
      type: DataFrameType.NumericLong,
      typeVersion: [0, 1],
      executedQueryString: backtest.expressions.join('\n'),
      notices: kind === 'backtest' ? toNotices(backtest.warnings, sentences) : [],
      preferredVisualisationType: 'table',
      custom: { [META_KEY]: meta },
    },
  });
}

function toRowFields(backtest: Backtest, clusterLabel: string | null, valueConfig: FieldConfig): PartialField[] {
  const { rows } = backtest;
  const number = (name: Column, config: FieldConfig, value: (row: BacktestRow) => number | null): PartialField =>
    column(name, FieldType.number, config, rows.map(value));
  return [
    ...toLabelFields(rows, clusterLabel),
    number(BACKTEST.firings, { unit: 'short', min: 0, decimals: 0 }, ({ episodes }) => episodes.length),
    number(BACKTEST.firstFired, MOMENT, ({ episodes }) => toMilliseconds(episodes[0]?.startedSeconds)),
    number(BACKTEST.lastEnded, MOMENT, ({ episodes }) => toMilliseconds(episodes[episodes.length - 1]?.endedSeconds)),
    number(BACKTEST.firingSeconds, { unit: 's', min: 0 }, ({ firingSeconds }) => firingSeconds),
    number(BACKTEST.worst, valueConfig, ({ worst }) => worst),
    column(
      BACKTEST.firesNow,
      FieldType.string,
      {},
      rows.map(({ firesNow }) => String(firesNow))
    ),
    column(
      BACKTEST.trend,
      FieldType.frame,
      {},
      rows.map((row) => toTrendFrame(row, backtest, valueConfig))
    ),
  ];
}

function toEpisodeFields(
  shown: ReadonlyArray<{ row: BacktestRow; episode: Episode }>,
  clusterLabel: string | null,
  valueConfig: FieldConfig
): PartialField[] {
  const number = (name: Column, config: FieldConfig, value: (episode: Episode) => number | null): PartialField =>
    column(
      name,
      FieldType.number,
      config,
      shown.map(({ episode }) => value(episode))
    );
  return [
    ...toLabelFields(
      shown.map(({ row }) => row),
      clusterLabel
    ),
    number(BACKTEST_EPISODES.started, MOMENT, ({ startedSeconds }) => toMilliseconds(startedSeconds)),
    number(BACKTEST_EPISODES.ended, MOMENT, ({ endedSeconds }) => toMilliseconds(endedSeconds)),
    number(BACKTEST_EPISODES.worst, valueConfig, ({ worst }) => worst),
  ];
}

/** A column for each label that any of the rows has. */
function toLabelFields(rows: readonly BacktestRow[], clusterLabel: string | null): PartialField[] {
  return LABELS.flatMap((name) => {
    const label = name === 'cluster' ? clusterLabel : name;
    const values = rows.map(({ labels }) => (label === null ? null : (labels[label] ?? null)));
    return values.some((value) => value !== null) ? [column(name, FieldType.string, {}, values)] : [];
  });
}

function toTrendFrame(
  { values }: BacktestRow,
  { startSeconds, stepSeconds }: Backtest,
  config: FieldConfig
): DataFrame {
  return createDataFrame({
    fields: [
      {
        name: 'time',
        type: FieldType.time,
        values: values.map((_, index) => (startSeconds + index * stepSeconds) * 1000),
      },
      { name: 'value', type: FieldType.number, config, values: [...values] },
    ],
  });
}

const column = (name: Column, type: FieldType, config: FieldConfig, values: unknown[]): PartialField => ({
  name,
  type,
  config: { displayNameFromDS: ALERT_STRINGS.backtestColumns[name], ...config },
  values,
});

const toMilliseconds = (seconds: number | null | undefined) =>
  seconds === null || seconds === undefined ? null : Math.round(seconds * 1000);
