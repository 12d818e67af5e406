import { answerRecording } from '../answerRecording';
import type { QueryKind } from './queryKind';

/** Whether the scores are recorded. */
export const recordingQuery: QueryKind = {
  type: 'recording',
  needs: 'nothing',
  run: ({ ask, query: { refId }, window }) => answerRecording(ask, window, refId),
};
