import { answerNodes } from '../answerNodes';
import type { QueryKind } from './queryKind';

/** How many growing containers are named beside each node. */
const DRIVERS_OF_NODE = 3;

/** Table of nodes. */
export const nodesQuery: QueryKind = {
  type: 'nodes',
  run: async ({ ask, query: { refId }, matchers, window, emit, findUse }) =>
    answerNodes(ask, { matchers, top: DRIVERS_OF_NODE, ...window }, refId, emit, await findUse()),
};
