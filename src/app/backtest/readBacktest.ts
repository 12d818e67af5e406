import type { DataFrame } from '@grafana/data';
import { BACKTEST, BACKTEST_EPISODES, type BacktestMeta } from '../../contract/alertFrames';
import { asNumber, asTexts, Fields, findFrame } from './readFields';

/** Labels that tell what an alert is about, outermost first. */
export const BACKTEST_LABELS = ['cluster', 'namespace', 'pod', 'container', 'part', 'node', 'job', 'instance'] as const;
export type BacktestLabels = Record<(typeof BACKTEST_LABELS)[number], string | null>;

/** Times are Unix milliseconds. */
export interface Episode {
  started: number;
  /** Null: still firing at the end of what was tested. */
  ended: number | null;
  worst: number | null;
}

export interface BacktestRow {
  labels: BacktestLabels;
  firings: number | null;
  firstFired: number | null;
  firingSeconds: number | null;
  worst: number | null;
  /** Null: unknown. */
  firesNow: boolean | null;
  episodes: Episode[];
}

export interface Backtest {
  rows: BacktestRow[];
  basis: 'recorded' | 'evaluated' | null;
  from: number;
  to: number;
  stepSeconds: number | null;
  total: number | null;
  tested: number | null;
  firingsPerWeek: number | null;
  samplesPerEvaluation: number | null;
  sentences: string[];
  /** What the server said about an answer that is not the whole. */
  warnings: string[];
}

/** The answer to a query of type `backtest`; null where it is none. */
export function readBacktest(frames: readonly DataFrame[]): Backtest | null {
  const found = findFrame<BacktestMeta>(frames, 'backtest');
  const from = asNumber(found?.meta.from);
  const to = asNumber(found?.meta.to);
  if (found === null || from === null || to === null || !(to > from)) {
    return null;
  }
  const { frame, meta } = found;
  const episodes = readEpisodes(findFrame<BacktestMeta>(frames, 'backtest-episodes')?.frame ?? null);
  const fields = new Fields(frame);
  return {
    rows: Array.from({ length: frame.length }, (_, index) => readRow(fields, index, episodes)),
    basis: meta.basis === 'recorded' || meta.basis === 'evaluated' ? meta.basis : null,
    from,
    to,
    stepSeconds: asNumber(meta.stepSeconds),
    total: asNumber(meta.total),
    tested: asNumber(meta.tested),
    firingsPerWeek: asNumber(meta.firingsPerWeek),
    samplesPerEvaluation: asNumber(meta.samplesPerEvaluation),
    sentences: asTexts(meta.sentences),
    warnings: (frame.meta?.notices ?? []).filter(({ severity }) => severity === 'warning').map(({ text }) => text),
  };
}

function readRow(fields: Fields, index: number, episodes: ReadonlyMap<string, Episode[]>): BacktestRow {
  const labels = readLabels(fields, index);
  const firesNow = fields.text(BACKTEST.firesNow, index);
  return {
    labels,
    firings: fields.number(BACKTEST.firings, index),
    firstFired: fields.number(BACKTEST.firstFired, index),
    firingSeconds: fields.number(BACKTEST.firingSeconds, index),
    worst: fields.number(BACKTEST.worst, index),
    firesNow: firesNow === 'true' ? true : firesNow === 'false' ? false : null,
    episodes: episodes.get(toKey(labels)) ?? [],
  };
}

function readEpisodes(frame: DataFrame | null): Map<string, Episode[]> {
  const byKey = new Map<string, Episode[]>();
  if (frame === null) {
    return byKey;
  }
  const fields = new Fields(frame);
  for (let index = 0; index < frame.length; index++) {
    const started = fields.number(BACKTEST_EPISODES.started, index);
    const ended = fields.number(BACKTEST_EPISODES.ended, index);
    if (started !== null && (ended === null || ended >= started)) {
      const key = toKey(readLabels(fields, index));
      const episode = { started, ended, worst: fields.number(BACKTEST_EPISODES.worst, index) };
      byKey.set(key, [...(byKey.get(key) ?? []), episode]);
    }
  }
  return byKey;
}

function readLabels(fields: Fields, index: number): BacktestLabels {
  const entries = BACKTEST_LABELS.map((name) => [name, fields.text(BACKTEST[name], index)]);
  return Object.fromEntries(entries) as BacktestLabels;
}

/** JSON keeps hostile values apart. */
export const toKey = (labels: BacktestLabels) => JSON.stringify(BACKTEST_LABELS.map((name) => labels[name]));
