import { describeQuery } from './describeQuery';

describe('describeQuery(stored)', () => {
  test.each([
    [{ refId: 'A' }, 'Leaks (50)'],
    [{ refId: 'A', top: 5, scope: { namespace: '$namespace' } }, 'Leaks (5) namespace=$namespace'],
    [{ refId: 'A', queryType: 'anatomy' as const, scope: { pod: 'p', namespace: 'n' } }, 'Anatomy namespace=n pod=p'],
    [{ refId: 'A', queryType: 'nodes' as const, top: 5 }, 'Nodes'],
  ])('%j', (stored, text) => {
    expect(describeQuery(stored)).toBe(text);
  });
});
