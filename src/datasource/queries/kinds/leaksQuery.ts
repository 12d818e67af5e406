import { collectLeaks, type Leaks } from '../../../collect/containers/collectLeaks';
import { DEFAULT_TOP, MAX_TOP } from '../../../contract/query';
import { toLeaksFrame } from '../../frames/toLeaksFrame';
import { toWorkloadsFrame } from '../../frames/toWorkloadsFrame';
import type { QueryKind } from './queryKind';

/** Workloads by what needs somebody first, and their containers: the rows first, then the same with what is known besides memory. */
export const leaksQuery: QueryKind = {
  type: 'leaks',
  run: async ({ ask, query: { refId, top: asked }, matchers, counters, podLabels, window, emit }) => {
    const top = Math.min(Math.max(1, Math.floor(asked ?? DEFAULT_TOP)), MAX_TOP);
    const toFrames = (leaks: Leaks) => [toLeaksFrame(refId, leaks), toWorkloadsFrame(refId, leaks)];
    const onFirst = (leaks: Leaks) => emit(toFrames(leaks));
    return toFrames(
      await collectLeaks(ask, { matchers, top, by: 'workload', counters, podLabels, onFirst, ...window })
    );
  },
};
