import type { DataFrame } from '@grafana/data';
import type { Recording } from '../../collect/alerts/collectRecording';
import { encodeFrame } from '../../contract/codec/encodeFrame';
import { recordingAlertsFrame, recordingFrame } from '../../contract/recordingFrames';
import { ALERT_STRINGS } from '../alertStrings';
import { toNotices } from './toNotices';

/** What is recorded: a frame with a row a series, and one with a row an alert that is pending or firing. */
export function toRecordingFrames(
  refId: string,
  { series, alerts, used, sentences, warnings, expressions }: Recording
): DataFrame[] {
  const facts = { refId, meta: { used, sentences }, expressions, titles: ALERT_STRINGS.recordingColumns };
  return [
    encodeFrame(recordingFrame, series, { ...facts, notices: toNotices(warnings, sentences) }),
    encodeFrame(recordingAlertsFrame, alerts, { ...facts, notices: [] }),
  ];
}
