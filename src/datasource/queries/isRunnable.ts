import { isOfOnePod } from './isOfOnePod';
import { migrateQuery, type StoredQuery } from './migrateQuery';

/** Whether a query asks for anything. A half-filled one does: its answer is a sentence that says what is missing. */
export function isRunnable(stored: StoredQuery): boolean {
  const { hide, queryType, scope } = migrateQuery(stored);
  return !hide && (!isOfOnePod(queryType) || Boolean(scope.namespace || scope.pod || scope.container));
}
