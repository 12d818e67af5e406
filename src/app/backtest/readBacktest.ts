import type { DataFrame } from '@grafana/data';
import {
  BACKTEST_LABELS,
  backtestFrame,
  episodesFrame,
  type BacktestFrameRow,
  type BacktestLabels,
} from '../../contract/backtestFrames';
import { decodeRows } from '../../contract/codec/decodeRows';
import { decodeMeta, findFrameOfKind } from '../../contract/codec/metaColumns';

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
  const frame = findFrameOfKind(backtestFrame, frames);
  const { from, to, ...meta } = decodeMeta(backtestFrame, frame);
  if (frame === undefined || from === null || to === null || !(to > from)) {
    return null;
  }
  const episodes = readEpisodes(findFrameOfKind(episodesFrame, frames));
  const rows = decodeRows(backtestFrame, frame).rows.map((row) => toRow(row, episodes));
  const notices = frame.meta?.notices ?? [];
  const warnings = notices.filter(({ severity }) => severity === 'warning').map(({ text }) => text);
  return { rows, from, to, ...meta, warnings };
}

function toRow(row: BacktestFrameRow, episodes: ReadonlyMap<string, Episode[]>): BacktestRow {
  const labels = toLabels(row);
  const { firings, firstFiredSeconds, firingSeconds, worst, firesNow } = row;
  return {
    labels,
    firings,
    firstFired: toMilliseconds(firstFiredSeconds),
    firingSeconds,
    worst,
    firesNow,
    episodes: episodes.get(toKey(labels)) ?? [],
  };
}

/** By what they are of. One that ends before it begins is left out. */
function readEpisodes(frame: DataFrame | undefined): Map<string, Episode[]> {
  const byKey = new Map<string, Episode[]>();
  for (const row of frame === undefined ? [] : decodeRows(episodesFrame, frame).rows) {
    const { startedSeconds, endedSeconds, worst } = row;
    if (endedSeconds === null || endedSeconds >= startedSeconds) {
      const key = toKey(toLabels(row));
      const episode = { started: startedSeconds * 1000, ended: toMilliseconds(endedSeconds), worst };
      byKey.set(key, [...(byKey.get(key) ?? []), episode]);
    }
  }
  return byKey;
}

const toMilliseconds = (seconds: number | null) => (seconds === null ? null : seconds * 1000);

function toLabels(row: BacktestLabels): BacktestLabels {
  return Object.fromEntries(BACKTEST_LABELS.map((name) => [name, row[name]])) as BacktestLabels;
}

/** JSON keeps hostile values apart. */
export const toKey = (labels: BacktestLabels) => JSON.stringify(BACKTEST_LABELS.map((name) => labels[name]));
