import type { DataFrame } from '@grafana/data';
import { RECORDING, RECORDING_ALERTS, type RecordingMeta } from '../../contract/alertFrames';
import { Fields, findFrame, asTexts } from '../backtest/readFields';

export interface RecordedSeries {
  name: string;
  subject: string | null;
  state: 'fresh' | 'stale' | 'missing' | 'unknown';
  /** Unix milliseconds of the newest value. */
  newest: number | null;
  series: number | null;
}

/** An alert of a rule file that Prometheus holds now. */
export interface FileAlert {
  alert: string;
  state: string;
  count: number | null;
}

export interface Recording {
  series: RecordedSeries[];
  alerts: FileAlert[];
  /** Null: unknown. */
  used: boolean | null;
  sentences: string[];
}

const STATES = ['fresh', 'stale', 'missing'] as const;

/** The answer to a query of type `recording`; null where it is none. */
export function readRecording(frames: readonly DataFrame[]): Recording | null {
  const found = findFrame<RecordingMeta>(frames, 'recording');
  if (found === null) {
    return null;
  }
  return {
    series: readRows(found.frame, (fields, index) => ({
      name: fields.text(RECORDING.name, index) ?? '',
      subject: fields.text(RECORDING.subject, index),
      state: STATES.find((state) => state === fields.text(RECORDING.state, index)) ?? 'unknown',
      newest: fields.number(RECORDING.newest, index),
      series: fields.number(RECORDING.series, index),
    })),
    alerts: readRows(findFrame<RecordingMeta>(frames, 'recording-alerts')?.frame ?? null, (fields, index) => ({
      alert: fields.text(RECORDING_ALERTS.alert, index) ?? '',
      state: fields.text(RECORDING_ALERTS.state, index) ?? 'unknown',
      count: fields.number(RECORDING_ALERTS.count, index),
    })),
    used: typeof found.meta.used === 'boolean' ? found.meta.used : null,
    sentences: asTexts(found.meta.sentences),
  };
}

function readRows<Row>(frame: DataFrame | null, read: (fields: Fields, index: number) => Row): Row[] {
  const fields = frame === null ? null : new Fields(frame);
  return fields === null ? [] : Array.from({ length: frame?.length ?? 0 }, (_, index) => read(fields, index));
}
