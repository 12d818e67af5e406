import type { AskSession } from '../../collect/ask/session';
import type { DataFrame } from '@grafana/data';
import { collectRecording, type RecordingRequest } from '../../collect/alerts/collectRecording';
import { toRecordingFrames } from '../frames/toRecordingFrames';

/** Whether the scores are recorded, and which alerts of rule files there are at the end of the time range. */
export async function answerRecording(ask: AskSession, request: RecordingRequest, refId: string): Promise<DataFrame[]> {
  return toRecordingFrames(refId, await collectRecording(ask, request));
}
