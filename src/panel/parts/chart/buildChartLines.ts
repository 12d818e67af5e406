import type { GrafanaTheme2 } from '@grafana/data';
import { formatRoundBytes } from '../../../engine';
import { PANEL_LIMITS } from '../../panelLimits';
import type { AnatomyModel } from '../../read/anatomy/anatomyModel';
import { findLastRow } from '../../read/frames/findLastRow';
import { strings } from '../../strings';

/** A line over the stack. */
export interface ChartLine {
  values: Array<number | null | undefined>;
  color: string;
  /** Lengths in pixels; empty is a solid line. */
  dash: number[];
  /** As thick as others where it is not said. */
  widthPx?: number;
  /** Its name, written at its end; null for a line that is named elsewhere. */
  label: string | null;
}

export interface ChartLines {
  lines: ChartLine[];
  /** The limit, where it is too far above the memory to be drawn. */
  topLabel: string | null;
}

type Lined = Pick<AnatomyModel, 'wholeBytes' | 'limitBytes' | 'requestBytes'>;

/**
 * Whole, limit and request. A limit or request far above the memory would press the stack flat: then the limit is named
 * at the top instead. Cost: linear.
 */
export function buildChartLines(
  model: Lined,
  shows: { whole: boolean; limits: boolean },
  peakBytes: number,
  theme: GrafanaTheme2
): ChartLines {
  const whole: ChartLine = { values: model.wholeBytes, color: theme.colors.text.primary, dash: [], label: null };
  const lines = shows.whole ? [whole] : [];
  const limit = lastOf(model.limitBytes);
  const request = lastOf(model.requestBytes);
  const isFar = (bytes: number) => bytes > PANEL_LIMITS.farLimit.value * peakBytes;
  let topLabel: string | null = null;
  if (shows.limits && request !== null && !isFar(request)) {
    const label = strings.anatomy.requestLine(formatRoundBytes(request));
    lines.push({ values: model.requestBytes, color: theme.colors.warning.text, dash: [2, 4], label });
  }
  if (shows.limits && limit !== null) {
    const text = formatRoundBytes(limit);
    if (isFar(limit)) {
      topLabel = strings.anatomy.limitAbove(text);
    } else {
      const label = `${strings.anatomy.limit} ${text}`;
      lines.push({ values: model.limitBytes, color: theme.colors.error.text, dash: [6, 4], label });
    }
  }
  return { lines, topLabel };
}

function lastOf(values: Array<number | null>): number | null {
  return values[findLastRow(values)] ?? null;
}
