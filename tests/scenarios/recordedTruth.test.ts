import { type AcceptedSplit, splitMemory } from '../../src/engine';
import { readManifest } from '../fixtures/readRecorded.mjs';
import { readTruth } from '../fixtures/readTruth';

/**
 * Against the kernel's own numbers, which the recorder wrote down beside what cAdvisor exports: tmpfs, which no metric
 * tells, and kernel memory, once as on cgroup v1 and once without its metric, as on cgroup v2.
 */
const NODE_CPUS = 2;
const KIB = 1024;
const MIB = 1024 * KIB;
const IDS = readManifest().scenarios.map(({ id }) => id);
const bytesOf = (split: AcceptedSplit, ...names: string[]) =>
  split.parts.reduce((sum, { name, bytes }) => sum + (names.includes(name) ? bytes : 0), 0);

const seen = { samples: 0, rejected: 0, tmpfsExact: 0, kernelExact: 0, largestTmpfsError: 0, largestKernelError: 0 };
afterAll(() => {
  process.stdout.write(`recorded truth: ${JSON.stringify(seen)}\n`);
});

test.each(IDS)('%s: tmpfs and kernel memory are the kernel’s, within the tolerance', (id) => {
  let compared = 0;
  const wrong: string[] = [];
  for (const { reading, shmemBytes, kernelBytes, pod, container } of readTruth(id)) {
    const v1 = splitMemory(reading, { nodeCpus: NODE_CPUS, cgroup: 'v1' });
    const v2 = splitMemory({ ...reading, kernelBytes: 0 }, { nodeCpus: NODE_CPUS, cgroup: 'v2' });
    seen.samples++;
    if (!v1.accepted || !v2.accepted) {
      seen.rejected++;
      continue;
    }
    compared++;
    const tmpfs = bytesOf(v1, 'tmpfs');
    // Below a megabyte pages on their way to a list look like tmpfs, and are not called so.
    const shmem = tmpfs === 0 && shmemBytes < Math.max(MIB, v1.toleranceBytes) ? 0 : shmemBytes;
    const tmpfsError = Math.abs(tmpfs - shmem);
    const kernelError = Math.max(
      Math.abs(bytesOf(v1, 'kernel') - kernelBytes),
      Math.abs(bytesOf(v2, 'kernel_sockets_other') - kernelBytes)
    );
    seen.tmpfsExact += tmpfsError === 0 ? 1 : 0;
    seen.kernelExact += kernelError === 0 ? 1 : 0;
    seen.largestTmpfsError = Math.max(seen.largestTmpfsError, tmpfsError);
    seen.largestKernelError = Math.max(seen.largestKernelError, kernelError);
    if (Math.max(tmpfsError, kernelError) > v1.toleranceBytes) {
      wrong.push(`${pod}/${container}: tmpfs off by ${tmpfsError}, kernel by ${kernelError} bytes`);
    }
  }
  expect(wrong).toEqual([]);
  expect(compared).toBeGreaterThan(200);
});

test('the recording has what is checked here: tmpfs and kernel memory of many megabytes', () => {
  const most = (id: string, of: 'shmemBytes' | 'kernelBytes') =>
    [...readTruth(id)].reduce((largest, sample) => Math.max(largest, sample[of]), 0);
  expect(most('o16-tmpfs-bounded', 'shmemBytes')).toBeGreaterThan(70 * MIB);
  expect(most('o03-jvm-slab', 'kernelBytes')).toBeGreaterThan(250 * MIB);
});
