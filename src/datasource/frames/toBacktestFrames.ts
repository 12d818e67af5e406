import type { DataFrame } from '@grafana/data';
import { ALERT_COLLECT_LIMITS } from '../../collect/alerts/alertCollectLimits';
import type { Backtest, BacktestRow } from '../../collect/alerts/collectBacktest';
import {
  BACKTEST_LABELS,
  toBacktestFrame,
  toEpisodesFrame,
  type BacktestFrameRow,
  type BacktestLabels,
} from '../../contract/backtestFrames';
import { encodeFrame } from '../../contract/codec/encodeFrame';
import { ALERT_STRINGS } from '../alertStrings';
import { toNotices } from './toNotices';

/** What an alert would have done: a frame with a row each thing that it is about, and one with a row each firing. */
export function toBacktestFrames(refId: string, backtest: Backtest, clusterLabel: string | null): DataFrame[] {
  const { rows, unit, basis, stepSeconds, total, tested, firingsPerWeek, samplesPerEvaluation } = backtest;
  const all = rows
    .flatMap((row) => row.episodes.map((episode) => ({ ...toLabels(row, clusterLabel), ...episode })))
    .sort((a, b) => a.startedSeconds - b.startedSeconds);
  const shown = all.slice(-ALERT_COLLECT_LIMITS.shownEpisodes.value);
  const cut = shown.length < all.length ? [ALERT_STRINGS.newestEpisodes(shown.length, all.length)] : [];
  const facts = (sentences: string[], notices: ReturnType<typeof toNotices>) => ({
    refId,
    meta: {
      basis,
      from: Math.round(backtest.fromSeconds * 1000),
      to: Math.round(backtest.toSeconds * 1000),
      ...{ stepSeconds, total, tested, firingsPerWeek, samplesPerEvaluation, sentences },
    },
    expressions: backtest.expressions,
    notices,
    titles: ALERT_STRINGS.backtestColumns,
  });
  const { sentences } = backtest;
  return [
    encodeFrame(
      toBacktestFrame(unit),
      rows.map((row) => toRow(row, backtest, clusterLabel)),
      facts(sentences, toNotices(backtest.warnings, sentences))
    ),
    encodeFrame(toEpisodesFrame(unit), shown, facts([...sentences, ...cut], [])),
  ];
}

function toRow(
  row: BacktestRow,
  { startSeconds, stepSeconds }: Backtest,
  clusterLabel: string | null
): BacktestFrameRow {
  const { episodes, values, firingSeconds, worst, firesNow } = row;
  return {
    ...toLabels(row, clusterLabel),
    firings: episodes.length,
    firstFiredSeconds: episodes[0]?.startedSeconds ?? null,
    lastEndedSeconds: episodes[episodes.length - 1]?.endedSeconds ?? null,
    firingSeconds,
    worst,
    firesNow,
    trend: { timesSeconds: values.map((_, index) => startSeconds + index * stepSeconds), values: [...values] },
  };
}

function toLabels({ labels }: BacktestRow, clusterLabel: string | null): BacktestLabels {
  const entries = BACKTEST_LABELS.map((name) => {
    const label = name === 'cluster' ? clusterLabel : name;
    return [name, label === null ? null : (labels[label] ?? null)];
  });
  return Object.fromEntries(entries);
}
