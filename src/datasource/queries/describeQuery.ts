import { SCOPE_VARIABLES } from '../../contract/ids';
import { DEFAULT_TOP } from '../../contract/query';
import { STRINGS } from '../strings';
import { migrateQuery, type StoredQuery } from './migrateQuery';

/** One line for query history and panel descriptions. */
export function describeQuery(stored: StoredQuery): string {
  const { queryType, scope, top } = migrateQuery(stored);
  const where = SCOPE_VARIABLES.filter((label) => scope[label]).map((label) => `${label}=${scope[label]}`);
  const what =
    queryType === 'anatomy'
      ? STRINGS.queryTypes.anatomy.label
      : `${STRINGS.queryTypes.leaks.label} (${top ?? DEFAULT_TOP})`;
  return [what, ...where].join(' ');
}
