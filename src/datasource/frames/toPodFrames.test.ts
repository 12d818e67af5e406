import type { DataFrame } from '@grafana/data';
import type { PodAnatomy, PodContainer } from '../../collect/pods/collectPod';
import { type MemoryReading, type RowBytes, splitHistory, splitPodHistory } from '../../engine';
import { toPodFrames } from './toPodFrames';

const MIB = 1024 * 1024;
const TIMES = [60, 120];
const POD = { cluster: null, namespace: 'shop', pod: 'p' };
const reading = (part: Partial<MemoryReading>): MemoryReading => ({
  usageBytes: null,
  workingSetBytes: 100 * MIB,
  rssBytes: 60 * MIB,
  cacheBytes: null,
  inactiveFileBytes: null,
  activeFileBytes: null,
  kernelBytes: null,
  swapBytes: null,
  ...part,
});
const FULL = { usageBytes: 110 * MIB, cacheBytes: 30 * MIB, inactiveFileBytes: 10 * MIB, activeFileBytes: 20 * MIB };
const container = (name: string, part: Partial<MemoryReading>): PodContainer => ({
  key: { ...POD, container: name },
  history: splitHistory(TIMES, [reading(part), reading(part)], 4),
  limitBytes: [null, null],
  startTimeSeconds: [10, 10],
  restarts: null,
  ghostSamples: 3,
});
const row = (bytes: number | null): RowBytes => ({
  usageBytes: [bytes, bytes],
  workingSetBytes: [bytes, bytes],
  present: [true, true],
});
const pod = (rows: Parameters<typeof splitPodHistory>[1], containers: PodContainer[]): PodAnatomy => ({
  key: POD,
  node: null,
  nodeCpus: 4,
  stepSeconds: 60,
  containers,
  pod: splitPodHistory(containers.length > 0 ? TIMES : [], rows, 4),
  limitBytes: [500 * MIB, 500 * MIB],
  emptiness: null,
  warnings: ['w'],
  cost: { requests: 4, bytes: null, samples: 30, milliseconds: 5 },
  expressions: ['up'],
});
const CONTAINERS = [container('app', FULL), container('proxy', {})];
const ROWS = { pod: row(240 * MIB), sandbox: row(MIB), containers: [row(110 * MIB), row(100 * MIB)] };
const named = (frame: DataFrame) => frame.fields.slice(1).map(({ name, labels }) => `${labels?.container}:${name}`);

describe('toPodFrames(refId, anatomy, marks)', () => {
  const [frame] = toPodFrames('A', pod(ROWS, CONTAINERS));

  test('containers side by side, then the pod with an empty container', () => {
    expect(named(frame)).toEqual([
      ...['app:anon', 'app:kernel_sockets_other', 'app:active_file', 'app:inactive_file'],
      ...['app:whole', 'app:limit', 'app:start_time'],
      ...['proxy:anon', 'proxy:beyond_anon', 'proxy:whole', 'proxy:limit', 'proxy:start_time'],
      ...[':whole', ':limit', ':sandbox', ':orphaned'],
    ]);
    const last = frame.fields.slice(-4).map(({ values }) => values[0]);
    expect(last).toEqual([240 * MIB, 500 * MIB, MIB, 29 * MIB]);
  });

  test('native panels stack each container by itself, and name it', () => {
    const groups = frame.fields.map(({ config }) => config.custom?.stacking?.group).filter(Boolean);
    expect(new Set(groups)).toEqual(new Set(['parts of app', 'parts of proxy']));
    expect(frame.fields[1].config.displayNameFromDS).toBe('app: Anonymous memory');
  });

  test('the level is that of the container that is known least', () => {
    expect(frame.meta?.custom?.leakscope).toMatchObject({ kind: 'anatomy', level: 'L2', acceptedSamples: 4 });
    expect(frame.meta?.notices).toEqual([
      { severity: 'warning', text: 'w' },
      { severity: 'info', text: '6 samples of ended containers are left out.' },
    ]);
  });

  test('without a row of the pod: its containers, and a remark; what is unknown has no field', () => {
    const [other] = toPodFrames('A', pod({ ...ROWS, pod: null }, CONTAINERS));
    expect(named(other).slice(-2)).toEqual([':whole', ':limit']);
    expect(other.fields[other.fields.length - 2].values).toEqual([null, null]);
    expect(other.meta?.notices).toContainEqual({
      severity: 'info',
      text: 'The memory of the pod as a whole is not stored: only its containers are shown.',
    });
  });

  test('rows that do not fit together are counted', () => {
    const [other] = toPodFrames('A', pod({ ...ROWS, pod: row(50 * MIB) }, CONTAINERS));
    expect(other.meta?.notices?.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^In 2 samples the rows/)
    );
  });

  test('marks are a frame of their own', () => {
    const marks = {
      marks: [{ kind: 'deploy' as const, atSeconds: 100, title: 't', text: 'x' }],
      killsKnown: true,
      warnings: ['m'],
      cost: pod(ROWS, CONTAINERS).cost,
      expressions: ['kube'],
    };
    const [main, marked] = toPodFrames('A', pod(ROWS, CONTAINERS), marks);
    expect(marked.meta?.dataTopic).toBe('annotations');
    expect(main.meta?.executedQueryString).toBe('up\nkube');
  });

  test('an empty answer has its type and no fields', () => {
    const [{ fields, meta }] = toPodFrames('A', pod({ pod: null, sandbox: null, containers: [] }, []));
    expect([fields, meta?.type]).toEqual([[], 'timeseries-wide']);
  });
});
