import { runInMemory } from '../../src/cli/testing/runInMemory';
import { collectBacktest } from '../../src/collect/alerts/collectBacktest';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { connect } from './recordedClient';
import { shopSeries } from './shopSeries';
import { startWarningProxy } from './warningProxy';
import { sessionOf } from '../../src/collect/testing/sessionOf';

const END = 1_794_996_000;
const MISSING = 'No StoreAPIs matched for this query: store 10.0.0.7 is unavailable';
const REMARKS = [
  'PromQL info: metric might not be a counter, name does not end in _total/_sum/_count/_bucket',
  'PromQL warning: bucket label "le" is missing',
];

describe('a server that says that its answer is not the whole', () => {
  let prometheus: RunningPrometheus;
  let partial: Awaited<ReturnType<typeof startWarningProxy>>;
  beforeAll(async () => {
    const pods = { flat: () => 2e8, leak: (hours: number) => 2e8 + hours * 1e7 };
    prometheus = await startSeriesPrometheus({ series: shopSeries(END, pods) });
    partial = await startWarningProxy(prometheus.url, [MISSING]);
  }, 120_000);
  afterAll(async () => {
    await partial?.stop();
    await prometheus?.stop();
  });
  const analyze = (url: string, ...more: string[]) =>
    runInMemory(['analyze', '--prometheus', url, '--at', String(END), ...more], { fetch });
  const ofFlat = ['--selector', 'pod="flat"'];

  test('leakscope analyze --fail-above: what was not seen is no pass', async () => {
    expect((await analyze(prometheus.url, '--fail-above', '85', ...ofFlat)).exitCode).toBe(0);
    const { exitCode, stdout, stderr } = await analyze(partial.url, '--fail-above', '85', ...ofFlat);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('shop/flat app');
    expect(stderr).toContain(`--fail-above cannot be passed: mend that, or give --allow-partial. ${MISSING}`);
  });

  test('--allow-partial lets it pass', async () => {
    const { exitCode, stderr } = await analyze(partial.url, '--fail-above', '85', '--allow-partial', ...ofFlat);
    expect([exitCode, stderr]).toEqual([0, `Note: ${MISSING}\n`]);
    expect((await analyze(partial.url, '--allow-partial')).exitCode).toBe(2);
  });

  test('what is above the threshold is above it, whatever is missing', async () => {
    expect((await analyze(partial.url, '--fail-above', '85')).exitCode).toBe(3);
    expect((await analyze(partial.url)).exitCode).toBe(0);
  });

  test('remarks of Prometheus on an expression are no missing part', async () => {
    const proxy = await startWarningProxy(prometheus.url, REMARKS);
    const { exitCode } = await analyze(proxy.url, '--fail-above', '85', ...ofFlat);
    await proxy.stop();
    expect(exitCode).toBe(0);
  });

  test('collectBacktest hands the warning on', async () => {
    const { warnings } = await collectBacktest(sessionOf(connect(partial.url)), {
      alert: { kind: 'leak', threshold: 85, holdFor: '1h', keepFiringFor: '1h' },
      matchers: [],
      atSeconds: END,
      windowSeconds: 86400,
      clusterLabel: null,
    });
    expect(warnings).toEqual([MISSING]);
  });
});
