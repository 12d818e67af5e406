import { toMatchers } from './toMatchers';

describe('toMatchers(scope, filters, clusterLabel)', () => {
  test('a scope of regular expressions; everything is no condition', () => {
    const scope = { cluster: 'eu', namespace: '.*', pod: 'a|b', container: '' };
    expect(toMatchers(scope, [], 'k8s_cluster')).toEqual([
      { label: 'k8s_cluster', op: '=~', value: 'eu' },
      { label: 'pod', op: '=~', value: 'a|b' },
    ]);
  });

  test('without a cluster label there is one cluster', () => {
    expect(toMatchers({ cluster: 'eu' }, [], null)).toEqual([]);
  });

  test('filters keep their operator, and join conditions on the same label', () => {
    expect(toMatchers({ pod: 'a.*' }, [{ label: 'pod', op: '!=', value: 'a"1' }], null)).toEqual([
      { label: 'pod', op: '=~', value: 'a.*' },
      { label: 'pod', op: '!=', value: 'a"1' },
    ]);
  });

  test.each([
    ['node', 'c'],
    ['cluster', null],
    ['x"}', null],
  ])('a filter by %j is refused, not left out', (label, clusterLabel) => {
    expect(() => toMatchers({}, [{ label, op: '=', value: 'x' }], clusterLabel)).toThrow(
      `Leakscope cannot filter by "${label}"`
    );
  });

  test.each(['>', '<', '', '==', '=|', '="x"} or vector(1) #'])(
    'the operator %j is refused, not taken for "="',
    (op) => {
      expect(() => toMatchers({}, [{ label: 'pod', op: op as '=', value: 'x' }], null)).toThrow(
        `Leakscope cannot filter by "pod ${op}": use =, !=, =~ or !~, or one of several values.`
      );
    }
  );
});
