import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  buildCardinalityChain,
  CARDINALITY_WINDOWS,
  DEFAULT_CARDINALITY_PREFIX,
  evaluateCardinalityScore,
} from '../../src/engine';
import { listServers } from '../prometheus/listServers.mjs';
import { runTool } from '../prometheus/runTool.mjs';
import { END_SECONDS, TARGETS } from './cardinalityTargets';

const INTERVAL_SECONDS = 300;
/** The longest window, and some days before it. promtool's clock begins at 0. */
const LAST_SECONDS = 6 * 24 * 3600;
const MOMENTS = [0, 300, 3600, 5 * 3600 + 2100, 20 * 3600].map((ago) => LAST_SECONDS - ago);

/** Evaluating rules over days takes its time: the shapes that differ most. */
const CHECKED = ['blow-up', 'slow', 'daily', 'restarted-known', 'gap', 'gone'];
const targets = TARGETS.filter(({ job }) => CHECKED.includes(job));
const steps = Array.from({ length: LAST_SECONDS / INTERVAL_SECONDS + 1 }, (_, index) => index * INTERVAL_SECONDS);
const startAt = (startsAgo: readonly number[], seconds: number) => {
  const start = [...startsAgo].sort((a, b) => a - b).find((one) => one >= LAST_SECONDS - seconds);
  return start === undefined ? null : LAST_SECONDS - start;
};

const folder = mkdtempSync(path.join(tmpdir(), 'leakscope-cardinality-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(listServers())(
  'the recorded cardinality scores equal those in TypeScript, by promtool of $name',
  async ({ name, edge, programs }) => {
    expect(END_SECONDS % INTERVAL_SECONDS).toBe(0);
    const inputs = targets.flatMap(({ job, samples, startsAgo = [] }) => {
      const labels = `{job="${job}",instance="a:1",pod="${job}-0"}`;
      const values = steps.map((seconds) => samples(LAST_SECONDS - seconds) ?? '_').join(' ');
      const starts = steps.map((seconds) => startAt(startsAgo, seconds) ?? '_').join(' ');
      return [
        { series: `scrape_samples_scraped${labels}`, values },
        ...(startsAgo.length > 0 ? [{ series: `process_start_time_seconds${labels}`, values: starts }] : []),
      ];
    });
    const score = `${DEFAULT_CARDINALITY_PREFIX}_cardinality_score`;
    const scoreOf = (index: number, atSeconds: number) => {
      const { samples, startsAgo = [] } = targets[index];
      // Where the look-back of five minutes holds its edge, a value stays that long, and a gap begins one step later.
      const valueBefore = (seconds: number) => (edge === 'closed' ? samples(seconds + INTERVAL_SECONDS) : null);
      const seen = steps.map((seconds) => {
        const value = samples(LAST_SECONDS - seconds) ?? valueBefore(LAST_SECONDS - seconds);
        return seconds <= atSeconds ? value : null;
      });
      return evaluateCardinalityScore(
        { startSeconds: 0, samples: seen, startTimeSeconds: startAt(startsAgo, atSeconds) },
        { atSeconds, edge }
      );
    };
    const expectations = MOMENTS.flatMap((atSeconds) =>
      CARDINALITY_WINDOWS.map(({ id }) => ({
        expr: `${score}:${id}`,
        eval_time: `${atSeconds}s`,
        exp_samples: targets.flatMap(({ job }, index) => {
          const value = scoreOf(index, atSeconds).windows[id];
          return value === null ? [] : [{ labels: `${score}:${id}{job="${job}",instance="a:1"}`, value }];
        }),
      }))
    );
    const compared = expectations.flatMap(({ exp_samples }) => exp_samples).length;
    expect(compared).toBeGreaterThan(40);
    const rules = path.join(folder, 'rules.yml');
    const group = { name: 'leakscope-cardinality', interval: '5m', rules: buildCardinalityChain() };
    // JSON is YAML.
    writeFileSync(rules, JSON.stringify({ groups: [group] }));
    const tests = [{ interval: '5m', input_series: inputs, promql_expr_test: expectations }];
    const file = path.join(folder, 'test.yml');
    writeFileSync(file, JSON.stringify({ rule_files: [rules], evaluation_interval: '5m', tests }));
    await runTool(programs.promtool, ['test', 'rules', file]);
    process.stdout.write(`parity, ${name}, cardinality rules: ${compared} scores compared, all equal\n`);
  },
  600_000
);
