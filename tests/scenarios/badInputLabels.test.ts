import { fetchPrometheusClient } from '../../src/collect/ask/http/fetchPrometheusClient';
import type { PrometheusClient } from '../../src/collect/ask/prometheusClient';
import { matcher } from '../../src/engine';
import { listServers } from '../prometheus/listServers.mjs';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { buildCli, runCli } from './cliProcess';

jest.setTimeout(60_000);

const END_SECONDS = Date.parse('2026-11-20T12:00:00Z') / 1000;
const MIB = 1024 * 1024;

const HOSTILE = [
  'a"b',
  "a'b",
  'a\\b',
  'ends with \\',
  '}{,=~!',
  'x"} or up{a="',
  'line\nbreak',
  '\u001b[2J\u001b]0;title\u0007',
  '\u202egnp.exe',
  '<script>alert(1)</script>',
  '.*',
  '${HOME} $(id) `id`',
  'Grüße 日本 😀',
  'q'.repeat(10240),
];

/** Two hours of memory, one sample a minute, for a pod with each hostile name. */
const times = Array.from({ length: 121 }, (_, i) => END_SECONDS - 7200 + i * 60);
const METRICS: Record<string, (i: number) => number> = {
  container_memory_usage_bytes: (i) => (100 + i) * MIB,
  container_memory_working_set_bytes: (i) => (90 + i) * MIB,
  container_memory_rss: (i) => (60 + i) * MIB,
  container_memory_cache: () => 30 * MIB,
  container_start_time_seconds: () => END_SECONDS - 7200,
};
const SERIES = HOSTILE.flatMap((pod, index) =>
  Object.entries(METRICS).map(([name, value]) => ({
    labels: {
      __name__: name,
      namespace: 'shop',
      pod,
      container: 'app',
      id: `/kubepods/${index}`,
      image: 'i',
      name: `n${index}`,
    },
    timesSeconds: times,
    values: times.map((_, i) => value(i)),
  }))
);

beforeAll(buildCli);

describe.each(listServers())('on $name', ({ programs }) => {
  let prometheus: RunningPrometheus;
  let client: PrometheusClient;
  beforeAll(async () => {
    prometheus = await startSeriesPrometheus({ series: SERIES, programs });
    client = fetchPrometheusClient({ baseUrl: prometheus.url, fetch, timeoutSeconds: 20, now: Date.now });
  }, 120_000);
  afterAll(() => prometheus?.stop());

  const name = (value: string) => JSON.stringify(value.slice(0, 30));

  test('labelValues gives every hostile value back', async () => {
    const { values } = await client.labelValues({
      label: 'pod',
      match: 'container_memory_rss{namespace="shop"}',
      startSeconds: END_SECONDS - 3600,
      endSeconds: END_SECONDS,
    });
    expect(new Set(values)).toEqual(new Set(HOSTILE));
  });

  test.each(HOSTILE.map((pod) => [name(pod), pod]))('instant and range by pod %s', async (_, pod) => {
    const expr = `container_memory_rss{${matcher('pod', '=', pod)}}`;
    const { vector } = await client.instant({ expr, atSeconds: END_SECONDS });
    expect(vector.map(({ labels, value }) => [labels.pod, value])).toEqual([[pod, 180 * MIB]]);
    const { series } = await client.range({
      expr,
      startSeconds: END_SECONDS - 600,
      endSeconds: END_SECONDS,
      stepSeconds: 60,
    });
    expect(series).toMatchObject([{ labels: { pod }, values: { length: 11 } }]);
  });

  test.each(HOSTILE.map((pod) => [name(pod), pod]))('leakscope anatomy --pod %s', async (_, pod) => {
    const args = ['anatomy', '--prometheus', prometheus.url, '--at', String(END_SECONDS), '--window', '2h'];
    const { exitCode, stdout, stderr } = await runCli([
      ...args,
      ...['--namespace', 'shop', `--pod=${pod}`, '--container', 'app', '--format', 'json'],
    ]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const anatomy = JSON.parse(stdout);
    expect(anatomy).toMatchObject({ pod, wholeBytes: 220 * MIB });
    expect(anatomy.parts.reduce((sum: number, { bytes }: { bytes: number }) => sum + bytes, 0)).toBe(220 * MIB);
  });

  test('leakscope analyze lists them all, and its table cannot act on the terminal', async () => {
    const args = ['analyze', '--prometheus', prometheus.url, '--at', String(END_SECONDS)];
    const json = await runCli([...args, '--format', 'json']);
    const pods = JSON.parse(json.stdout).containers.map(({ pod }: { pod: string }) => pod);
    expect(new Set(pods)).toEqual(new Set(HOSTILE));

    // A header, a row each, an empty line and a line about the window: no value broke a row. Above the rows of workloads
    // stand a sentence about the fleet and an empty line.
    for (const [by, more] of [
      ['container', 3],
      ['workload', 5],
    ] as const) {
      const { exitCode, stdout } = await runCli([...args, '--by', by]);
      expect(exitCode).toBe(0);
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      expect(stdout.trimEnd().split('\n')).toHaveLength(HOSTILE.length + more);
    }
  });

  test.each(HOSTILE.filter((pod) => !/[\n\u001b\u202e]/.test(pod)).map((pod) => [name(pod), pod]))(
    'leakscope analyze --selector for pod %s',
    async (_, pod) => {
      const { stdout, stderr } = await runCli([
        ...['analyze', '--prometheus', prometheus.url, '--at', String(END_SECONDS), '--format', 'json'],
        ...['--selector', `namespace='shop', pod=${JSON.stringify(pod)}`],
      ]);
      expect(stderr).toBe('');
      expect(JSON.parse(stdout).containers).toMatchObject([{ pod }]);
    }
  );

  test('a metric that does not exist is an empty answer, not a failure', async () => {
    const { vector, warnings } = await client.instant({ expr: 'no_such_metric{a="b"}', atSeconds: END_SECONDS });
    expect({ vector, warnings }).toEqual({ vector: [], warnings: [] });
  });

  test('a query that is wrong is told in the words of the server', async () => {
    await expect(client.instant({ expr: 'sum(', atSeconds: END_SECONDS })).rejects.toMatchObject({
      kind: 'bad-query',
      status: 400,
      message: expect.stringContaining('parse error'),
    });
  });

  test('a range of 60,000 points comes in slices that join', async () => {
    const { series, cost } = await client.range({
      expr: 'vector(time())',
      startSeconds: END_SECONDS - 60_000,
      endSeconds: END_SECONDS,
      stepSeconds: 1,
    });
    expect(cost).toMatchObject({ requests: 6, samples: 60_001 });
    expect(series).toHaveLength(1);
    expect(series[0].timesSeconds).toEqual(Array.from({ length: 60_001 }, (_, i) => END_SECONDS - 60_000 + i));
    expect(series[0].values).toEqual(series[0].timesSeconds);
  });

  test('the sample limit of the server: slices are halved until they fit, or the limit is told', async () => {
    const small = await startSeriesPrometheus({ series: SERIES, programs, flags: ['--query.max-samples=400'] });
    const limited = fetchPrometheusClient({ baseUrl: small.url, fetch, timeoutSeconds: 20, now: Date.now });
    const ask = (expr: string) =>
      limited.range({ expr, startSeconds: END_SECONDS - 7200, endSeconds: END_SECONDS, stepSeconds: 60 });
    const { series } = await ask('container_memory_rss');
    expect(series).toHaveLength(HOSTILE.length);
    expect(series.every(({ timesSeconds }) => timesSeconds.length === 121)).toBe(true);
    await expect(ask('max_over_time({__name__=~"container_memory.+"}[2h])')).rejects.toMatchObject({
      kind: 'too-much',
      message: expect.stringContaining('too many samples'),
    });
    await small.stop();
  });
});
