import { SCOPE_VARIABLES } from '../../contract/ids';
import { DEFAULT_TOP } from '../../contract/query';
import { STRINGS } from '../strings';
import { migrateQuery, type StoredQuery } from './migrateQuery';

/** One line for query history and panel descriptions. */
export function describeQuery(stored: StoredQuery): string {
  const { queryType, scope, top, alert, job, instance, workload } = migrateQuery(stored);
  const where = SCOPE_VARIABLES.filter((label) => scope[label]).map((label) => `${label}=${scope[label]}`);
  const { label } = STRINGS.queryTypes[queryType];
  const detail = queryType === 'leaks' ? (top ?? DEFAULT_TOP) : queryType === 'backtest' && alert ? alert.kind : null;
  const what = detail === null ? label : `${label} (${detail})`;
  const target =
    queryType === 'cardinality' ? [job && `job=${job}`, instance && `instance=${instance}`].filter(Boolean) : [];
  const named = queryType === 'workload' && workload ? [`workload=${workload}`] : [];
  return [what, ...where, ...named, ...target].join(' ');
}
