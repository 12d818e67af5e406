import type { DataFrame } from '@grafana/data';
import { collectRecording, type RecordingRequest } from '../../collect/alerts/collectRecording';
import type { PrometheusClient } from '../../collect/ask/prometheusClient';
import { toRecordingFrames } from '../frames/toRecordingFrames';

/** Whether the scores are recorded, and which alerts of rule files there are at the end of the time range. */
export async function answerRecording(
  client: PrometheusClient,
  request: RecordingRequest,
  refId: string
): Promise<DataFrame[]> {
  return toRecordingFrames(refId, await collectRecording(client, request));
}
