import fc from 'fast-check';
import { findEvictionLine } from './findEvictionLine';
import { splitNode, type NodeReading } from './splitNode';

const MIB = 1024 * 1024;
const reading = (fields: Partial<NodeReading>): NodeReading => ({
  whole: 'usage',
  rootBytes: 1000 * MIB,
  rootRssBytes: 600 * MIB,
  rootCacheBytes: 300 * MIB,
  podsBytes: 500 * MIB,
  podsSource: 'cgroup',
  system: [
    { name: 'kubelet', bytes: 50 * MIB },
    { name: 'runtime', bytes: 150 * MIB },
  ],
  nodeCpus: 2,
  ...fields,
});

test.each<[string, Partial<NodeReading>, object]>([
  ['pods, services and the rest', {}, { state: 'summed', unaccountedBytes: 300 * MIB, rootExcludesKernel: false }],
  ['a root without kernel memory', { rootCacheBytes: 400 * MIB }, { state: 'summed', rootExcludesKernel: true }],
  [
    'a little more than the root',
    { podsBytes: 805 * MIB },
    { state: 'summed', unaccountedBytes: 0, skewBytes: 5 * MIB },
  ],
  ['much more than the root', { podsBytes: 900 * MIB }, { state: 'exceeds-root', unaccountedBytes: null }],
  ['a root of 0, which is unknown', { rootBytes: 0 }, { state: 'no-root', wholeBytes: null, unaccountedBytes: null }],
  ['no root', { rootBytes: null }, { state: 'no-root', podsBytes: 500 * MIB }],
  ['no pods', { podsBytes: null }, { state: 'pods-unknown', podsSource: null, unaccountedBytes: null }],
  ['no services', { system: [] }, { state: 'summed', system: [], unaccountedBytes: 500 * MIB }],
  ['a service that is not known', { system: [{ name: 'misc', bytes: null }] }, { state: 'summed', system: [] }],
  ['rss unknown', { rootRssBytes: 0 }, { rootExcludesKernel: null }],
  ['working sets', { whole: 'workingSet' }, { rootExcludesKernel: null }],
])('splitNode: %s', (_, fields, expected) => {
  expect(splitNode(reading(fields))).toMatchObject(expected);
});

test('splitNode of any numbers: the sum holds, or nothing is unaccounted', () => {
  const bytes = fc.option(fc.nat(2 ** 31), { nil: null });
  fc.assert(
    fc.property(bytes, bytes, fc.array(bytes, { maxLength: 4 }), (rootBytes, podsBytes, services) => {
      const system = services.map((one, i) => ({ name: `s${i}`, bytes: one }));
      const split = splitNode(reading({ rootBytes, podsBytes, system }));
      const known = split.system.reduce((sum, one) => sum + one.bytes, 0);
      const sum = (split.podsBytes ?? NaN) + known + (split.unaccountedBytes ?? NaN) - split.skewBytes;
      expect(split.state === 'summed' ? sum : split.unaccountedBytes).toBe(
        split.state === 'summed' ? split.wholeBytes : null
      );
    }),
    { numRuns: 1000, seed: 3 }
  );
});

const GIB = 1024 ** 3;
test.each([
  ['the default', 16 * GIB, 15 * GIB, null, 100 * MIB, 'assumed'],
  ['a smaller reserve', 16 * GIB, 16 * GIB - 20 * MIB, null, 20 * MIB, 'reserved'],
  ['nothing reserved', 16 * GIB, 16 * GIB, null, 0, 'reserved'],
  ['no allocatable', 16 * GIB, null, null, 100 * MIB, 'assumed'],
  ['more allocatable than there is', 16 * GIB, 17 * GIB, null, 100 * MIB, 'assumed'],
  ['told by the user', 16 * GIB, 15 * GIB, 500 * MIB, 500 * MIB, 'configured'],
  ['more than the node has', 50 * MIB, null, 500 * MIB, 50 * MIB, 'configured'],
])('findEvictionLine: %s', (_, capacity, allocatable, configured, thresholdBytes, source) => {
  expect(findEvictionLine(capacity, allocatable, configured)).toEqual({
    thresholdBytes,
    workingSetBytes: capacity - thresholdBytes,
    source,
  });
});

test('findEvictionLine without a capacity is unknown', () => {
  expect(findEvictionLine(null, 5, 5)).toBeNull();
});
