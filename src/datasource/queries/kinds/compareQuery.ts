import { toNoticeFrame } from '../../frames/toNoticeFrame';
import { STRINGS } from '../../strings';
import { answerCompare } from '../answerCompare';
import { isEverything } from '../toMatchers';
import type { QueryKind } from './queryKind';
import { toPodKey } from './toPodKey';

/** Replicas of one container's workload side by side, or its processes. */
export const compareQuery: QueryKind = {
  type: 'compare',
  run: async ({ ask, query: { refId, scope, compareBy = '' }, window, stepSeconds }) => {
    const { container = '' } = scope;
    if (isEverything(container)) {
      return [toNoticeFrame(refId, STRINGS.notices.noContainer)];
    }
    const key = { ...toPodKey(scope, window.clusterLabel), container };
    return answerCompare(ask, { key, compareBy, ...window, stepSeconds }, refId);
  },
};
