import { isRunnable } from './isRunnable';
import type { StoredQuery } from './migrateQuery';

describe('isRunnable(stored)', () => {
  test.each<[StoredQuery, boolean]>([
    [{ refId: 'A' }, true],
    [{ refId: 'A', queryType: 'leaks', hide: true }, false],
    [{ refId: 'A', queryType: 'nodes' }, true],
    [{ refId: 'A', queryType: 'cardinality' }, true],
    [{ refId: 'A', queryType: 'cardinality', hide: true }, false],
    [{ refId: 'A', queryType: 'anatomy' }, false],
    [{ refId: 'A', queryType: 'anatomy', scope: { cluster: 'c' } }, false],
    [{ refId: 'A', queryType: 'anatomy', scope: { pod: 'p' } }, true],
  ])('%j: %s', (stored, runnable) => {
    expect(isRunnable(stored)).toBe(runnable);
  });
});
