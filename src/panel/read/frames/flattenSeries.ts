import { FieldType, type DataFrame, type Field, type Labels } from '@grafana/data';
import { countRows, findTimeField, listFields, numberAt } from '../../../contract/codec/fieldValues';
import { isHistogram } from '../../../contract/codec/isHistogram';
import { CONTRACT_LIMITS } from '../../../contract/contractLimits';

export interface Series {
  /** Name of the field: the part, in our frames. */
  name: string;
  /** What the data source calls it, such as the legend of a Prometheus query. */
  displayName: string;
  description: string | null;
  unit: string | null;
  labels: Labels;
  /** Ascending, without duplicates. */
  timesMs: number[];
  /** Null is a gap. */
  values: Array<number | null>;
}

/** Takes wide, multi and joined frames apart into single series. Gaps of missing rows become nulls; native histograms are left out. */
export function flattenSeries(frames: DataFrame[]): Series[] {
  const series: Series[] = [];
  for (const frame of frames) {
    const time = findTimeField(frame);
    if (!time || isHistogram(frame)) {
      continue;
    }
    const rows = toAscendingRows(time, countRows(frame));
    for (const field of listFields(frame)) {
      if (field.type === FieldType.number && series.length < CONTRACT_LIMITS.series.value) {
        series.push(toSeries(field, time, rows));
      }
    }
  }
  return series;
}

function toAscendingRows(time: Field, count: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < count; row++) {
    if (numberAt(time, row) !== null) {
      rows.push(row);
    }
  }
  rows.sort((a, b) => time.values[a] - time.values[b]);
  return rows.filter((row, index) => index === 0 || time.values[row] !== time.values[rows[index - 1]]);
}

function toSeries(field: Field, time: Field, rows: number[]): Series {
  const gapMs = findGapMs(time, rows);
  const timesMs: number[] = [];
  const values: Array<number | null> = [];
  for (const row of rows) {
    const timeMs = time.values[row];
    const previousMs = timesMs[timesMs.length - 1];
    if (previousMs !== undefined && timeMs - previousMs > gapMs) {
      timesMs.push(previousMs + gapMs / 2);
      values.push(null);
    }
    timesMs.push(timeMs);
    values.push(numberAt(field, row));
  }
  return {
    name: field.name ?? '',
    displayName: field.config?.displayNameFromDS ?? field.name ?? '',
    description: field.config?.description ?? null,
    unit: field.config?.unit ?? null,
    labels: field.labels ?? {},
    timesMs,
    values,
  };
}

/** Prometheus frames leave rows out where there is no sample: two steps without one are a gap. */
function findGapMs(time: Field, rows: number[]): number {
  const declaredMs = time.config?.interval;
  if (typeof declaredMs === 'number' && declaredMs > 0) {
    return 2 * declaredMs;
  }
  const stepsMs = rows.slice(1).map((row, index) => time.values[row] - time.values[rows[index]]);
  stepsMs.sort((a, b) => a - b);
  return stepsMs.length === 0 ? Infinity : 2 * stepsMs[Math.floor(stepsMs.length / 2)];
}
