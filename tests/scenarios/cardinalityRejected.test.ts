import { collectCardinality } from '../../src/collect/cardinality/collectCardinality';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startScraping, toLines, until } from './cardinalityScrapes';
import { connect } from './recordedClient';
import { sessionOf } from '../../src/collect/testing/sessionOf';

jest.setTimeout(180_000);

const LIMIT = 100;
const WINDOW_SECONDS = 900;

describe('a Prometheus whose sample_limit is below the size of a page', () => {
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startScraping([
      { name: 'small', page: () => toLines('demo_total', 40), config: `sample_limit: ${LIMIT}` },
      { name: 'rejected', page: () => toLines('other_total', 500), config: `sample_limit: ${LIMIT}` },
      { name: 'empty', page: () => 'no page of metrics {' },
    ]);
  }, 60_000);
  afterAll(() => prometheus?.stop());

  const collect = () =>
    collectCardinality(sessionOf(connect(prometheus.url)), {
      atSeconds: Math.floor(Date.now() / 1000),
      windowSeconds: WINDOW_SECONDS,
      matchers: [],
      top: 10,
      drill: 1,
      clusterLabel: null,
    });

  test('the target is rejected, with its limit and its size; no series of it are counted; the small one is not', async () => {
    // Several scrapes in a row have to be thrown away, in steps of the history.
    const [found] = await until(async () => {
      const answer = await collect();
      return answer.targets.some(({ finding }) => finding.kind === 'rejected') ? [answer] : [];
    });
    const [first, ...others] = found.targets;
    expect(first).toMatchObject({
      target: { job: 'rejected' },
      finding: { kind: 'rejected', series: 500, sampleLimit: LIMIT, isDown: false },
      drill: { page: null, metric: null, fixes: [], refusal: expect.stringContaining('keeps no series') },
    });
    expect(first.finding.evidence).toEqual(['The server reads 500 samples a scrape and keeps none: the limit is 100.']);
    // A page that cannot be read is down, which is something else.
    expect(others.map(({ target, finding }) => [target.job, finding.kind === 'rejected'])).toEqual(
      expect.arrayContaining([['small', false]])
    );
    expect(others.every(({ finding }) => finding.kind !== 'rejected')).toBe(true);
  });
});
