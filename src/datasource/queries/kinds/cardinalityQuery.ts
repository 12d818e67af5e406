import { answerCardinality } from '../answerCardinality';
import type { QueryKind } from './queryKind';

/** Scrape targets whose series blow up. */
export const cardinalityQuery: QueryKind = {
  type: 'cardinality',
  run: ({ ask, query, matchers, window, emit }) =>
    answerCardinality(ask, { query, matchers, ...window }, query.refId, emit),
};
