import type { LeakscopeQuery } from '../../contract/query';
import { migrateQuery, type StoredQuery } from './migrateQuery';

describe('migrateQuery(stored)', () => {
  test.each<[string, StoredQuery, LeakscopeQuery]>([
    ['just added', { refId: 'A' }, { refId: 'A', schemaVersion: 1, queryType: 'leaks', scope: {} }],
    [
      'of an unknown type',
      { refId: 'A', queryType: 'old' as never },
      { refId: 'A', schemaVersion: 1, queryType: 'leaks', scope: {} },
    ],
    [
      'of today',
      { refId: 'B', schemaVersion: 1, queryType: 'anatomy', scope: { pod: 'a' }, hide: true },
      { refId: 'B', schemaVersion: 1, queryType: 'anatomy', scope: { pod: 'a' }, hide: true },
    ],
    [
      'of cardinality',
      { refId: 'D', queryType: 'cardinality', job: 'j', drill: 0 },
      { refId: 'D', schemaVersion: 1, queryType: 'cardinality', scope: {}, job: 'j', drill: 0 },
    ],
    ['of nodes', { refId: 'C', queryType: 'nodes' }, { refId: 'C', schemaVersion: 1, queryType: 'nodes', scope: {} }],
  ])('%s', (_, stored, query) => {
    const frozen = Object.freeze(stored);
    expect(migrateQuery(frozen)).toEqual(query);
    expect(migrateQuery(migrateQuery(frozen))).toEqual(query);
  });
});
