import {
  buildCardinalityScoreExpr,
  buildCardinalitySource,
  buildTopCardinalityExpr,
  CARDINALITY_LOOKBACK_MINUTES,
  CARDINALITY_WINDOWS,
  evaluateCardinalityScore,
  MAX_QUERY_BYTES,
  type RangeEdge,
} from '../../src/engine';
import { backfillSeries } from '../prometheus/backfillSeries.mjs';
import { listServers } from '../prometheus/listServers.mjs';
import { makeTemporaryFolder } from '../prometheus/makeTemporaryFolder.mjs';
import { startCopyPrometheus } from '../prometheus/startCopyPrometheus.mjs';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { askInstant, askRange } from './askPrometheus';
import { compare, newComparison, report, type Comparison } from './compareScores';
import { END_SECONDS, generateTargets } from './cardinalityTargets';
import { findVictoriaMetrics, startVictoriaMetrics } from './startVictoriaMetrics';

const STEP_SECONDS = 300;
const source = buildCardinalitySource();

/** Every window of every target at some moments: the server's text against the evaluator on what the server has. */
async function compareTargets(url: string, moments: readonly number[], edge: RangeEdge): Promise<Comparison> {
  const comparison = newComparison();
  const endSeconds = Math.floor(Math.max(...moments) / STEP_SECONDS) * STEP_SECONDS;
  const startSeconds =
    Math.floor(Math.min(...moments) / STEP_SECONDS) * STEP_SECONDS - CARDINALITY_LOOKBACK_MINUTES * 60;
  const grid = { startSeconds, endSeconds, stepSeconds: STEP_SECONDS };
  const levels = await askRange(url, source.samples, grid);
  for (const atSeconds of moments) {
    const starts = await askInstant(url, source.startTime, atSeconds);
    const server = await Promise.all(
      CARDINALITY_WINDOWS.map((window) => askInstant(url, buildCardinalityScoreExpr(window, source), atSeconds))
    );
    for (const { labels, timesSeconds, values } of levels) {
      const samples = new Array<number | null>((endSeconds - startSeconds) / STEP_SECONDS + 1).fill(null);
      timesSeconds.forEach((time, index) => (samples[(time - startSeconds) / STEP_SECONDS] = values[index]));
      const valueOf = (series: typeof starts) => series.find((one) => one.labels.job === labels.job)?.values[0] ?? null;
      const input = { startSeconds, samples, startTimeSeconds: valueOf(starts) };
      const ours = evaluateCardinalityScore(input, { atSeconds, edge });
      CARDINALITY_WINDOWS.forEach(({ id }, index) => {
        compare(comparison, `${labels.job} ${id} at ${atSeconds}`, ours.windows[id], valueOf(server[index]));
      });
    }
  }
  return comparison;
}

const MOMENTS = [0, -17.4, -300, -3600, -4567.891, -13 * 3600 - 33, -30 * 3600].map((offset) => END_SECONDS + offset);

const blocks = makeTemporaryFolder('leakscope-targets-');
beforeAll(() => backfillSeries({ dataDir: blocks.path, series: generateTargets() }), 180_000);
afterAll(() => blocks.remove());

describe.each(listServers())('the cardinality score of generated targets, on $name', ({ name, edge, programs }) => {
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startCopyPrometheus({ blocks: blocks.path, programs });
  }, 60_000);
  afterAll(() => prometheus?.stop());

  test('and in TypeScript: equal to the last bit', async () => {
    const comparison = await compareTargets(prometheus.url, MOMENTS, edge);
    report(`cardinality, ${name}`, comparison);
    expect(comparison.differing).toEqual([]);
    expect(comparison.numbers).toBeGreaterThan(100);
    expect(comparison.absences).toBeGreaterThan(50);
  }, 300_000);

  test('blow-ups score, everything else does not', async () => {
    const scores = new Map<string, number>();
    for (const window of CARDINALITY_WINDOWS) {
      for (const { labels, values } of await askInstant(
        prometheus.url,
        buildCardinalityScoreExpr(window, source),
        END_SECONDS
      )) {
        scores.set(labels.job, Math.max(values[0], scores.get(labels.job) ?? 0));
      }
    }
    const above = [...scores].filter(([, score]) => score >= 85).map(([job]) => job);
    // A target that went away three hours ago has samples in each quarter of a day: who asks knows which targets live.
    const expected = ['blow-up', 'down-at-times', 'gap', 'gone', 'restarted-known', 'slow', 'young'];
    // Where a range leaves its edge out, the level of long ago is not known any more.
    const onEdge = edge === 'left-open' ? ['edge-of-history'] : [];
    expect(above.sort()).toEqual([...expected, ...onEdge].sort());
  });

  test('buildTopCardinalityExpr(window, 3, source) gives the three highest, and every text is short enough', async () => {
    for (const window of CARDINALITY_WINDOWS) {
      const text = buildTopCardinalityExpr(window, 3, source);
      const all = await askInstant(prometheus.url, buildCardinalityScoreExpr(window, source), END_SECONDS);
      const top = await askInstant(prometheus.url, text, END_SECONDS);
      const values = (series: typeof all) => series.map((one) => one.values[0]).sort((a, b) => b - a);
      expect(values(top)).toEqual(values(all).slice(0, 3));
      expect(text.length).toBeLessThan(MAX_QUERY_BYTES);
    }
  });
});

const program = findVictoriaMetrics();
if (!program) {
  process.stdout.write('parity, cardinality on VictoriaMetrics: skipped, because victoria-metrics is not installed\n');
}

(program ? test : test.skip)(
  'the cardinality score on a real VictoriaMetrics: equal to the last bit',
  async () => {
    const server = await startVictoriaMetrics(program!, generateTargets());
    try {
      const comparison = await compareTargets(server.url, [MOMENTS[0], MOMENTS[3], MOMENTS[6]], 'left-open');
      report('cardinality, VictoriaMetrics', comparison);
      expect(comparison.differing).toEqual([]);
      expect(comparison.numbers).toBeGreaterThan(40);
    } finally {
      await server.stop();
    }
  },
  300_000
);
