import { COLLECT_LIMITS } from '../containers/collectLimits';
import { matchersText } from '../containers/memoryQueries';
import { toLabelsId, toScopeChunks } from './scopeChunks';

const NAMES = ['namespace', 'pod'];
const makeItems = (count: number, pad = '') =>
  Array.from({ length: count }, (_, i) => ({ namespace: 'n', pod: `p${pad}${i}` }));

describe('toScopeChunks(items, names)', () => {
  test('every thing is in one group, and no group is too large', () => {
    const items = makeItems(100);
    const chunks = toScopeChunks(items, NAMES);
    expect(chunks.flatMap((chunk) => chunk.items)).toEqual(items);
    expect(chunks).toHaveLength(Math.ceil(100 / COLLECT_LIMITS.containersPerFloors.value));
    expect(chunks[0].scope[0]).toEqual({ label: 'namespace', op: '=', value: 'n' });
  });

  test.each(['x'.repeat(250), '容'.repeat(83), '🐳'.repeat(62)])('long names make more groups: %s', (pad) => {
    const chunks = toScopeChunks(makeItems(100, pad), NAMES);
    expect(chunks.length).toBeGreaterThan(3);
    for (const { scope, items } of chunks) {
      expect(items.length).toBeGreaterThan(0);
      expect(Buffer.byteLength(matchersText(scope))).toBeLessThanOrEqual(COLLECT_LIMITS.scopeBytes.value);
    }
  });

  test('nothing is no group; hostile names are quoted', () => {
    expect(toScopeChunks([], NAMES)).toEqual([]);
    const [{ scope }] = toScopeChunks([{ namespace: 'a"} or vector(1) #', pod: 'p' }], NAMES);
    expect(matchersText(scope)).toBe('namespace="a\\"} or vector(1) #",pod="p"');
  });
});

test('toLabelsId(labels, names) tells apart what other labels would join', () => {
  expect(toLabelsId({ namespace: 'a,b', pod: '' }, NAMES)).not.toBe(toLabelsId({ namespace: 'a', pod: 'b' }, NAMES));
  expect(toLabelsId({ namespace: 'a', extra: 'x' }, NAMES)).toBe(toLabelsId({ namespace: 'a', pod: '' }, NAMES));
});
