import { collectLeaks, type Leaks } from '../../../collect/containers/collectLeaks';
import { DEFAULT_TOP, MAX_TOP } from '../../../contract/query';
import { toLeaksFrame } from '../../frames/toLeaksFrame';
import type { QueryKind } from './queryKind';

/** Ranked table of containers: the rows first, then the same with what is known besides memory. */
export const leaksQuery: QueryKind = {
  type: 'leaks',
  needs: 'containers',
  run: async ({ ask, query: { refId, top: asked }, matchers, counters, window, emit }) => {
    const top = Math.min(Math.max(1, Math.floor(asked ?? DEFAULT_TOP)), MAX_TOP);
    const onFirst = (leaks: Leaks) => emit([toLeaksFrame(refId, leaks)]);
    return [toLeaksFrame(refId, await collectLeaks(ask, { matchers, top, counters, onFirst, ...window }))];
  },
};
