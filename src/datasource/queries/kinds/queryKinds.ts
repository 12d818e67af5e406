import type { LeakscopeQueryType } from '../../../contract/query';
import { anatomyQuery } from './anatomyQuery';
import { backtestQuery } from './backtestQuery';
import { cardinalityQuery } from './cardinalityQuery';
import { compareQuery } from './compareQuery';
import { leaksQuery } from './leaksQuery';
import { nodesQuery } from './nodesQuery';
import type { QueryKind } from './queryKind';
import { recordingQuery } from './recordingQuery';
import { workloadQuery } from './workloadQuery';

/** What the data source answers: a row a type of query. */
export const QUERY_KINDS: Readonly<Record<LeakscopeQueryType, QueryKind>> = {
  leaks: leaksQuery,
  workload: workloadQuery,
  anatomy: anatomyQuery,
  compare: compareQuery,
  nodes: nodesQuery,
  cardinality: cardinalityQuery,
  backtest: backtestQuery,
  recording: recordingQuery,
};
