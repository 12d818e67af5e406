import { SCOPE_VARIABLES } from '../../contract/ids';
import { DEFAULT_TOP } from '../../contract/query';
import { STRINGS } from '../strings';
import { migrateQuery, type StoredQuery } from './migrateQuery';

/** One line for query history and panel descriptions. */
export function describeQuery(stored: StoredQuery): string {
  const { queryType, scope, top } = migrateQuery(stored);
  const where = SCOPE_VARIABLES.filter((label) => scope[label]).map((label) => `${label}=${scope[label]}`);
  const { label } = STRINGS.queryTypes[queryType];
  const what = queryType === 'leaks' ? `${label} (${top ?? DEFAULT_TOP})` : label;
  return [what, ...where].join(' ');
}
