import type { DataFrame } from '@grafana/data';
import { decodeRows } from '../../contract/codec/decodeRows';
import { decodeMeta, findFrameOfKind } from '../../contract/codec/metaColumns';
import { recordingAlertsFrame, recordingFrame, type RecordedState } from '../../contract/recordingFrames';

export interface RecordedSeries {
  name: string;
  subject: string | null;
  state: RecordedState;
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

/** The answer to a query of type `recording`; null where it is none. */
export function readRecording(frames: readonly DataFrame[]): Recording | null {
  const frame = findFrameOfKind(recordingFrame, frames);
  if (frame === undefined) {
    return null;
  }
  const alerts = findFrameOfKind(recordingAlertsFrame, frames);
  return {
    series: decodeRows(recordingFrame, frame).rows.map(({ newestSeconds, ...row }) => ({
      ...row,
      newest: newestSeconds === null ? null : newestSeconds * 1000,
    })),
    alerts: (alerts ? decodeRows(recordingAlertsFrame, alerts).rows : []).map((row) => ({
      ...row,
      state: row.state ?? 'unknown',
    })),
    ...decodeMeta(recordingFrame, frame),
  };
}
