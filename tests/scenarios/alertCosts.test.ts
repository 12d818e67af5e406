import { estimateStandalone } from '../../src/collect/alerts/estimateStandalone';
import { buildScoreExpr, buildScoreSource, SCORE_WINDOWS } from '../../src/engine';
import { makeAlertHistory } from '../bench/alertHistory';
import { countSamples } from '../bench/countSamples';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { connect } from './recordedClient';
import { sessionOf } from '../../src/collect/testing/sessionOf';

const END_SECONDS = 1_795_176_017;
let prometheus: RunningPrometheus;

beforeAll(async () => {
  prometheus = await startSeriesPrometheus({ series: makeAlertHistory(END_SECONDS, { containers: 3 }) });
}, 120_000);
afterAll(() => prometheus?.stop());

test('the estimate of what a rule without recording reads is what the server counts', async () => {
  const asked = sessionOf(connect(prometheus.url), END_SECONDS);
  const { samples, sentences } = await estimateStandalone({ asked, matchers: [], clusterLabel: null });
  const counts = await Promise.all(
    SCORE_WINDOWS.map((window) =>
      countSamples(prometheus.url, buildScoreExpr(window, buildScoreSource('anon')), END_SECONDS)
    )
  );
  const counted = counts.reduce((sum, one) => sum + one, 0);
  expect(samples! / counted).toBeGreaterThan(0.8);
  expect(samples! / counted).toBeLessThan(1.25);
  expect(sentences.join(' ')).toContain('an estimate');
  process.stdout.write(`stand-alone: ${samples} estimated, ${counted} counted (${counts.join(', ')})\n`);
}, 60_000);

test('without samples nothing is estimated', async () => {
  const asked = sessionOf(connect(prometheus.url), END_SECONDS);
  const nobody = [{ label: 'pod', op: '=', value: 'nobody' } as const];
  const { samples, sentences } = await estimateStandalone({ asked, matchers: nobody, clusterLabel: null });
  expect(samples).toBeNull();
  expect(sentences).toEqual([expect.stringContaining('not known')]);
});
