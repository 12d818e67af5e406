import { FieldType, type DataFrame } from '@grafana/data';
import type { Anatomy } from '../../collect/collectAnatomy';
import { splitHistory, type MemoryReading } from '../../engine';
import { toAnatomyFrames } from './toAnatomyFrames';

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
  startTimeSeconds: [10.0004, null, 10.0004, 230],
  restarts: 1,
  ghostSamples: 0,
  warnings: [],
  cost: { requests: 4, bytes: null, samples: 30, milliseconds: 5 },
  expressions: ['up'],
  ...part,
});
const values = (frame: DataFrame, name: string) => frame.fields.find((field) => field.name === name)!.values;

describe('toAnatomyFrames(refId, anatomy)', () => {
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

  test('meta counts what was rejected, and a notice says it', () => {
    expect(frame.meta).toMatchObject({
      type: 'timeseries-wide',
      typeVersion: [0, 1],
      executedQueryString: 'up',
      preferredVisualisationType: 'graph',
      preferredVisualisationPluginId: 'leakscope-memory-panel',
      custom: { leakscope: { kind: 'anatomy', level: 'L3', whole: 'usage', acceptedSamples: 2, rejectedSamples: 1 } },
      notices: [{ severity: 'warning', text: expect.stringMatching(/^1 of 3 samples are left out/) }],
    });
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

  test('an empty answer has its type and no fields', () => {
    const empty = anatomy({ history: splitHistory([], [], null), limitBytes: [], startTimeSeconds: [] });
    const [{ fields, meta }] = toAnatomyFrames('A', empty);
    expect([fields, meta?.type, meta?.notices]).toEqual([[], 'timeseries-wide', []]);
  });
});
