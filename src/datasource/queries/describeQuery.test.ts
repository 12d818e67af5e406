import { describeQuery } from './describeQuery';

describe('describeQuery(stored)', () => {
  test.each([
    [{ refId: 'A' }, 'Leaks (50)'],
    [{ refId: 'A', top: 5, scope: { namespace: '$namespace' } }, 'Leaks (5) namespace=$namespace'],
    [{ refId: 'A', queryType: 'anatomy' as const, scope: { pod: 'p', namespace: 'n' } }, 'Anatomy namespace=n pod=p'],
    [{ refId: 'A', queryType: 'nodes' as const, top: 5 }, 'Nodes'],
    [
      { refId: 'A', queryType: 'cardinality' as const, scope: { namespace: 'n' }, job: 'shop/orders', instance: '$i' },
      'Cardinality namespace=n job=shop/orders instance=$i',
    ],
    [{ refId: 'A', job: 'of another type' }, 'Leaks (50)'],
  ])('%j', (stored, text) => {
    expect(describeQuery(stored)).toBe(text);
  });
});
