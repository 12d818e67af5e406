import { answerBacktest } from '../answerBacktest';
import type { QueryKind } from './queryKind';

/** When an alert would have fired. */
export const backtestQuery: QueryKind = {
  type: 'backtest',
  run: ({ ask, query, matchers, window }) => answerBacktest(ask, { query, matchers, ...window }, query.refId),
};
