import { answerRecording } from '../answerRecording';
import type { QueryKind } from './queryKind';

/** Whether the scores are recorded. */
export const recordingQuery: QueryKind = {
  type: 'recording',
  run: ({ ask, query: { refId }, window }) => answerRecording(ask, window, refId),
};
