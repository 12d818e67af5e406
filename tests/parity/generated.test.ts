import { buildScoreSource } from '../../src/engine';
import { backfillSeries } from '../prometheus/backfillSeries.mjs';
import { listServers } from '../prometheus/listServers.mjs';
import { makeTemporaryFolder } from '../prometheus/makeTemporaryFolder.mjs';
import { startCopyPrometheus } from '../prometheus/startCopyPrometheus.mjs';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { compareFloorScores, compareScores, report } from './compareScores';
import { generateContainers } from './generateContainers';
import { toBackfill } from './toBackfill';

/** A full hour: moments on the grid of the scrapes, of the subqueries, or of neither are made from it. */
const END_SECONDS = Date.parse('2026-11-20T12:00:00Z') / 1000;
/** The longest window, the week before it, and a day of moments. */
const HOURS = 11 * 24 + 30;
const OTHER_PARTS = ['tmpfs', 'kernel', 'working_set'] as const;
const GRIDS = { 'on-grid': 0, 'off-grid': 7.3 };

const blocks = makeTemporaryFolder('leakscope-generated-');

beforeAll(async () => {
  const series = Object.entries(GRIDS).flatMap(([namespace, jitterSeconds]) => {
    const shape = { endSeconds: END_SECONDS, hours: HOURS, intervalSeconds: 60, jitterSeconds, seed: 20261120 };
    return [...toBackfill(generateContainers(shape), namespace)];
  });
  for (const part of OTHER_PARTS) {
    const shape = { endSeconds: END_SECONDS, hours: HOURS, intervalSeconds: 60, jitterSeconds: 7.3, seed: 20261121 };
    series.push(...toBackfill(generateContainers(shape), part, part));
  }
  await backfillSeries({ dataDir: blocks.path, series });
}, 300_000);
afterAll(() => blocks.remove());

describe.each(listServers())(
  'the score of generated containers, on $name and in TypeScript',
  ({ name, edge, programs }) => {
    let prometheus: RunningPrometheus;
    beforeAll(async () => {
      prometheus = await startCopyPrometheus({ blocks: blocks.path, programs });
    }, 60_000);
    afterAll(() => prometheus?.stop());

    test.each([
      ['on-grid', 'at the scrapes', [0, -60, -5 * 3600 - 120, -26 * 3600]],
      ['on-grid', 'between scrapes', [-17.4, -7 * 3600 - 0.001, -20 * 3600 + 0.001]],
      ['off-grid', 'at any moment', [0, -4567.891, -13 * 3600 - 33]],
    ])(
      '%s, %s: equal to the last bit',
      async (namespace, when, offsets) => {
        const source = buildScoreSource('anon', { matchers: `namespace="${namespace}"` });
        const comparison = await compareScores(
          prometheus.url,
          source,
          offsets.map((offset) => END_SECONDS + offset),
          edge
        );
        report(`${name}, generated ${namespace}, ${when}`, comparison);
        expect(comparison.differing).toEqual([]);
        expect(comparison.numbers).toBeGreaterThan(100);
      },
      300_000
    );

    test.each(OTHER_PARTS)(
      '%s: equal to the last bit',
      async (part) => {
        const source = buildScoreSource(part, { matchers: `namespace="${part}"` });
        const moments = [0, -13 * 3600 - 33].map((offset) => END_SECONDS + offset);
        const comparison = await compareScores(prometheus.url, source, moments, edge);
        report(`${name}, generated ${part}`, comparison);
        expect(comparison.differing).toEqual([]);
        expect(comparison.numbers).toBeGreaterThan(60);
        const floors = await compareFloorScores(prometheus.url, source, {
          endSeconds: END_SECONDS + 25,
          hours: 4,
          edge,
        });
        report(`${name}, generated ${part}, from hourly floors`, floors);
        expect(floors.differing).toEqual([]);
        expect(floors.numbers).toBeGreaterThan(100);
      },
      300_000
    );

    test.each(Object.keys(GRIDS))(
      '%s, from hourly floors: equal to the last bit',
      async (namespace) => {
        const source = buildScoreSource('anon', { matchers: `namespace="${namespace}"` });
        const comparison = await compareFloorScores(prometheus.url, source, {
          endSeconds: END_SECONDS + 25,
          hours: 6,
          edge,
        });
        report(`${name}, generated ${namespace}, from hourly floors`, comparison);
        expect(comparison.differing).toEqual([]);
        expect(comparison.numbers).toBeGreaterThan(400);
      },
      300_000
    );
  }
);
