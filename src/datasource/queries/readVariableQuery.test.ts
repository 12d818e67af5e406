import { readVariableQuery } from './readVariableQuery';

describe('readVariableQuery(stored)', () => {
  test.each([
    [undefined, { label: 'namespace', scope: {} }],
    ['', { label: 'namespace', scope: {} }],
    [' pod ', { label: 'pod', scope: {} }],
    [{ refId: 'A' }, { label: 'namespace', scope: {} }],
    [
      { label: 'pod' as const, scope: { namespace: 'n' } },
      { label: 'pod', scope: { namespace: 'n' } },
    ],
  ])('%j', (stored, query) => {
    expect(readVariableQuery(stored)).toEqual(query);
  });
});
