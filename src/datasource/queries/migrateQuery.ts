import type { DataQuery } from '@grafana/schema';
import type { LeakscopeQuery, LeakscopeQueryType } from '../../contract/query';

export const QUERY_TYPES: readonly LeakscopeQueryType[] = [
  'leaks',
  'workload',
  'anatomy',
  'compare',
  'nodes',
  'cardinality',
];
/** Those that the app asks. Nobody chooses them in an editor. */
const APP_QUERY_TYPES: readonly LeakscopeQueryType[] = ['backtest', 'recording'];

/** A query as it may stand in a dashboard: of any age, written by hand, or just added. */
export type StoredQuery = DataQuery & Partial<LeakscopeQuery>;

/** The query in today's shape. Changes nothing in one that has it already; never changes its argument. */
export function migrateQuery(query: StoredQuery): LeakscopeQuery {
  const queryType = [...QUERY_TYPES, ...APP_QUERY_TYPES].find((type) => type === query.queryType) ?? 'leaks';
  return { ...query, schemaVersion: 1, queryType, scope: query.scope ?? {} };
}
