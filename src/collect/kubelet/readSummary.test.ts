import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { splitMemory } from '../../engine';
import { readSummary } from './readSummary';
import type { KubeletSummary, SummaryContainer } from './summary';
import { SummaryError } from './summaryError';

const FIXTURES = join(__dirname, '../../../tests/fixtures/kubelet');
const load = (path: string): string => gunzipSync(readFileSync(join(FIXTURES, path))).toString('utf8');
const containersOf = (summary: KubeletSummary): SummaryContainer[] =>
  summary.pods.flatMap(({ containers }) => containers);
const split = ({ reading }: SummaryContainer) => splitMemory(reading, { nodeCpus: null, cgroup: 'unknown' });

/** Counted in the files themselves. `accepted`: containers that can be taken apart. */
const CAPTURES = [
  // cgroup v1: rss of two small containers is 0, which is unknown.
  {
    file: 'nri-kubernetes/1_16/stats-summary.json.gz',
    node: 'minikube',
    containers: 15,
    rss: 13,
    usage: 15,
    limits: 1,
  },
  // Every rss is 0. Fifteen containers report what the node has left, which is no limit; two have one (170 and 50 MiB).
  {
    file: 'nri-kubernetes/1_20/stats-summary.json.gz',
    node: 'datagen-1-20',
    containers: 17,
    rss: 0,
    usage: 17,
    limits: 2,
  },
  {
    file: 'nri-kubernetes/1_28/stats-summary.json.gz',
    node: 'datagen-1-28',
    containers: 17,
    rss: 17,
    usage: 17,
    limits: 7,
  },
  {
    file: 'nri-kubernetes/1_34/stats-summary.json.gz',
    node: 'datagen-1-34',
    containers: 17,
    rss: 17,
    usage: 17,
    limits: 7,
  },
  {
    file: 'integrations-core/stats-summary-gke.json.gz',
    node: 'gke-lenaic-pool-1-1c8b424c-wnkn',
    containers: 17,
    rss: 17,
    usage: 17,
    limits: 3,
  },
  // Windows tells the working set only, and for two containers not even that.
  {
    file: 'integrations-core/stats-summary-windows.json.gz',
    node: 'ip-172-29-160-189.ec2.internal',
    containers: 6,
    rss: 0,
    usage: 0,
    limits: 0,
  },
  {
    file: 'recorded/stats-summary-1795222782.json.gz',
    node: 'lab-node-1',
    containers: 33,
    rss: 33,
    usage: 33,
    limits: 33,
  },
];

describe('readSummary', () => {
  test.each(CAPTURES)('$file', ({ file, node, containers, rss, usage, limits }) => {
    const summary = readSummary(load(file));
    const all = containersOf(summary);
    const known = (value: (container: SummaryContainer) => number | null) =>
      all.filter((container) => value(container) !== null).length;
    expect(summary.nodeName).toBe(node);
    expect(all).toHaveLength(containers);
    expect({
      rss: known(({ reading }) => reading.rssBytes),
      usage: known(({ reading }) => reading.usageBytes),
      limits: known(({ limitBytes }) => limitBytes),
    }).toEqual({ rss, usage, limits });
    expect(all.every(({ timeSeconds, startTimeSeconds }) => timeSeconds !== null && startTimeSeconds !== null)).toBe(
      true
    );
    expect(all.flatMap(({ reading }) => Object.values(reading))).not.toContain(0);
    expect(all.some(({ stale }) => stale)).toBe(false);
  });

  test.each(CAPTURES)('$file: the parts sum to usage, and to the working set where rss is unknown', ({ file, rss }) => {
    const splits = containersOf(readSummary(load(file)))
      .map(split)
      .filter((one) => one.accepted);
    expect(splits.filter(({ whole }) => whole === 'usage')).toHaveLength(rss);
    for (const { level, whole, wholeBytes, parts } of splits) {
      expect(level).toBe('L1');
      expect(parts.some(({ name }) => name === 'working_set')).toBe(whole === 'workingSet');
      expect(parts.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(wholeBytes);
      expect(parts.every(({ bytes }) => bytes >= 0)).toBe(true);
    }
  });

  test('the gaps of a capture are told once each', () => {
    expect(readSummary(load('nri-kubernetes/1_20/stats-summary.json.gz')).warnings).toEqual([
      'The kubelet does not report the anonymous memory (rss) of 17 of 17 containers.',
    ]);
    expect(readSummary(load('nri-kubernetes/1_34/stats-summary.json.gz')).warnings).toEqual([]);
  });

  test('one container of the recording, number by number', () => {
    const summary = readSummary(load('recorded/stats-summary-1795222782.json.gz'));
    const app = summary.pods.find(({ pod }) => pod === 'orders-2bf5a3b7e-2f0d3')?.containers[0];
    expect(app).toMatchObject({
      key: { cluster: null, namespace: 'shop', pod: 'orders-2bf5a3b7e-2f0d3', container: 'app' },
      reading: { usageBytes: 270053376, workingSetBytes: 264564736, rssBytes: 251482112, cacheBytes: null },
      limitBytes: 440401920,
      timeSeconds: Date.parse('2026-11-21T00:59:42Z') / 1000,
      stale: false,
    });
  });
});

const T0 = '2026-11-20T12:00:00Z';
const memory = (fields: object = {}) => ({ time: T0, usageBytes: 300, workingSetBytes: 200, rssBytes: 100, ...fields });
const pod = (name: string, containers: unknown, more: object = {}) => ({
  podRef: { name, namespace: 'shop' },
  startTime: T0,
  containers,
  ...more,
});
const summaryOf = (pods: unknown, node: unknown = { nodeName: 'n' }) => readSummary(JSON.stringify({ node, pods }));
/** Reads a text with numbers that JSON.stringify cannot write. */
const readingOf = (memoryText: string) =>
  readSummary(
    `{"node":{},"pods":[{"podRef":{"name":"p","namespace":"n"},"containers":[{"name":"c","memory":${memoryText}}]}]}`
  ).pods[0].containers[0];

describe('readSummary of what kubelets may send', () => {
  test.each([
    ['beyond 2^53', '{"usageBytes":18446744073709551615,"workingSetBytes":9007199254740993}'],
    ['negative', '{"usageBytes":-1,"workingSetBytes":-5}'],
    ['zero', '{"usageBytes":0,"workingSetBytes":0}'],
    ['text', '{"usageBytes":"300","workingSetBytes":true}'],
    ['null', '{"usageBytes":null}'],
    ['nothing', '{}'],
    ['no object', '[1,2]'],
    ['null instead of memory', 'null'],
  ])('%s is unknown', (_, text) => {
    expect(readingOf(text)).toMatchObject({ reading: { usageBytes: null, workingSetBytes: null, rssBytes: null } });
  });

  test.each([
    ['what is left and what is used', '{"workingSetBytes":200,"availableBytes":100}', 300],
    ['zero left, as Windows says for unknown', '{"workingSetBytes":200,"availableBytes":0}', null],
    ['below zero, as unsigned', '{"workingSetBytes":200,"availableBytes":18446744073709551516}', null],
    ['working set unknown', '{"workingSetBytes":0,"availableBytes":100}', null],
  ])('limit: %s', (_, text, limitBytes) => {
    expect(readingOf(text).limitBytes).toBe(limitBytes);
  });

  test('a limit that is all of the node is none', () => {
    const [one] = summaryOf([pod('p', [{ name: 'c', memory: memory({ availableBytes: 800 }) }])], {
      memory: { availableBytes: 600, workingSetBytes: 400 },
    }).pods;
    expect(one.containers[0].limitBytes).toBeNull();
  });

  test.each([
    [T0, Date.parse(T0) / 1000],
    ['2026-11-20T12:00:00.5+01:00', Date.parse('2026-11-20T11:00:00.5Z') / 1000],
    ['0001-01-01T00:00:00Z', null],
    ['soon', null],
    [1795000000, null],
    [null, null],
  ])('time %j', (time, seconds) => {
    expect(summaryOf([pod('p', [{ name: 'c', memory: memory({ time }) }])]).pods[0].containers[0].timeSeconds).toBe(
      seconds
    );
  });

  test('a reading that is minutes behind the newest is stale', () => {
    const { pods, warnings } = summaryOf([
      pod('p', [
        { name: 'live', memory: memory() },
        { name: 'late', memory: memory({ time: '2026-11-20T11:58:00Z' }) },
        { name: 'dead', memory: memory({ time: '2026-11-20T11:57:59Z' }) },
      ]),
    ]);
    expect(pods[0].containers.map(({ stale }) => stale)).toEqual([false, false, true]);
    expect(warnings).toEqual(['The readings of 1 of 3 containers are over 120 s older than the newest one.']);
  });

  test.each([
    ['containers null', [pod('p', null)], 0, 0],
    ['pods null', null, 0, 0],
    ['a pod without a name', [{ containers: [{ name: 'c' }] }], 0, 1],
    ['a pod that is text', ['pod'], 0, 1],
    ['a container without a name', [pod('p', [{ memory: memory() }])], 0, 1],
    ['a name with an escape sequence', [pod('p', [{ name: '\u001b[2J', memory: memory() }])], 0, 1],
    ['a name of 10 KB', [pod('p', [{ name: 'c'.repeat(10240), memory: memory() }])], 0, 1],
    [
      'a pod listed twice',
      [
        pod('p', [{ name: 'old', memory: memory() }]),
        pod('p', [{ name: 'new', memory: memory() }], { startTime: '2026-11-20T12:00:01Z' }),
      ],
      1,
      1,
    ],
    ['too many pods', Array.from({ length: 2001 }, (_, i) => pod(`p${i}`, [{ name: 'c', memory: memory() }])), 2000, 1],
  ])('%s', (_, pods, containers, warnings) => {
    const summary = summaryOf(pods);
    expect(containersOf(summary)).toHaveLength(containers);
    expect(summary.warnings).toHaveLength(warnings);
  });

  test.each([
    ['', 'not JSON'],
    ['{"node":{},"pods":[', 'cut off'],
    ['<html></html>', 'not JSON'],
    ['[]', 'no "node"'],
    ['null', 'no "node"'],
    ['{"status":"success","data":{}}', 'no "node"'],
  ])('readSummary(%j) throws', (text, sentence) => {
    expect(() => readSummary(text)).toThrow(SummaryError);
    expect(() => readSummary(text)).toThrow(sentence);
  });
});

/** As kubelets of Kubernetes 1.34 to 1.36 write it: kubernetes/kubelet, pkg/apis/stats/v1alpha1/types.go (PSIStats). */
describe('readSummary(text) of pressure', () => {
  const data = (total: number, avg300: number) => ({ total, avg10: 0, avg60: avg300, avg300 });
  const withPsi = (psi: unknown) => {
    const memory = { time: '2026-11-20T12:00:00Z', usageBytes: 2e8, workingSetBytes: 1.9e8, rssBytes: 1.5e8, psi };
    const container = { name: 'api', startTime: '2026-11-19T12:00:00Z', memory };
    const pod = { podRef: { name: 'api-0', namespace: 'shop', uid: 'u' }, containers: [container] };
    const { warnings, pods } = readSummary(JSON.stringify({ node: { nodeName: 'n1' }, pods: [pod] }));
    return { pressure: pods[0].containers[0].pressure, told: warnings.filter((one) => one.startsWith('Pressure')) };
  };

  test('shares of the last five minutes, and who waits is named', () => {
    expect(withPsi({ some: data(2_501_717, 12), full: data(900_000, 3) })).toEqual({
      pressure: { waitingShare: 0.12, stalledShare: 0.03 },
      told: [expect.stringContaining('shop/api-0 api 12 %')],
    });
  });

  test.each([
    ['nothing', undefined],
    ['zeros, as without psi=1', { some: data(0, 0), full: data(0, 0) }],
    ['no numbers', { some: { total: 'x', avg300: 'y' } }],
    ['more than all of the time', { some: data(5, 120) }],
  ])('%s is not known', (_, psi) => {
    expect(withPsi(psi)).toEqual({ pressure: null, told: [] });
  });

  test('little is known, and nobody is named', () => {
    expect(withPsi({ some: data(500, 0.2) })).toEqual({
      pressure: { waitingShare: 0.002, stalledShare: null },
      told: [],
    });
  });
});
