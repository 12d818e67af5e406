import { buildScoreExpr, buildScoreSource, buildTopScoreExpr, SCORE_WINDOWS, type ScoreSource } from '../../src/engine';
import { readManifest, readRecorded } from '../fixtures/readRecorded.mjs';
import { backfillSeries } from '../prometheus/backfillSeries.mjs';
import { listServers } from '../prometheus/listServers.mjs';
import { makeTemporaryFolder } from '../prometheus/makeTemporaryFolder.mjs';
import { startCopyPrometheus } from '../prometheus/startCopyPrometheus.mjs';
import { startRecordedPrometheus, type RecordedPrometheus } from '../prometheus/startRecordedPrometheus.mjs';
import { askInstant } from './askPrometheus';
import { compareFloorScores, compareScores, report } from './compareScores';

const servers = listServers();

describe.each(servers)('the score of recorded programs over 42 hours, on $name and in TypeScript', (server) => {
  const { edge, programs } = server;
  let prometheus: RecordedPrometheus;

  beforeAll(async () => {
    prometheus = await startRecordedPrometheus({ programs });
  }, 300_000);

  afterAll(() => prometheus?.stop());

  test.each<[string, ScoreSource, number?]>([
    ['cAdvisor limits', buildScoreSource('anon')],
    ['limits of both', buildScoreSource('anon', { kubeStateLimits: true })],
    [
      'limits of kube-state-metrics',
      buildScoreSource('anon', { metrics: { limit: 'dropped_metric' }, kubeStateLimits: true }),
    ],
    ['kernel memory', buildScoreSource('kernel')],
    ['tmpfs', buildScoreSource('tmpfs'), 5],
  ])(
    '%s: equal to the last bit',
    async (name, source, least = 100) => {
      const end = prometheus.endSeconds;
      const moments = [end, end - 1, end - 3600, end - 2 * 3600 - 17.4, end - 12 * 3600, end - 24 * 3600 + 0.6];
      const comparison = await compareScores(prometheus.url, source, moments, edge);
      report(`${server.name}, recorded x60, ${name}`, comparison);
      expect(comparison.differing).toEqual([]);
      expect(comparison.numbers).toBeGreaterThan(least);
    },
    300_000
  );

  test('from hourly floors: equal to the last bit', async () => {
    const comparison = await compareFloorScores(prometheus.url, buildScoreSource('anon'), {
      endSeconds: prometheus.endSeconds,
      hours: 12,
      edge,
    });
    report(`${server.name}, recorded x60, from hourly floors`, comparison);
    expect(comparison.differing).toEqual([]);
    expect(comparison.numbers).toBeGreaterThan(100);
  }, 300_000);

  test('buildTopScoreExpr(window, 5, source) gives the five highest', async () => {
    const source: ScoreSource = buildScoreSource('anon');
    for (const window of SCORE_WINDOWS.slice(0, 3)) {
      const all = await askInstant(prometheus.url, buildScoreExpr(window, source), prometheus.endSeconds);
      const top = await askInstant(prometheus.url, buildTopScoreExpr(window, 5, source), prometheus.endSeconds);
      const values = (series: typeof all) => series.map((one) => one.values[0]).sort((a, b) => b - a);
      expect(values(top)).toEqual(values(all).slice(0, 5));
    }
  });
});

describe('the score of recorded programs stretched to 12 days', () => {
  /** 42 minutes become 12 days at one sample in seven minutes, so that the longest window and its history are full. */
  const STRETCH = 410;
  const METRICS = ['container_memory_rss', 'container_spec_memory_limit_bytes', 'container_start_time_seconds'];
  const { recorded, scenarios } = readManifest();
  const end = recorded.last_sample;
  const stretch = (time: number) => Math.round((end - (end - time) * STRETCH) * 1000) / 1000;
  const blocks = makeTemporaryFolder('leakscope-stretched-');

  function* readStretched() {
    for (const { id } of scenarios) {
      for (const { labels, timesSeconds, values } of readRecorded(id)) {
        if (METRICS.includes(labels.__name__)) {
          const isTime = labels.__name__ === 'container_start_time_seconds';
          yield { labels, timesSeconds: timesSeconds.map(stretch), values: isTime ? values.map(stretch) : values };
        }
      }
    }
  }

  beforeAll(async () => {
    await backfillSeries({ dataDir: blocks.path, series: readStretched() });
  }, 180_000);
  afterAll(() => blocks.remove());

  test.each(servers)(
    'all windows, on $name and in TypeScript: equal to the last bit',
    async ({ name, edge, programs }) => {
      const prometheus = await startCopyPrometheus({ blocks: blocks.path, programs });
      try {
        const moments = [0, 3600, 12 * 3600 + 0.5, 20 * 3600].map((secondsAgo) => end - secondsAgo);
        const comparison = await compareScores(prometheus.url, buildScoreSource('anon'), moments, edge);
        report(`${name}, recorded x${STRETCH}`, comparison);
        expect(comparison.differing).toEqual([]);
        expect(comparison.numbers).toBeGreaterThan(300);
      } finally {
        await prometheus.stop();
      }
    },
    300_000
  );
});
