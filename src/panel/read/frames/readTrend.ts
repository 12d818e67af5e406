import type { DataFrame, Field } from '@grafana/data';
import { TREND } from '../../../contract/frames';
import type { Trend } from '../../../engine';
import { bytesAt, countRows, findField, findTimeField, numberAt } from './fieldValues';

/** The nested frame of one row; null where there is none, or nothing in it. */
export function readTrend(field: Field | undefined, row: number): Trend | null {
  const value: unknown = field?.values?.[row];
  const frame = (Array.isArray(value) ? value[0] : value) as DataFrame | undefined;
  if (!frame || !Array.isArray(frame.fields)) {
    return null;
  }
  const time = findTimeField(frame);
  const whole = findField(frame, TREND.wholeBytes);
  const floor = findField(frame, TREND.floorBytes);
  if (!time || !whole) {
    return null;
  }
  const trend: Trend = { timesSeconds: [], wholeBytes: [], floorBytes: [] };
  for (let point = 0; point < countRows(frame); point++) {
    const timeMs = numberAt(time, point);
    if (timeMs !== null) {
      trend.timesSeconds.push(timeMs / 1000);
      trend.wholeBytes.push(bytesAt(whole, point));
      trend.floorBytes.push(bytesAt(floor, point));
    }
  }
  return trend.timesSeconds.length > 0 ? trend : null;
}
