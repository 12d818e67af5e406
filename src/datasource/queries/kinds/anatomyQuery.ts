import { answerAnatomy } from '../answerAnatomy';
import { answerPod } from '../answerPod';
import { isEverything } from '../toMatchers';
import type { QueryKind } from './queryKind';
import { toPodKey } from './toPodKey';

/** The parts of one container over time, or of all containers of one pod. */
export const anatomyQuery: QueryKind = {
  type: 'anatomy',
  run: async ({ ask, query: { refId, scope }, stepSeconds, window, emit, findUse }) => {
    const { container = '' } = scope;
    const use = await findUse();
    const key = toPodKey(scope, window.clusterLabel);
    return isEverything(container)
      ? answerPod(ask, { ...key, stepSeconds, ...window }, refId, emit, use)
      : answerAnatomy(ask, { key: { ...key, container }, stepSeconds, ...window }, refId, emit, use);
  },
};
