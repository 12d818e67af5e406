import { FieldType, type DataFrame } from '@grafana/data';
import { isHistogram } from '../../contract/codec/isHistogram';
import type { MatrixSeries } from '../../collect/ask/prometheusClient';
import { SeriesMaker } from './seriesMaker';

/**
 * The series in the frames of a Prometheus-type data source, in their order. Frames come one a series or wide, with
 * or without a type; a series is known by the labels of its field, never by its name. Null is "no sample here" and is
 * left out; NaN and infinities are what the server said and stay. Native histograms are left out.
 */
export function toMatrixSeries(frames: readonly DataFrame[]): MatrixSeries[] {
  const maker = new SeriesMaker();
  return frames.flatMap((frame) => {
    const times = frame.fields.find((field) => field.type === FieldType.time);
    if (!times || isHistogram(frame)) {
      return [];
    }
    return frame.fields
      .filter((field) => field.type === FieldType.number)
      .map((field) => maker.toSeries(times.values, field.values, field.labels ?? {}))
      .filter((series) => series.values.length > 0);
  });
}
