import fc from 'fast-check';
import vectors from '../../../tests/fixtures/kernelVectors.json';
import { splitPod, type PodReading } from './splitPod';
import { splitPodHistory, type RowBytes } from './splitPodHistory';

const MIB = 1024 * 1024;
const NODE_CPUS = 2;
const usageOf = (name: keyof typeof vectors): number => {
  const vector: Record<string, number> = vectors[name];
  return vector.usage_in_bytes ?? vector['memory.current'];
};
const reading = (fields: Partial<PodReading>): PodReading => ({
  podBytes: 100 * MIB,
  sandboxBytes: 'absent',
  containerBytes: [60 * MIB, 40 * MIB],
  nodeCpus: NODE_CPUS,
  ...fields,
});

describe('splitPod', () => {
  test('a real pod (Linux 6.1, cgroup v1): two containers, one of them with 32 MiB in tmpfs', () => {
    const containerBytes = [usageOf('v1-6.1/podc1'), usageOf('v1-6.1/podc2')];
    expect(splitPod(reading({ podBytes: usageOf('v1-6.1/pod'), containerBytes }))).toMatchObject({
      accepted: true,
      podBytes: 67698688,
      restBytes: 16384,
      skewBytes: 0,
    });
  });

  test('the same after the second container was removed: its tmpfs stays in the pod, and in no container', () => {
    const containerBytes = [usageOf('v1-6.1/podc1')];
    const split = splitPod(reading({ podBytes: usageOf('v1-6.1/podafterc2gone'), containerBytes }));
    expect(split).toMatchObject({ accepted: true, restBytes: 67485696 - 33832960 });
    expect(split.accepted && split.restBytes > split.toleranceBytes).toBe(true);
  });

  test.each<[string, Partial<PodReading>, object]>([
    ['nothing left', {}, { accepted: true, restBytes: 0, skewBytes: 0, sandboxBytes: null }],
    ['a sandbox', { podBytes: 101 * MIB, sandboxBytes: MIB }, { accepted: true, restBytes: 0, sandboxBytes: MIB }],
    ['rows a little above the pod', { podBytes: 98 * MIB }, { accepted: true, restBytes: 0, skewBytes: 2 * MIB }],
    ['rows far above the pod', { podBytes: 80 * MIB }, { accepted: false, reason: 'inconsistent' }],
    ['no row of the pod', { podBytes: null }, { accepted: false, reason: 'no-pod-row' }],
    [
      'a container without the number',
      { containerBytes: [60 * MIB, null] },
      { accepted: false, reason: 'unknown-row' },
    ],
    ['a sandbox without the number', { sandboxBytes: null }, { accepted: false, reason: 'unknown-row' }],
    ['NaN', { containerBytes: [NaN] }, { accepted: false, reason: 'unknown-row' }],
    ['a pod that is NaN', { podBytes: NaN }, { accepted: false, reason: 'no-pod-row' }],
    ['no containers yet', { containerBytes: [] }, { accepted: true, restBytes: 100 * MIB }],
  ])('%s', (_, fields, expected) => {
    expect(splitPod(reading(fields))).toMatchObject(expected);
  });

  test('of any numbers: no crash; the sum holds, or there is a reason', () => {
    const bytes = fc.oneof(fc.nat(2 ** 31), fc.double(), fc.constant(null));
    const sandbox = fc.oneof(bytes, fc.constant('absent' as const));
    fc.assert(
      fc.property(bytes, sandbox, fc.array(bytes, { maxLength: 5 }), (podBytes, sandboxBytes, containerBytes) => {
        const split = splitPod({ podBytes, sandboxBytes, containerBytes, nodeCpus: null });
        if (!split.accepted) {
          expect(split.reason).toMatch(/^(no-pod-row|unknown-row|inconsistent)$/);
          return;
        }
        const containers = containerBytes.reduce<number>((sum, one) => sum + Math.round(one ?? NaN), 0);
        expect(containers + (split.sandboxBytes ?? 0) + split.restBytes - split.skewBytes).toBe(split.podBytes);
        expect(Math.min(split.restBytes, split.skewBytes)).toBe(0);
      }),
      { numRuns: 2000, seed: 20261121 }
    );
  });
});

describe('splitPodHistory', () => {
  const row = (mib: Array<number | null>, more: Partial<RowBytes> = {}): RowBytes => {
    const usageBytes = mib.map((one) => one && one * MIB);
    return { usageBytes, workingSetBytes: usageBytes, present: mib.map((one) => one !== null), ...more };
  };
  const times = [0, 60, 120];

  test('a container that ends leaves its tmpfs; a moment without any row is a gap and no rejection', () => {
    const history = splitPodHistory(
      times,
      {
        pod: row([100, 100, null]),
        sandbox: row([1, 1, null]),
        containers: [row([60, 60, null]), row([39, null, null])],
      },
      NODE_CPUS
    );
    expect(history).toMatchObject({
      whole: 'usage',
      podBytes: [100 * MIB, 100 * MIB, null],
      restBytes: [0, 39 * MIB, null],
      sandboxBytes: [MIB, MIB, null],
      restHoldsSandbox: false,
      acceptedSamples: 2,
      rejectedSamples: { 'no-pod-row': 0, 'unknown-row': 0, inconsistent: 0 },
    });
  });

  test('without the pod’s own row nothing is summed', () => {
    expect(splitPodHistory(times, { pod: null, sandbox: null, containers: [row([60, 60, 60])] }, null)).toMatchObject({
      whole: null,
      podBytes: [null, null, null],
      restBytes: [null, null, null],
      rejectedSamples: { 'no-pod-row': 3 },
    });
  });

  test('where usage is not exported, the working set is summed', () => {
    const dropped = { usageBytes: [null, null, null] };
    expect(
      splitPodHistory(times, { pod: row([9, 9, 9], dropped), sandbox: null, containers: [row([5, 5, 5], dropped)] }, 1)
    ).toMatchObject({ whole: 'workingSet', restBytes: [4 * MIB, 4 * MIB, 4 * MIB], restHoldsSandbox: true });
  });
});
