import type { ChartForecast } from '../../parts/chart/chartProps';
import { describeTimeToLimit } from '../../parts/diagnosis/describeTimeToLimit';
import { diagnosisStrings } from '../../parts/diagnosis/diagnosisStrings';
import { PANEL_LIMITS } from '../../panelLimits';
import type { AnatomyModel } from '../../read/anatomy/anatomyModel';
import { findLastRow } from '../../read/frames/findLastRow';

export interface DrawnForecast {
  forecast: ChartForecast | null;
  /** Until where the chart has to go on, so that the limit is met inside of it. */
  toMs: number;
}

/**
 * The forecast of the data source as the chart draws it. The chart goes on by a share of the window at most: what is to be
 * seen is the past. Nothing where nobody says, where the limit is not drawn, or where it would begin outside of the window.
 */
export function toForecast(model: AnatomyModel, fromMs: number, toMs: number, showLimit: boolean): DrawnForecast {
  const { limitAtMs, timesMs, wholeBytes, limitBytes } = model;
  const last = findLastRow(wholeBytes);
  const bytes = wholeBytes[last] ?? null;
  const limit = limitBytes[findLastRow(limitBytes)] ?? null;
  const lowMs = limitAtMs?.low ?? limitAtMs?.mid ?? null;
  const isDrawn = showLimit && model.stacked && bytes !== null && limit !== null && lowMs !== null;
  if (
    !isDrawn ||
    limit <= bytes ||
    limit > PANEL_LIMITS.farLimit.value * bytes ||
    timesMs[last] > toMs ||
    lowMs <= toMs
  ) {
    return { forecast: null, toMs };
  }
  const { mid = null, high = null } = limitAtMs ?? {};
  const mostMs = toMs + (toMs - fromMs) * PANEL_LIMITS.forecastShare.value;
  const left = (atMs: number | null) => (atMs === null ? null : (atMs - toMs) / 1000);
  const { words } = describeTimeToLimit({ low: left(lowMs), mid: left(mid), high: left(high) });
  const label = diagnosisStrings.card.untilLimit(words);
  return {
    forecast: { fromMs: timesMs[last], fromBytes: bytes, limitBytes: limit, lowMs, midMs: mid, highMs: high, label },
    toMs: Math.min(mostMs, (high ?? mid ?? lowMs) + (toMs - fromMs) * PANEL_LIMITS.forecastMargin.value),
  };
}
