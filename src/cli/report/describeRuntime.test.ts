import type { RuntimeAnatomy } from '../../collect/facts/runtimes/collectRuntime';
import { REMAINDER_PART, type RuntimeHistory, splitHistory } from '../../engine';
import { describeRuntime } from './describeRuntime';
import { reservedAt, runtimePartsAt, withRuntimeParts } from './runtimeJson';

const TIMES = [60, 120, 180];
const CONTAINER = splitHistory(
  TIMES,
  TIMES.map(() => ({
    usageBytes: 300_000_000,
    workingSetBytes: 260_000_000,
    rssBytes: 200_000_000,
    cacheBytes: 90_000_000,
    inactiveFileBytes: 40_000_000,
    activeFileBytes: 50_000_000,
    kernelBytes: null,
    swapBytes: null,
  })),
  2
);

const PART = { title: '', description: '', source: 'metric' };

/** Nothing inside, but for what the case says. */
function inside(fields: Partial<RuntimeAnatomy>, history: Partial<RuntimeHistory> = {}): RuntimeAnatomy {
  return {
    key: { cluster: null, namespace: 'n', pod: 'p', container: 'c' },
    runtime: 'go',
    title: 'Go',
    flavour: null,
    join: null,
    evidence: [],
    processCount: null,
    processes: null,
    processHistories: [],
    figures: {},
    warnings: [],
    cost: { requests: 0, bytes: 0, samples: 0, milliseconds: 0 },
    expressions: [],
    history: {
      timesSeconds: TIMES,
      anonBytes: [200_000_000, 200_000_000, null],
      parts: [
        { ...PART, name: 'go_heap_live', certainty: 'certain', bytes: [150, 150, null], reservedBytes: [0, 0, null] },
        { ...PART, name: 'go_reserved', certainty: 'reserved', bytes: [0, 0, null], reservedBytes: [9, 7, null] },
        { ...PART, name: REMAINDER_PART, certainty: 'uncertain', bytes: [50, 50, null], reservedBytes: [0, 0, null] },
      ],
      splitSamples: 2,
      missingSamples: 1,
      conflictSamples: 0,
      conflict: false,
      skewedSamples: 0,
      ...history,
    },
    ...fields,
  };
}

test.each<[string, RuntimeAnatomy, string[]]>([
  [
    'no sample of the runtime at the end',
    inside({}),
    [
      'The Go metrics do not split 1 of 3 samples: 1 have none beside them, in 0 they claim more than the container has.',
      'The last sample is one of them, so that its anonymous memory is not split.',
    ],
  ],
  ['a conflict is told by its own sentence', inside({ warnings: ['A.'] }, { conflict: true }), ['A.']],
  [
    'processes that are exported no more',
    inside({ history: null, processHistories: [{ name: 'a', count: 1, bytes: [5, 6, null] }] }),
    ['The processes are as of 1970-01-01T00:02:00.000Z, when they were last exported.'],
  ],
  [
    'processes of now, one of which ended',
    inside({
      history: null,
      processHistories: [
        { name: 'a', count: 1, bytes: [5, null, null] },
        { name: 'b', count: 1, bytes: [5, 6, 7] },
      ],
    }),
    [],
  ],
])('describeRuntime: %s', (_, runtime, sentences) => {
  expect(describeRuntime(runtime, CONTAINER)).toEqual(sentences);
});

test.each([
  ['known', 1, ['go_heap_live', 'native', 'inactive_file'], [{ name: 'go_reserved', bytes: 7, source: 'metric' }]],
  ['unknown', 2, ['anon', 'inactive_file'], []],
])('withRuntimeParts, reservedAt: the runtime is %s', (_, row, names, reserved) => {
  const kernel = [
    { name: 'anon' as const, bytes: 200, certainty: 'certain' as const, source: 'rss' },
    { name: 'inactive_file' as const, bytes: 40, certainty: 'certain' as const, source: 'file' },
  ];
  const parts = withRuntimeParts(kernel, runtimePartsAt(inside({}), row));
  expect(parts.map(({ name }) => name)).toEqual(names);
  expect(parts.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(240);
  expect(reservedAt(inside({}), row)).toEqual(reserved);
});
