import { readSurroundings } from './surroundings';

const AT = 1_790_000_000;
const MIB = 1024 ** 2;
const POD = { namespace: 'img', pod: 'proc-0' };
const KEY = { cluster: null, ...POD, container: 'proc' };
const WORKING_SET = 'container_memory_working_set_bytes';
const LIMIT = 'container_spec_memory_limit_bytes';

const now = (name: string, labels: Record<string, string>, mib: number) => ({
  labels: { __name__: name, ...POD, ...labels },
  value: mib * MIB,
  timeSeconds: AT,
});
const OWN = { container: 'proc', id: '/kubepods/podx/c', image: 'proc', name: 'c' };
const OF_POD = { id: '/kubepods/podx' };
const ROWS = [
  now(WORKING_SET, OWN, 500),
  now(WORKING_SET, { id: '/kubepods/podx/s', image: 'pause', name: 's' }, 0.5),
  now(WORKING_SET, OF_POD, 1640),
  now(LIMIT, OF_POD, 2048),
];
const REQUEST = { atSeconds: AT, clusterLabel: null };
const SUBJECT = { key: KEY, limitBytes: 2048 * MIB, workingSetBytes: 500 * MIB, cgroup: 'v2', node: null } as const;

test('readSurroundings(): what ended containers left is in the pod, and in no container', () => {
  const { nearestLimit } = readSurroundings({ now: ROWS, history: [] }, REQUEST)(SUBJECT);
  expect(nearestLimit).toEqual({
    kind: 'left-behind',
    bytes: 908 * MIB,
    limitBytes: 2048 * MIB,
    leftBehindBytes: 1139.5 * MIB,
  });
});

test('readSurroundings(): a neighbour in the pod is not left behind', () => {
  const beside = now(WORKING_SET, { container: 'side', id: '/kubepods/podx/d', image: 'side', name: 'd' }, 1139);
  const { nearestLimit } = readSurroundings({ now: [...ROWS, beside], history: [] }, REQUEST)(SUBJECT);
  expect(nearestLimit).toMatchObject({ kind: 'pod', bytes: 908 * MIB });
});

test('readSurroundings(): rows of another pod, and of a pod without an own row, say nothing', () => {
  const others = ROWS.map((row) => ({ ...row, labels: { ...row.labels, pod: 'proc-1' } }));
  const { nearestLimit } = readSurroundings({ now: others, history: [] }, REQUEST)(SUBJECT);
  expect(nearestLimit).toMatchObject({ kind: 'container', bytes: 2048 * MIB });
});

test.each([
  ['v2', 512, 2560],
  ['v1', 4096, 4096],
  ['v2', 0, null],
  ['unknown', 512, null],
] as const)('readSurroundings() on cgroup %s: a swap limit of %s MiB', (cgroup, limit, expected) => {
  const rows = [...ROWS, now('container_spec_memory_swap_limit_bytes', OWN, limit)];
  const { limitWithSwapBytes } = readSurroundings({ now: rows, history: [] }, REQUEST)({ ...SUBJECT, cgroup });
  expect(limitWithSwapBytes).toBe(expected === null ? null : expected * MIB);
});

const waits = (name: string, toSeconds: (i: number) => number, labels = OWN) => ({
  labels: { __name__: `container_pressure_memory_${name}_seconds_total`, ...POD, ...labels },
  timesSeconds: Array.from({ length: 13 }, (_, i) => AT - (12 - i) * 600),
  values: Array.from({ length: 13 }, (_, i) => toSeconds(i)),
});

test.each<[string, Array<ReturnType<typeof waits>>, unknown]>([
  ['not stored', [], null],
  ['zeros, as without psi=1', [waits('waiting', () => 0), waits('stalled', () => 0)], null],
  [
    'long ago',
    [waits('waiting', (i) => Math.min(i, 2)), waits('stalled', () => 0)],
    { waitingShare: 0, stalledShare: null },
  ],
  [
    'six of sixty minutes, one of them all at once',
    [waits('waiting', (i) => 60 * i), waits('stalled', (i) => 10 * i)],
    { waitingShare: 0.1, stalledShare: 1 / 60 },
  ],
  [
    'a counter that began anew',
    [waits('waiting', (i) => (i < 10 ? 60 * i : 30 * (i - 9)))],
    { waitingShare: 270 / 3600, stalledShare: null },
  ],
])('readSurroundings() of pressure: %s', (_, history, expected) => {
  expect(readSurroundings({ now: ROWS, history }, REQUEST)(SUBJECT).pressure).toEqual(expected);
});
