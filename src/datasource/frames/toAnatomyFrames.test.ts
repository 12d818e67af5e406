import { DataTopic, FieldType, type DataFrame } from '@grafana/data';
import { NO_SURROUNDINGS } from '../../collect/containers/surroundings';
import type { Anatomy } from '../../collect/containers/collectAnatomy';
import type { Marks } from '../../collect/facts/marks/collectMarks';
import type { RuntimeAnatomy } from '../../collect/facts/runtimes/collectRuntime';
import { type MemoryReading, type ProcessSplit, type RuntimePartHistory, splitHistory } from '../../engine';
import { toAnatomyFrames, type AnatomyDetails } from './toAnatomyFrames';

const MIB = 1024 * 1024;
const reading = (rssMib: number): MemoryReading => ({
  usageBytes: 300 * MIB,
  workingSetBytes: 250 * MIB,
  rssBytes: rssMib * MIB,
  cacheBytes: 90 * MIB,
  inactiveFileBytes: 50 * MIB,
  activeFileBytes: 40 * MIB,
  kernelBytes: 0,
  swapBytes: 0,
});
const TIMES = [60, 120, 180, 240];
/** The third sample holds more anonymous memory than there is memory. */
const HISTORY = splitHistory(TIMES, [reading(200), null, reading(900), reading(205)], 4);

const anatomy = (part: Partial<Anatomy> = {}): Anatomy => ({
  key: { cluster: null, namespace: 'shop', pod: 'a"b', container: 'app' },
  node: 'n1',
  nodeCpus: 4,
  stepSeconds: 60,
  history: HISTORY,
  limitBytes: [400 * MIB, null, 400 * MIB, 400 * MIB],
  requestBytes: null,
  surroundings: NO_SURROUNDINGS,
  startTimeSeconds: [10.0004, null, 10.0004, 230],
  restarts: 1,
  endings: [],
  ghostSamples: 0,
  emptiness: null,
  warnings: [],
  cost: { requests: 4, bytes: null, samples: 30, milliseconds: 5 },
  expressions: ['up'],
  ...part,
});
const details = (part: Partial<AnatomyDetails>): AnatomyDetails => ({
  runtime: null,
  limitAt: null,
  marks: null,
  failure: null,
  ...part,
});
const runtimePart = (part: Partial<RuntimePartHistory>): RuntimePartHistory => ({
  name: 'native',
  title: 'Native',
  description: 'd',
  certainty: 'uncertain',
  source: 'anonymous memory minus the parts',
  bytes: [50 * MIB, null, null, 50 * MIB],
  reservedBytes: [0, null, null, 0],
  ...part,
});
const RUNTIME: RuntimeAnatomy = {
  key: anatomy().key,
  runtime: 'go',
  title: 'Go',
  flavour: 'go_memstats',
  join: { scope: 'container', container: 'app', rule: 'label' },
  history: {
    timesSeconds: TIMES,
    anonBytes: [200 * MIB, null, null, 205 * MIB],
    parts: [
      runtimePart({
        name: 'go_heap_live',
        title: 'Heap, live',
        certainty: 'probable',
        source: 'go_x',
        bytes: [150 * MIB, null, null, 155 * MIB],
      }),
      runtimePart({
        name: 'go_heap_idle',
        title: 'Heap, idle',
        source: 'go_y',
        bytes: [0, null, null, 0],
        reservedBytes: [0, null, null, 30 * MIB],
      }),
      runtimePart({}),
    ],
    splitSamples: 2,
    missingSamples: 0,
    conflictSamples: 0,
    conflict: false,
    skewedSamples: 0,
  },
  evidence: [],
  processCount: null,
  processes: null,
  processHistories: [],
  figures: {},
  warnings: ['r'],
  cost: anatomy().cost,
  expressions: ['go_x'],
};
const values = (frame: DataFrame, name: string) => frame.fields.find((field) => field.name === name)!.values;

describe('toAnatomyFrames(refId, anatomy, details)', () => {
  const [frame] = toAnatomyFrames('A', anatomy());
  const parts = frame.fields.filter(({ labels }) => labels?.part);

  test('time first, then the parts in stacking order, then what stands beside them', () => {
    expect(frame.fields[0]).toMatchObject({
      name: 'time',
      type: FieldType.time,
      values: [60_000, 120_000, 180_000, 240_000],
    });
    expect(parts.map(({ name }) => name)).toEqual(HISTORY.parts.map(({ name }) => name));
    expect(parts.length).toBeGreaterThan(2);
    expect(frame.fields.slice(-3).map(({ name }) => name)).toEqual(['whole', 'limit', 'start_time']);
  });

  test('the parts sum to the whole; a gap and a rejected sample are rows of nulls', () => {
    expect(values(frame, 'whole')).toEqual([300 * MIB, null, null, 300 * MIB]);
    for (const row of [0, 3]) {
      expect(parts.reduce((sum, part) => sum + part.values[row], 0)).toBe(300 * MIB);
    }
    for (const row of [1, 2]) {
      expect(parts.map((part) => part.values[row])).toEqual(parts.map(() => null));
    }
  });

  test('labels name the container and the part; names for people are not the names of fields', () => {
    const [anon] = parts;
    expect(anon.labels).toEqual({ namespace: 'shop', pod: 'a"b', container: 'app', part: 'anon' });
    expect(anon.config).toMatchObject({ displayNameFromDS: 'Anonymous memory', unit: 'bytes', min: 0 });
    expect(anon.config.displayName).toBeUndefined();
    expect(frame.fields[frame.fields.length - 3].labels).toEqual({ namespace: 'shop', pod: 'a"b', container: 'app' });
  });

  test('a cluster is a label where there is one', () => {
    const [other] = toAnatomyFrames('A', anatomy({ key: { ...anatomy().key, cluster: 'eu' } }));
    expect(other.fields[1].labels).toMatchObject({ cluster: 'eu' });
  });

  test('start times are milliseconds; unknown limits are null', () => {
    expect(values(frame, 'start_time')).toEqual([10_000, null, 10_000, 230_000]);
    expect(values(frame, 'limit')).toEqual([400 * MIB, null, 400 * MIB, 400 * MIB]);
  });

  test('a request is a line; an unknown one has no field', () => {
    const [other] = toAnatomyFrames('A', anatomy({ requestBytes: 128 * MIB }));
    expect(values(other, 'request')).toEqual([128, 128, 128, 128].map((mib) => mib * MIB));
    expect(frame.fields.map(({ name }) => name)).not.toContain('request');
  });

  test('meta counts what was rejected, and a notice says it', () => {
    expect(frame.meta).toMatchObject({
      type: 'timeseries-wide',
      typeVersion: [0, 1],
      executedQueryString: 'up',
      preferredVisualisationType: 'graph',
      preferredVisualisationPluginId: 'leakscope-memory-panel',
      custom: { leakscope: { kind: 'anatomy', level: 'L3', whole: 'usage', acceptedSamples: 2, rejectedSamples: 1 } },
      notices: [
        {
          severity: 'warning',
          text: expect.stringMatching(/^1 of 3 samples were rejected: the parts exceed the whole/),
        },
      ],
    });
  });

  test('where every sample is rejected there is no number that could be taken for memory, and the reason', () => {
    const history = splitHistory(
      TIMES,
      TIMES.map(() => ({ ...reading(200), usageBytes: NaN })),
      4
    );
    const [none] = toAnatomyFrames('A', anatomy({ history, limitBytes: TIMES.map(() => 12) }));
    expect(none.fields).toEqual([]);
    expect(none.meta?.notices).toEqual([
      { severity: 'warning', text: '4 of 4 samples were rejected: a value is not a number of bytes.' },
    ]);
  });

  test('warnings and samples of ended containers are notices', () => {
    const history = splitHistory(
      TIMES,
      TIMES.map(() => reading(200)),
      4
    );
    const [other] = toAnatomyFrames('A', anatomy({ history, warnings: ['w'], ghostSamples: 7 }));
    expect(other.meta?.notices).toEqual([
      { severity: 'warning', text: 'w' },
      { severity: 'info', text: '7 samples of ended containers are left out.' },
    ]);
  });

  test('a pod that leaves it less, and tasks that wait for memory, are notices', () => {
    const surroundings: Anatomy['surroundings'] = {
      nearestLimit: { kind: 'pod', bytes: 300 * MIB, limitBytes: 512 * MIB, leftBehindBytes: null },
      limitWithSwapBytes: null,
      pressure: { waitingShare: 0.21, stalledShare: 0.03 },
    };
    const [other] = toAnatomyFrames('A', anatomy({ surroundings }));
    expect(other.meta?.notices?.filter(({ severity }) => severity === 'info').map(({ text }) => text)).toEqual([
      'The limit of its pod, 512 MiB, is nearer than its own: the other containers leave it 300 MiB.',
      'Pressure says that the limit hurts already: in the last hour its tasks waited for memory 21 % of the time, all of them at once 3 %.',
    ]);
  });

  test('runtime: what is in anonymous memory, and what is reserved beyond it', () => {
    const [other] = toAnatomyFrames('A', anatomy(), details({ runtime: RUNTIME }));
    const inside = other.fields.filter(({ labels }) => labels?.runtime);
    expect(inside.map(({ name, labels, values }) => [name, labels?.of, labels?.reserved, values])).toEqual([
      ['go_heap_live', 'anon', undefined, [150 * MIB, null, null, 155 * MIB]],
      ['go_heap_idle.reserved', undefined, 'true', [0, null, null, 30 * MIB]],
      ['native', 'anon', undefined, [50 * MIB, null, null, 50 * MIB]],
    ]);
    expect(inside[0].labels).toEqual({
      namespace: 'shop',
      pod: 'a"b',
      container: 'app',
      part: 'go_heap_live',
      of: 'anon',
      runtime: 'go',
    });
    expect(inside.map(({ config }) => config.custom.hideFrom.viz)).toEqual([true, true, true]);
    expect(inside[1].config.displayNameFromDS).toBe('Heap, idle, reserved');
    expect(other.meta?.custom?.leakscope.parts).toMatchObject({
      anon: { certainty: 'certain' },
      go_heap_live: { certainty: 'probable', source: 'go_x' },
      'go_heap_idle.reserved': { certainty: 'uncertain', source: 'go_y' },
    });
    expect(other.meta).toMatchObject({
      executedQueryString: 'up\ngo_x',
      notices: [{ severity: 'warning' }, { text: 'r' }],
    });
  });

  test('a runtime that claims too much has no fields, and its warning stays', () => {
    const runtime = { ...RUNTIME, history: { ...RUNTIME.history!, conflict: true } };
    const [other] = toAnatomyFrames('A', anatomy(), details({ runtime }));
    expect(other.fields.map(({ name }) => name)).toEqual(frame.fields.map(({ name }) => name));
    expect(other.meta?.notices).toContainEqual({ severity: 'warning', text: 'r' });
  });

  test('a question about the runtime that failed is a notice, and the parts stay', () => {
    const [other] = toAnatomyFrames('A', anatomy(), details({ failure: 'The server is down.' }));
    expect(other.fields.map(({ name }) => name)).toEqual(frame.fields.map(({ name }) => name));
    expect(other.meta?.notices).toContainEqual({
      severity: 'warning',
      text: 'What runs inside of the container is not shown: The server is down.',
    });
  });

  test('processes and marks are frames of their own; without any there are none', () => {
    const marks: Marks = {
      marks: [{ kind: 'oom-kill', atSeconds: 100.0004, title: 'OOM kill', text: 'x' }],
      killsKnown: true,
      warnings: ['m'],
      cost: anatomy().cost,
      expressions: ['kube'],
    };
    const processes: ProcessSplit = {
      measure: 'pss',
      processes: [{ name: 'worker', count: 2, bytes: 9, share: 1, growthBytes: null }],
      totalBytes: 9,
      heavy: null,
      growing: null,
    };
    const runtime = { ...RUNTIME, processes };
    const [main, listed, marked] = toAnatomyFrames('A', anatomy(), details({ runtime, marks }));
    expect(main.meta?.notices).toContainEqual({ severity: 'warning', text: 'm' });
    expect(Object.fromEntries(listed.fields.map(({ name, values }) => [name, values[0]]))).toEqual({
      process: 'worker',
      measure: 'pss',
      count: 2,
      bytes: 9,
      share: 1,
      growth_bytes: null,
    });
    expect([listed.meta?.type, listed.meta?.custom?.leakscope.kind]).toEqual(['numeric-long', 'processes']);
    expect(marked.meta?.dataTopic).toBe(DataTopic.Annotations);
    expect(marked.fields.map(({ name, values }) => [name, values[0]])).toEqual([
      ['time', 100_000],
      ['title', 'OOM kill'],
      ['text', 'x'],
      ['tags', ['oom-kill']],
    ]);
    expect(toAnatomyFrames('A', anatomy(), details({ runtime: RUNTIME, marks: { ...marks, marks: [] } }))).toHaveLength(
      1
    );
  });

  test('an empty answer has its type and no fields', () => {
    const empty = anatomy({ history: splitHistory([], [], null), limitBytes: [], startTimeSeconds: [] });
    const [{ fields, meta }] = toAnatomyFrames('A', empty);
    expect([fields, meta?.type, meta?.notices]).toEqual([[], 'timeseries-wide', []]);
  });
});
