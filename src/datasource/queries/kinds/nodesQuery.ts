import { answerNodes } from '../answerNodes';
import type { QueryKind } from './queryKind';

/** How many growing containers are named beside each node. */
const DRIVERS_OF_NODE = 3;

/** Table of nodes. */
export const nodesQuery: QueryKind = {
  type: 'nodes',
  needs: 'containers',
  run: ({ ask, query: { refId }, matchers, window, emit, use }) =>
    answerNodes(ask, { matchers, top: DRIVERS_OF_NODE, ...window }, refId, emit, use),
};
