import type { PodAnatomy, PodContainer } from '../../collect/pods/collectPod';
import { type MemoryReading, splitHistory, splitPodHistory } from '../../engine';
import { describePod } from './describePod';
import { toPodAnatomyJson } from './podAnatomyJson';

const MIB = 1024 * 1024;
const TIMES = [60, 120, 180];
const AT = (seconds: number) => new Date(seconds * 1000).toISOString();

/** A reading of a container with so much anonymous memory and 10 MiB of page cache; null is no row. */
function read(mib: number | null): MemoryReading | null {
  return mib === null
    ? null
    : {
        usageBytes: (mib + 10) * MIB,
        workingSetBytes: (mib + 4) * MIB,
        rssBytes: mib * MIB,
        cacheBytes: 10 * MIB,
        inactiveFileBytes: 6 * MIB,
        activeFileBytes: 4 * MIB,
        kernelBytes: null,
        swapBytes: null,
      };
}

const toRow = (mib: Array<number | null>) => ({
  usageBytes: mib.map((value) => (value === null ? null : value * MIB)),
  workingSetBytes: mib.map(() => null),
  present: mib.map((value) => value !== null),
});

function pod(ofPod: Array<number | null> | null, containers: Record<string, Array<number | null>>): PodAnatomy {
  const key = { cluster: null, namespace: 'n', pod: 'p' };
  const rows = Object.values(containers).map((anon) => toRow(anon.map((mib) => (mib === null ? null : mib + 10))));
  return {
    key,
    node: null,
    nodeCpus: 2,
    stepSeconds: 60,
    containers: Object.entries(containers).map(([container, anon]): PodContainer => ({
      key: { ...key, container },
      history: splitHistory(TIMES, anon.map(read), 2),
      limitBytes: TIMES.map(() => null),
      startTimeSeconds: TIMES.map(() => null),
      restarts: null,
      ghostSamples: 0,
    })),
    pod: splitPodHistory(TIMES, { pod: ofPod && toRow(ofPod), sandbox: null, containers: rows }, 2),
    limitBytes: TIMES.map(() => null),
    emptiness: null,
    warnings: [],
    cost: { requests: 4, bytes: 0, samples: 0, milliseconds: 0 },
    expressions: [],
  };
}

const NEWER = 'This is the last moment at which the pod as a whole is known; its containers have newer samples.';

test.each([
  ['all there', pod([120, 120, 130], { a: [50, 50, 50], b: [50, 50, 50] }), 180, 130, 10, [180, 180], []],
  [
    'a container that ended: the memory that it left is in no container',
    pod([120, 120, 100], { a: [50, 50, 50], b: [50, 50, null] }),
    180,
    100,
    40,
    [180, 120],
    ['b: 1 of 3 moments have no sample.'],
  ],
  [
    'no row of the pod',
    pod(null, { a: [50, 50, 50] }),
    180,
    null,
    null,
    [180],
    ['At 3 of 3 moments only the containers are known: the memory of the pod as a whole is not stored.'],
  ],
  [
    'a row of the pod that does not fit at the end: all are of the moment before',
    pod([120, 120, 20], { a: [50, 50, 90], b: [50, 50, 50] }),
    120,
    120,
    0,
    [120, 120],
    [
      NEWER,
      'At 1 of 3 moments only the containers are known: the containers exceed the pod, so they are not of one moment.',
    ],
  ],
])('toPodAnatomyJson, describePod: %s', (_, anatomy, at, wholeMib, orphanedMib, containersAt, warnings) => {
  const report = toPodAnatomyJson(anatomy, 999, '3m', describePod(anatomy));
  const toMib = (bytes: number | null) => bytes && bytes / MIB;
  expect([report.at, toMib(report.wholeBytes), toMib(report.orphanedBytes)]).toEqual([AT(at), wholeMib, orphanedMib]);
  expect(report.containers.map((one) => one.at)).toEqual(containersAt.map(AT));
  expect(report.warnings).toEqual(warnings);
});
