import { splitBar } from './splitBar';

const NODE = {
  capacityBytes: 100,
  allocatableBytes: 95,
  evictionBytes: 90,
  usageBytes: 60,
  workingSetBytes: 50,
  podsBytes: 40,
  systemBytes: 15,
  unaccountedBytes: 5,
};

describe('splitBar', () => {
  it.each<[string, Partial<Record<keyof typeof NODE, number | null>>, Record<string, number>]>([
    ['all known', {}, { pods: 40, system: 15, unaccounted: 5, free: 30 }],
    ['nothing unaccounted', { unaccountedBytes: 0, systemBytes: 20 }, { pods: 40, system: 20, free: 30 }],
    ['the rest not told', { unaccountedBytes: null }, { pods: 40, system: 15, undivided: 5, free: 30 }],
    // The root cgroup holds no kernel memory, so that pods and services exceed it.
    ['parts above the whole', { unaccountedBytes: null, podsBytes: 55 }, { pods: 55, system: 15, free: 20 }],
    ['no parts', { podsBytes: null, systemBytes: null, unaccountedBytes: null }, { undivided: 60, free: 30 }],
    [
      'no parts and no usage',
      { podsBytes: null, systemBytes: null, unaccountedBytes: null, usageBytes: null },
      { undivided: 50, free: 40 },
    ],
    ['no eviction line', { evictionBytes: null }, { pods: 40, system: 15, unaccounted: 5 }],
    ['above the line', { podsBytes: 80 }, { pods: 80, system: 15, unaccounted: 5 }],
    [
      'nothing in use known: free is unknown, too',
      { podsBytes: null, systemBytes: null, unaccountedBytes: null, usageBytes: null, workingSetBytes: null },
      {},
    ],
  ])('%s', (_, part, expected) => {
    const { segments } = splitBar({ ...NODE, ...part })!;
    expect(Object.fromEntries(segments.map(({ kind, bytes }) => [kind, bytes]))).toEqual(expected);
  });

  it('marks what is known', () => {
    expect(splitBar({ ...NODE, allocatableBytes: null })?.marks).toEqual([
      { kind: 'workingSet', bytes: 50 },
      { kind: 'eviction', bytes: 90 },
    ]);
  });

  it('is null without a capacity', () => {
    expect(splitBar({ ...NODE, capacityBytes: null })).toBeNull();
  });
});
