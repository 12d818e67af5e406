import type { LeakscopeQueryType, QueryScope } from '../../../contract/query';
import { isOfOnePod } from '../isOfOnePod';
import { checkNeeds } from './checkNeeds';
import type { QueryNeeds } from './queryKind';
import { QUERY_KINDS } from './queryKinds';

describe('QUERY_KINDS', () => {
  test.each(Object.entries(QUERY_KINDS))('%s stands under its own type', async (type, { load }) => {
    expect((await load()).type).toBe(type);
  });

  test.each(Object.entries(QUERY_KINDS))(
    '%s needs one pod exactly where its variables are filled in so',
    (type, { needs }) => {
      expect(needs === 'pod').toBe(isOfOnePod(type as LeakscopeQueryType));
    }
  );
});

describe('checkNeeds(needs, interpolated)', () => {
  const whole = { namespace: 'shop', pod: 'cart-0' };

  const check = (needs: QueryNeeds, scope: QueryScope, severalValued: string[]) => () => {
    const queryType: LeakscopeQueryType = 'leaks';
    checkNeeds(needs, { query: { refId: 'A', schemaVersion: 1, queryType, scope }, severalValued });
  };

  test.each<[QueryNeeds, QueryScope, string[], RegExp]>([
    ['pod', { namespace: 'shop' }, [], /pod must have a value/],
    ['pod', {}, [], /namespace and pod must have a value/],
    ['pod', whole, ['pod'], /several values are chosen for pod/],
    ['pod', whole, ['container'], /Several containers are chosen/],
    ['target', {}, ['job'], /job/],
    ['workload', {}, ['workload'], /several values are chosen for workload: choose one/],
  ])('%s of %j with several values for %j', (needs, scope, several, sentence) => {
    expect(check(needs, scope, several)).toThrow(sentence);
  });

  test.each<[QueryNeeds, QueryScope, string[]]>([
    ['pod', whole, []],
    ['containers', {}, ['pod']],
    ['target', {}, []],
    ['workload', {}, []],
    ['nothing', {}, ['job']],
  ])('%s of %j with several values for %j is fine', (needs, scope, several) => {
    expect(check(needs, scope, several)).not.toThrow();
  });
});
