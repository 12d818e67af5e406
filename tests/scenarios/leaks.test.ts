import { collectLeaks, type Leaks, type LeaksRequest } from '../../src/collect/containers/collectLeaks';
import { probe } from '../../src/collect/sources/probe';
import { type ContainerFinding, findGrowingPart, ruleOf } from '../../src/engine';
import { collectAnatomy } from '../../src/collect/containers/collectAnatomy';
import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startRecordedPrometheus, type RecordedPrometheus } from '../prometheus/startRecordedPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { readManifest } from '../fixtures/readRecorded.mjs';
import { connect, WINDOW_SECONDS } from './recordedClient';
import { sessionOf } from '../../src/collect/testing/sessionOf';

jest.setTimeout(120_000);

const MIB = 1024 * 1024;
const nameOf = ({ key }: ContainerFinding) => `${key.namespace}/${key.pod}/${key.container}`;

describe('collectLeaks(recorded containers)', () => {
  let prometheus: RecordedPrometheus;
  beforeAll(async () => {
    prometheus = await startRecordedPrometheus();
  }, 300_000);
  afterAll(() => prometheus?.stop());

  const leaksOf = (request: Partial<LeaksRequest> = {}) =>
    collectLeaks(sessionOf(connect(prometheus.url)), {
      atSeconds: prometheus.endSeconds,
      windowSeconds: WINDOW_SECONDS,
      matchers: [],
      top: 50,
      clusterLabel: null,
      ...request,
    });

  test('all 33 containers once, what needs somebody first on top', async () => {
    const { containers, totalContainers, warnings } = await leaksOf();
    expect(totalContainers).toBe(33);
    expect(new Set(containers.map(nameOf)).size).toBe(33);
    expect(containers).toHaveLength(33);
    expect(warnings).toEqual([]);
    const ranks = containers.map(({ urgency }) => ruleOf(urgency).order);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    // Whoever is killed every few hours stood at the end of the list: its score is 0.
    expect(containers[0]).toMatchObject({ urgency: 'killed-again', killsOneDay: expect.any(Number) });
  });

  test('what is known of the sidecar that leaks', async () => {
    const { containers } = await leaksOf({ matchers: [{ label: 'container', op: '=', value: 'log-shipper' }] });
    expect(containers).toHaveLength(1);
    const [sidecar] = containers;
    expect(sidecar).toMatchObject({
      key: { cluster: null, namespace: 'web', pod: 'checkout-a671003c6-c35ba', container: 'log-shipper' },
      node: 'lab-node-1',
      score: expect.any(Number),
      scoreState: 'scored',
      part: 'anon',
      whole: 'usage',
      level: 'L3',
      limitBytes: 209715200,
      restarts: 0,
      verdict: 'leak',
      scorePart: 'anon',
      oomLoopScore: null,
    });
    expect(sidecar.score).toBeGreaterThan(95);
    expect(sidecar.diagnosis).toMatchObject({ verdict: 'leak', part: 'anon', unknownReason: null });
    expect(sidecar.diagnosis?.evidence.length).toBeGreaterThan(0);
    expect(sidecar.diagnosis?.nextSteps.some(({ command }) => command?.includes('checkout-a671003c6-c35ba'))).toBe(
      true
    );
    expect(sidecar.slopeBytesPerHour).toBeGreaterThan(3 * MIB);
    expect(sidecar.trend.timesSeconds.length).toBeGreaterThanOrEqual(60);
    expect(sidecar.trend.floorBytes.filter((floor) => floor !== null).length).toBeGreaterThan(50);
  });

  test('first what the memory says, then what is known besides', async () => {
    const first: Leaks[] = [];
    const leaks = await leaksOf({ onFirst: (one) => first.push(one) });
    expect(first).toHaveLength(1);
    expect(first[0].containers.map(nameOf)).toEqual(leaks.containers.map(nameOf));
    const runtimeParts = ({ containers }: Leaks) => containers.flatMap((one) => one.diagnosis?.runtimePart ?? []);
    expect(runtimeParts(first[0])).toEqual([]);
    expect(runtimeParts(leaks).length).toBeGreaterThan(5);
  });

  test('every leak of the recording scores and is called one, and nothing else is', async () => {
    const { containers } = await leaksOf();
    const truth = new Map(
      readManifest().scenarios.map(({ label, culprit }) => [
        culprit ? `${culprit.pod}/${culprit.container}` : '',
        label,
      ])
    );
    const isLeak = ({ key }: ContainerFinding) => truth.get(`${key.pod}/${key.container}`) === 'leak';
    const called = containers.filter(({ verdict }) => verdict === 'leak' || verdict === 'cardinality-leak');
    expect(called.map(nameOf).sort()).toEqual(containers.filter(isLeak).map(nameOf).sort());
    expect(called.filter((one) => (one.scoreMaxOneDay ?? 0) < 85).map(nameOf)).toEqual([]);
  });

  test('top 3 of 33 are the first 3, and the rest is counted', async () => {
    const all = await leaksOf();
    const { containers, totalContainers } = await leaksOf({ top: 3 });
    expect(containers).toHaveLength(3);
    expect(totalContainers).toBe(33);
    expect(containers.map(nameOf)).toEqual(all.containers.slice(0, 3).map(nameOf));
  });

  test('a scope too long for the score texts: scores from the floors, of the last full hour', async () => {
    const names = Array.from({ length: 60 }, (_, i) => `a-namespace-that-is-not-there-${i}`);
    const value = [...names, 'web', 'shop'].join('|');
    const long = await leaksOf({ matchers: [{ label: 'namespace', op: '=~', value }] });
    const short = await leaksOf({ matchers: [{ label: 'namespace', op: '=~', value: 'web|shop' }] });
    expect(long.expressions.some((text) => text.includes('topk(200,'))).toBe(true);
    expect(Math.max(...long.expressions.map((text) => text.length))).toBeLessThan(16384);
    expect(long.containers.map(nameOf).sort()).toEqual(short.containers.map(nameOf).sort());
    for (const one of long.containers) {
      const other = short.containers.find((same) => nameOf(same) === nameOf(one));
      // The recording ends 17 s after a full hour, so both moments see nearly the same samples.
      expect(Math.abs((one.score ?? NaN) - (other?.score ?? NaN))).toBeLessThan(5);
    }
  });

  test('two hours after the first sample there is no score, and it is said why', async () => {
    const { containers } = await leaksOf({ atSeconds: prometheus.startSeconds + 2 * 3600, windowSeconds: 2 * 3600 });
    expect(containers.length).toBeGreaterThan(25);
    for (const one of containers) {
      expect(one).toMatchObject({ score: null, scoreState: 'too-short', scoreMaxOneDay: null });
    }
  });

  test('over ten minutes there is no growth an hour', async () => {
    const { containers } = await leaksOf({ windowSeconds: 600 });
    expect(containers).toHaveLength(33);
    for (const one of containers) {
      expect(one).toMatchObject({ slopeBytesPerHour: null, partSlopeBytesPerHour: null });
      expect(one.score).not.toBeNull();
    }
  });

  test('half an hour after the first sample the history is too short', async () => {
    const { containers } = await leaksOf({ atSeconds: prometheus.startSeconds + 1800, windowSeconds: 1800 });
    expect(containers.length).toBeGreaterThan(25);
    expect(new Set(containers.map((one) => one.scoreState))).toEqual(new Set(['too-short']));
  });

  test.each([
    ['a namespace that does not exist', { matchers: [{ label: 'namespace', op: '=', value: 'none' } as const] }],
    ['a time long before', { atSeconds: 1_700_000_000 }],
  ])('%s: an empty list that says what was looked for', async (_, request) => {
    const { containers, totalContainers, warnings } = await leaksOf(request);
    expect({ containers, totalContainers }).toEqual({ containers: [], totalContainers: 0 });
    expect(warnings).toEqual([expect.stringMatching(/^There is no container_memory_working_set_bytes of this scope/)]);
  });

  test('probe: level L3, a sample a minute, 36 hours of history at least, nothing missing but the CPUs', async () => {
    const found = await probe(sessionOf(connect(prometheus.url)), {
      atSeconds: prometheus.endSeconds,
      clusterLabel: null,
    });
    expect(found).toMatchObject({ level: 'L3', containers: 33, seriesPerContainer: 1, scrapeIntervalSeconds: 60 });
    expect(found).toMatchObject({ limitsKnown: true, restartsKnown: true, nodeCpusKnown: false });
    expect(found.historySeconds).toBeGreaterThanOrEqual(36 * 3600);
    expect(found.metrics.filter((metric) => metric.series === 0)).toEqual([]);
    expect(found.newestAgeSeconds).toBeLessThan(6 * 3600);
  });

  test('probe, a day after the last sample: nothing is there now, but there was', async () => {
    const atSeconds = prometheus.endSeconds + 86_400;
    const found = await probe(sessionOf(connect(prometheus.url)), { atSeconds, clusterLabel: null });
    expect(found).toMatchObject({ level: null, containers: 0, seriesPerContainer: null, scrapeIntervalSeconds: null });
    expect(found.newestAgeSeconds).toBeGreaterThanOrEqual(18 * 3600);
    expect(found.newestAgeSeconds).toBeLessThanOrEqual(30 * 3600);
  });
});

/** Generated rows as they are seen in the field: memory catalog, sections 2.2 and 2.5. */
describe('collectLeaks(generated rows)', () => {
  const END = 1_780_000_017;
  const START = END - 20 * 3600;
  const HOSTILE = 'a"b\\c{d}=~"\n<script>alert(1)</script>.*|é\u0000';
  const row = (
    metric: string,
    labels: Record<string, string>,
    values: (t: number) => number,
    until = END,
    from = START
  ) => {
    const timesSeconds = Array.from({ length: Math.floor((until - from) / 60) + 1 }, (_, i) => from + i * 60);
    return { labels: { __name__: metric, ...labels }, timesSeconds, values: timesSeconds.map(values) };
  };
  const rising = (t: number) => Math.round(100 * MIB + ((t - START) / 3600) * 5 * MIB);
  const cadvisor = (pod: string, id: string, more: Record<string, string> = {}) => ({
    namespace: 'shop',
    pod,
    container: 'app',
    id: `/kubepods/${id}`,
    image: 'app:1',
    metrics_path: '/metrics/cadvisor',
    node: 'n1',
    ...more,
  });
  const memoryOf = (labels: Record<string, string>, until?: number, from?: number): BackfillSeries[] => [
    row('container_memory_usage_bytes', labels, rising, until, from),
    row('container_memory_working_set_bytes', labels, (t) => rising(t) - MIB, until, from),
    row('container_memory_rss', labels, (t) => rising(t) - 2 * MIB, until, from),
    row('container_memory_cache', labels, () => MIB, until, from),
    row('container_memory_total_inactive_file_bytes', labels, () => MIB, until, from),
    row('container_memory_total_active_file_bytes', labels, () => 0, until, from),
  ];
  const startOf = (labels: Record<string, string>, at: number, until?: number, from?: number) =>
    row('container_start_time_seconds', labels, () => at, until, from);

  const twice = cadvisor('twice', 'twice');
  const resource = { namespace: 'shop', pod: 'twice', container: 'app', metrics_path: '/metrics/resource' };
  const dead = cadvisor('dead', 'dead');
  const restarted = [cadvisor('again', 'first'), cadvisor('again', 'second')];
  const hostile = cadvisor(HOSTILE, 'hostile', { container: HOSTILE, namespace: HOSTILE });
  const l2 = cadvisor('no-usage', 'no-usage');

  const SERIES: BackfillSeries[] = [
    ...['0', '1'].flatMap((replica) => {
      const labels = { ...twice, prometheus_replica: replica };
      return [...memoryOf(labels), startOf(labels, START), row('container_spec_memory_limit_bytes', labels, () => 0)];
    }),
    row('container_memory_working_set_bytes', resource, (t) => rising(t) - MIB),
    row('container_start_time_seconds', resource, () => START),
    // Pause and pod rows.
    ...memoryOf(cadvisor('twice', 'pause', { container: '', image: 'pause' })),
    ...memoryOf({ namespace: 'shop', pod: 'twice', id: '/kubepods/pod', metrics_path: '/metrics/cadvisor' }),
    ...memoryOf(cadvisor('twice', 'crio', { container: 'POD' })),
    // Ended two minutes ago: memory carries its own time and lingers, the start time does not.
    ...memoryOf(dead, END - 120),
    startOf(dead, START, END - 360),
    // Restarted an hour ago; the old rows linger.
    ...memoryOf(restarted[0], END - 3600 + 180),
    startOf(restarted[0], START, END - 3600),
    ...memoryOf(restarted[1], END, END - 3600),
    startOf(restarted[1], END - 3600, END, END - 3600),
    ...memoryOf(hostile),
    startOf(hostile, START),
    ...memoryOf(l2).filter(({ labels }) => labels.__name__ !== 'container_memory_usage_bytes'),
    startOf(l2, START),
    row(
      'kube_pod_container_resource_limits',
      { namespace: 'shop', pod: 'twice', container: 'app', resource: 'memory', unit: 'byte', job: 'ksm' },
      () => 512 * MIB
    ),
    row(
      'kube_pod_container_resource_limits',
      { namespace: 'shop', pod: 'twice', container: 'app', resource: 'cpu', unit: 'core', job: 'ksm' },
      () => 2e9
    ),
    row('machine_cpu_cores', { node: 'n1' }, () => 8),
  ];

  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startSeriesPrometheus({ series: SERIES });
  }, 120_000);
  afterAll(() => prometheus?.stop());

  const request: LeaksRequest = { atSeconds: END, windowSeconds: 18 * 3600, matchers: [], top: 50, clusterLabel: null };
  const leaksOf = (more: Partial<LeaksRequest> = {}) =>
    collectLeaks(sessionOf(connect(prometheus.url)), { ...request, ...more });

  test('one row a container: no replicas, no /metrics/resource, no pause, no pod, none that has ended', async () => {
    const { containers, totalContainers } = await leaksOf();
    expect(containers.map((one) => one.key.pod).sort()).toEqual([HOSTILE, 'again', 'no-usage', 'twice'].sort());
    expect(totalContainers).toBe(4);
  });

  test('two replicas are not added up, and the specified limit stands in for a cgroup without one', async () => {
    const { containers } = await leaksOf({ matchers: [{ label: 'pod', op: '=', value: 'twice' }] });
    expect(containers[0]).toMatchObject({ usageBytes: rising(END - ((END - START) % 60)), limitBytes: 512 * MIB });
    expect(containers[0].score).toBeGreaterThan(85);
  });

  test('a restart is counted by its start times, and the lingering old rows do not count', async () => {
    const anatomy = await collectAnatomy(sessionOf(connect(prometheus.url)), {
      key: { cluster: null, namespace: 'shop', pod: 'again', container: 'app' },
      atSeconds: END,
      windowSeconds: 4 * 3600,
      stepSeconds: 60,
      clusterLabel: null,
    });
    const starts = anatomy.startTimeSeconds.filter((start) => start !== null);
    expect([...new Set(starts)]).toEqual([START, END - 3600]);
    expect(anatomy.ghostSamples).toBeGreaterThan(0);
    expect(anatomy.nodeCpus).toBe(8);
    expect(findGrowingPart(anatomy.history)?.part).toBe('anon');
    const { containers } = await leaksOf({ matchers: [{ label: 'pod', op: '=', value: 'again' }] });
    expect(containers[0].restarts).toBe(1);
  });

  test('label values with quotes, braces, newlines, tags and NUL are found again by their own name', async () => {
    const { containers } = await leaksOf({ matchers: [{ label: 'pod', op: '=', value: HOSTILE }] });
    expect(containers).toHaveLength(1);
    expect(containers[0].key).toEqual({ cluster: null, namespace: HOSTILE, pod: HOSTILE, container: HOSTILE });
    expect(containers[0].usageBytes).not.toBeNull();
    expect(containers[0].trend.wholeBytes.some((bytes) => bytes !== null)).toBe(true);
  });

  test('without usage the working set is taken apart, and it is said', async () => {
    const { containers } = await leaksOf({ matchers: [{ label: 'pod', op: '=', value: 'no-usage' }] });
    expect(containers[0]).toMatchObject({ level: 'L2', whole: 'workingSet', usageBytes: null, part: 'anon' });
  });

  test('without the working set nothing is ranked, and the warning names the metric', async () => {
    const onlyRss = await startSeriesPrometheus({
      series: memoryOf(l2).filter(({ labels }) => labels.__name__ === 'container_memory_rss'),
    });
    try {
      const { containers, warnings } = await collectLeaks(sessionOf(connect(onlyRss.url)), request);
      expect(containers).toEqual([]);
      expect(warnings).toEqual([expect.stringContaining('container_memory_working_set_bytes is missing')]);
    } finally {
      await onlyRss.stop();
    }
  });

  test('600 containers: the 200 that grew most against their limit are looked at, and a warning says so', async () => {
    const many: BackfillSeries[] = [];
    for (let i = 0; i < 600; i++) {
      // No replicas of one workload: of those a few are looked at.
      const labels = cadvisor(`many.${i}`, `many.${i}`);
      const slope = i < 10 ? 3 * MIB : 0;
      const timesSeconds = Array.from({ length: 26 * 6 + 1 }, (_, k) => END - 26 * 3600 + k * 600);
      for (const metric of ['container_memory_working_set_bytes', 'container_start_time_seconds']) {
        const values = timesSeconds.map((t) =>
          metric.includes('start') ? START : 50 * MIB + (slope * (t - START)) / 3600
        );
        many.push({ labels: { __name__: metric, ...labels }, timesSeconds, values });
      }
    }
    const fleet = await startSeriesPrometheus({ series: many });
    try {
      // The samples are ten minutes apart, so the last one has to be within the look-back of five.
      const { containers, totalContainers, warnings } = await collectLeaks(sessionOf(connect(fleet.url)), {
        ...request,
        top: 20,
      });
      expect(totalContainers).toBe(600);
      expect(warnings).toEqual([expect.stringMatching(/\(600\): looked at are a few of each workload/)]);
      expect(containers).toHaveLength(20);
      expect(
        containers
          .slice(0, 10)
          .map((one) => Number(one.key.pod.slice(5)))
          .sort((a, b) => a - b)
      ).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(containers.slice(10).every((one) => one.score === 0 && one.scoreState === 'flat')).toBe(true);
    } finally {
      await fleet.stop();
    }
  }, 60_000);
});
