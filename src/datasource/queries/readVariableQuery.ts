import type { LeakscopeVariableQuery, QueryScope } from '../../contract/query';

/** What a variable asks for, as it is stored: new ones are empty, and older ones may be text, the label's name. */
export type StoredVariableQuery = Partial<LeakscopeVariableQuery> | string | undefined;

/** The label is not checked here: text may hold anything. */
export function readVariableQuery(stored: StoredVariableQuery): { label: string; scope: QueryScope } {
  const { label, scope = {} } = typeof stored === 'string' ? { label: stored.trim() } : (stored ?? {});
  return { label: label || 'namespace', scope };
}
