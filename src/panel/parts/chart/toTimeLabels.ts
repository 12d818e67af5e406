import { dateTimeFormat, systemDateFormats } from '@grafana/data';
import uPlot from 'uplot';
import { formatAge, formatSpan, isExactSpan } from '../../../engine';
import type { UplotChartProps } from './chartProps';
import { EDGE_PX, FONT_PX } from './chartSizes';

const HALF_CHARACTER_PX = FONT_PX * 0.3;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Labels of the time axis. Those that would be cut off at an edge are left out. */
export function toTimeLabels(
  chart: uPlot,
  splits: number[],
  stepMs: number,
  { fromMs, toMs, timeZone, axes }: UplotChartProps
): string[] {
  const format = toDateFormat(stepMs, toMs - fromMs);
  return splits.map((timeMs) => {
    const label = axes.x === 'age' ? formatAxisAge(timeMs) : dateTimeFormat(timeMs, { timeZone, format });
    const roomPx = ((toMs - timeMs) / (toMs - fromMs)) * chart.width + EDGE_PX;
    return roomPx < label.length * HALF_CHARACTER_PX ? '' : label;
  });
}

function toDateFormat(stepMs: number, spanMs: number): string {
  const { interval } = systemDateFormats;
  if (stepMs < MINUTE_MS) {
    return interval.second;
  }
  if (stepMs >= DAY_MS) {
    return interval.day;
  }
  return spanMs <= DAY_MS ? interval.minute : interval.hour;
}

function formatAxisAge(ageMs: number): string {
  if (ageMs === 0) {
    return '0';
  }
  const seconds = ageMs / 1000;
  // One unit where it is exact: rounded, an hour and a half would stand beside two hours as the same.
  return isExactSpan(seconds) ? formatSpan(seconds) : formatAge(seconds);
}

/** uPlot places ticks by the calendar of the dashboard's time zone. */
export function toZonedDate(timeMs: number, timeZone: string): Date {
  if (timeZone === 'browser' || timeZone === '') {
    return new Date(timeMs);
  }
  try {
    return uPlot.tzDate(new Date(timeMs), timeZone === 'utc' ? 'UTC' : timeZone);
  } catch {
    return new Date(timeMs); // A zone that this browser does not know.
  }
}
