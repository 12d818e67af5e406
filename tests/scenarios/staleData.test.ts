import { runInMemory } from '../../src/cli/testing/runInMemory';
import { collectBacktest } from '../../src/collect/alerts/collectBacktest';
import { collectCohorts } from '../../src/collect/cohorts/collectCohorts';
import { collectNodes } from '../../src/collect/nodes/collectNodes';
import { collectWorkload } from '../../src/collect/workloadPage/collectWorkload';
import type { AlertKind } from '../../src/engine';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { connect } from './recordedClient';
import { shopSeries } from './shopSeries';
import { sessionOf } from '../../src/collect/testing/sessionOf';

const ENDED = 1_794_996_000;
const NOW = ENDED + 3660;
const NEWEST = 'is of 2026-11-18 10:00:00 UTC, 1 h 1 min before the end of the time that was asked about';
const every = (labels: Record<string, string>, value: number) => {
  const timesSeconds = Array.from({ length: 577 }, (_, i) => ENDED - (576 - i) * 300);
  return { labels, timesSeconds, values: timesSeconds.map(() => value) };
};

/** A store whose data ended an hour ago: that must not look like one that never had any. */
describe('data that has ended', () => {
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    const node = { node: 'n1', instance: 'n1:10250' };
    prometheus = await startSeriesPrometheus({
      series: [
        ...shopSeries(ENDED, { web: () => 2e8 }),
        every({ __name__: 'container_memory_working_set_bytes', id: '/', ...node }, 4e9),
        every({ __name__: 'scrape_samples_scraped', job: 'web', instance: 'web:80' }, 500),
      ],
    });
  }, 120_000);
  afterAll(() => prometheus?.stop());
  const run = (command: string, ...more: string[]) =>
    runInMemory([command, '--prometheus', prometheus.url, '--at', String(NOW), ...more], { fetch });
  const pod = ['--namespace', 'shop', '--pod', 'web', '--window', '30m'];

  test.each([
    ['analyze', []],
    ['cardinality', []],
    ['anatomy', [...pod, '--container', 'app']],
    ['anatomy', pod],
  ])('leakscope %s %j says when the newest sample was, and fails', async (command, args) => {
    const { exitCode, stderr } = await run(command, ...args);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(NEWEST);
  });

  test('in JSON it is a warning', async () => {
    const { exitCode, stdout } = await run('analyze', '--format', 'json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).warnings.join()).toContain(`container_memory_working_set_bytes of this scope ${NEWEST}`);
  });

  test('a scope that never had any is told apart, and is no failure', async () => {
    const { exitCode, stderr } = await run('analyze', '--selector', 'namespace="nowhere"');
    expect(exitCode).toBe(0);
    expect(stderr).toContain(
      'There is no container_memory_working_set_bytes of this scope, and there was none in the 7 days'
    );
  });

  const window = { matchers: [], clusterLabel: null, atSeconds: NOW };
  test('collectNodes', async () => {
    const { nodes, warnings } = await collectNodes(sessionOf(connect(prometheus.url)), {
      ...window,
      windowSeconds: 1800,
      top: 3,
    });
    expect(nodes).toEqual([]);
    expect(warnings.join()).toContain(NEWEST);
  });

  test('collectCohorts', async () => {
    const { series, warnings } = await collectCohorts(sessionOf(connect(prometheus.url)), {
      ...window,
      windowSeconds: 1800,
      cluster: null,
      namespace: 'shop',
      container: 'app',
      of: { pod: 'web' },
      grouping: null,
    });
    expect(series).toEqual([]);
    expect(warnings.join()).toContain(NEWEST);
  });

  const ENDED_IN_WINDOW = /The newest sample is 6[01] min older than the end of the time that was asked about/;
  test('collectCohorts over a time within which it ended', async () => {
    const { series, warnings } = await collectCohorts(sessionOf(connect(prometheus.url)), {
      ...window,
      windowSeconds: 86400,
      cluster: null,
      namespace: 'shop',
      container: 'app',
      of: { pod: 'web' },
      grouping: null,
    });
    expect(series).toHaveLength(1);
    expect(warnings[0]).toMatch(ENDED_IN_WINDOW);
  });

  test('collectWorkload', async () => {
    const place = { cluster: null, namespace: 'shop', workload: 'web', container: 'app' };
    const answer = await collectWorkload(sessionOf(connect(prometheus.url)), { ...window, ...place });
    expect([answer.lives.length, answer.isUnmeasured, answer.warnings]).toEqual([
      1,
      false,
      [expect.stringMatching(ENDED_IN_WINDOW)],
    ]);
  });

  test('doctor', async () => {
    const { exitCode, stdout } = await run('doctor');
    expect(exitCode).toBe(3);
    expect(stdout).toContain(NEWEST);
  });

  const backtest = (kind: AlertKind, windowSeconds: number) =>
    collectBacktest(sessionOf(connect(prometheus.url)), {
      ...window,
      windowSeconds,
      alert: { kind, threshold: 85, holdFor: '1h', keepFiringFor: '1h' },
    });
  test('collectBacktest tests what there was, and does not call it missing', async () => {
    const { total, tested, sentences } = await backtest('leak', 86400);
    expect([total, tested]).toEqual([1, 1]);
    expect(sentences.join(' ')).not.toContain('No container of the scope');
  });
  test.each<AlertKind>(['leak', 'oom-loop', 'node-pressure', 'cardinality'])(
    'collectBacktest of %s over a time without data says when the newest sample was',
    async (kind) => {
      const { tested, sentences } = await backtest(kind, 1800);
      expect(tested).toBe(0);
      expect(sentences.join(' ')).toContain(NEWEST);
    }
  );
});
