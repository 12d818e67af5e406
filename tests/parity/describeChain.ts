import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  buildRuleGroups,
  combineParts,
  DEFAULT_PREFIX,
  evaluateScore,
  PART_PARAMETERS,
  type RangeEdge,
  SCORE_WINDOWS,
  type ScoredPart,
  type ScoreResult,
  toRuleFile,
} from '../../src/engine';
import type { TestedServer } from '../prometheus/listServers.mjs';
import { runTool } from '../prometheus/runTool.mjs';
import { generateContainers, type GeneratedContainer } from './generateContainers';
import { SHOWN_AS } from './toBackfill';

/** promtool's clock begins at 0. */
const HOURS = 11 * 24 + 12;
const END_SECONDS = HOURS * 3600;
const INTERVAL_SECONDS = 60;
/** Moments of a rule evaluation: full hours and others. */
const MOMENTS = [0, 5 * 60, 3600, 5 * 3600 + 35 * 60, 11 * 3600].map((secondsAgo) => END_SECONDS - secondsAgo);

const SHAPES = [
  'linear',
  'linear-no-limit',
  'flat',
  'sawtooth-rising',
  'gaps',
  'gone',
  'two-days',
  'nan-samples',
  'waived',
];
const containers = generateContainers({
  endSeconds: END_SECONDS,
  hours: HOURS,
  intervalSeconds: INTERVAL_SECONDS,
  jitterSeconds: 0,
  seed: 7,
}).filter(({ name }) => SHAPES.includes(name));

/** One value a minute from 0 on, as promtool writes series; `_` is a gap. */
function toValues(timesSeconds: readonly number[], values: readonly number[]): string {
  const texts = new Array<string>(END_SECONDS / INTERVAL_SECONDS + 1).fill('_');
  timesSeconds.forEach((time, index) => {
    texts[time / INTERVAL_SECONDS] = String(values[index]);
  });
  return texts.join(' ');
}

function toInputSeries(
  { name, limitBytes, rows }: GeneratedContainer,
  shownAs: Record<string, (value: number) => number>
) {
  return rows.flatMap(({ id, startTimeSeconds, timesSeconds, values }) => {
    const labels = `{namespace="shop",pod="${name}",container="app",id="${id}",node="n1",job="kubelet"}`;
    const steady = (value: number) =>
      toValues(
        timesSeconds,
        timesSeconds.map(() => value)
      );
    const shown = Object.entries(shownAs).map(([metric, of]) => ({
      series: `${metric}${labels}`,
      values: toValues(timesSeconds, values.map(of)),
    }));
    return [
      ...shown,
      { series: `container_spec_memory_limit_bytes${labels}`, values: steady(limitBytes ?? 0) },
      { series: `container_start_time_seconds${labels}`, values: steady(startTimeSeconds) },
    ];
  });
}

const FLAT: ScoreResult = { score: 0, state: 'flat', windows: { '12h': null, '1d': null, '2d': null, '4d': null } };

interface Moment {
  atSeconds: number;
  edge: RangeEdge;
}

/** Whether a range of so many seconds holds a sample; the look-back of an instant selector has the same edge. */
const isWithin = (time: number, { atSeconds, edge }: Moment, seconds: number) =>
  time <= atSeconds && (edge === 'closed' ? time >= atSeconds - seconds : time > atSeconds - seconds);

/** What `or`, `and` and lookback leave of the facts: those of rows that have a sample in the last five minutes. */
function evaluateAt({ limitBytes, rows }: GeneratedContainer, moment: Moment, part: ScoredPart = 'anon') {
  // Differences are looked at in steps, and these scrapes lie on full minutes.
  const stepSeconds = part === 'tmpfs' || part === 'kernel' ? PART_PARAMETERS.differenceStep.value : 1;
  const points = rows
    .flatMap((row) => row.timesSeconds.map((time, index) => [time, row.values[index]] as const))
    .filter(([time]) => time % stepSeconds === 0);
  const upToNow = points.filter(([time]) => time <= moment.atSeconds).sort(([a], [b]) => a - b);
  const living = rows.filter((row) => row.timesSeconds.some((time) => isWithin(time, moment, 300)));
  const result = evaluateScore(
    {
      timesSeconds: upToNow.map(([time]) => time),
      values: upToNow.map(([, value]) => value),
      limitBytes: living.length > 0 ? limitBytes : null,
      startTimeSeconds: living.length > 0 ? Math.max(...living.map((row) => row.startTimeSeconds)) : null,
    },
    moment
  );
  const seenThisHour = upToNow.some(([time]) => isWithin(time, moment, 3600));
  return { ...result, recorded: result.state === 'scored' && seenThisHour ? result.score : null };
}

/** How the pods of the second half of the test begin. */
const OTHERS = 'other-';

const toExpected = (atSeconds: number, metric: string, scoreOf: (container: GeneratedContainer) => number | null) => ({
  expr: `${metric}{pod!~"${OTHERS}.*"}`,
  eval_time: `${atSeconds}s`,
  exp_samples: containers
    .map((container) => ({ name: container.name, value: scoreOf(container) }))
    .filter(({ value }) => value !== null)
    .map(({ name, value }) => ({
      labels: `${metric}{namespace="shop",pod="${name}",container="app",part="anon"}`,
      value,
    })),
});

/** Declares the test for one server. It takes minutes, so that each has a file, which Jest may run beside the others. */
export function describeChain({ name: server, edge, programs }: TestedServer): void {
  describe(`the rule file, by promtool of ${server}`, () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'leakscope-rules-'));
    const ruleGroups = buildRuleGroups({ alerts: ['leak'] });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    async function testSeries(inputSeries: readonly object[], expectations: object): Promise<void> {
      const rules = path.join(folder, 'rules.yml');
      writeFileSync(rules, toRuleFile(ruleGroups));
      const test = { interval: `${INTERVAL_SECONDS}s`, input_series: inputSeries, ...expectations };
      const file = path.join(folder, 'test.yml');
      // JSON is YAML.
      writeFileSync(file, JSON.stringify({ rule_files: [rules], evaluation_interval: '5m', tests: [test] }));
      await runTool(programs.promtool, ['test', 'rules', file]);
    }

    const ofAnon = (some: readonly GeneratedContainer[]) => some.flatMap((one) => toInputSeries(one, SHOWN_AS.anon));

    /** The score of anonymous memory, window by window. */
    function expectScores() {
      const score = `${DEFAULT_PREFIX}_leak_score`;
      const expectations = MOMENTS.flatMap((atSeconds) => [
        ...SCORE_WINDOWS.map(({ id }) =>
          toExpected(atSeconds, `${score}:${id}`, (container) => evaluateAt(container, { atSeconds, edge }).windows[id])
        ),
        toExpected(atSeconds, score, (container) => evaluateAt(container, { atSeconds, edge }).recorded),
      ]);
      const compared = expectations.flatMap((expectation) => expectation.exp_samples).length;
      expect(compared).toBeGreaterThan(100);
      return { inputs: ofAnon(containers), expectations, compared };
    }

    /** The other parts: the same scores, told apart by the label; kernel memory that rises alone is capped. */
    function expectParts() {
      const at = { atSeconds: END_SECONDS - 300, edge };
      const named = (name: string, part: ScoredPart) => ({
        ...containers.find((one) => one.name === name)!,
        name: `${OTHERS}${part}-${name}`,
      });
      const inputs = (['swap', 'tmpfs', 'working_set', 'kernel'] as const).flatMap((part) =>
        ['linear', 'flat'].map((name) => ({ part, container: named(name, part) }))
      );
      const both = named('linear', 'anon');
      // Usage holds the anonymous memory as well.
      const shownBoth = { ...SHOWN_AS.anon, container_memory_cache: () => 9 * 2 ** 20 };
      const kernelOfBoth = { container_memory_usage_bytes: (value: number) => 2 * value + 9 * 2 ** 20 };

      const expected = inputs.map(({ part, container }) => {
        const result = evaluateAt(container, at, part);
        return { part, name: container.name, value: combineParts({ anon: FLAT, [part]: result }).parts[part]?.score };
      });
      const joined = { anon: evaluateAt(both, at), kernel: evaluateAt(both, at, 'kernel') };
      const parts = combineParts(joined).parts;
      expected.push({ part: 'kernel', name: both.name, value: parts.kernel!.score });
      expect(parts.kernel!.score).toBeGreaterThan(PART_PARAMETERS.kernelCap.value);
      const alone = expected.find(({ name }) => name === `${OTHERS}kernel-linear`);
      expect(alone?.value).toBe(PART_PARAMETERS.kernelCap.value);
      // What stands at a part that is not measured is the working set.
      const workingSet = inputs.filter(({ part }) => part === 'working_set').map(({ container }) => container);
      for (const one of expected.filter(({ part }) => part === 'working_set')) {
        one.value = evaluateAt(
          workingSet.find(({ name }) => name === one.name)!,
          at,
          'working_set'
        ).recorded;
      }
      const samples = expected
        .filter(({ value }) => (value ?? 0) > 0)
        .map(({ part, name, value }) => ({
          labels: `${DEFAULT_PREFIX}_leak_score{namespace="shop",pod="${name}",container="app",part="${part}"}`,
          value,
        }));
      expect(samples.length).toBeGreaterThanOrEqual(5);
      return {
        inputs: [
          ...inputs.flatMap(({ part, container }) => toInputSeries(container, SHOWN_AS[part])),
          ...toInputSeries(both, { ...shownBoth, ...kernelOfBoth }),
        ],
        expectations: [
          {
            expr: `${DEFAULT_PREFIX}_leak_score{part!="anon"} > 0`,
            eval_time: `${at.atSeconds}s`,
            exp_samples: samples,
          },
        ],
      };
    }

    // One run: promtool evaluates all rules over eleven days, which takes minutes whatever is compared.
    test('the recorded scores equal those in TypeScript to the last bit, of every part', async () => {
      const [scores, parts] = [expectScores(), expectParts()];
      await testSeries([...scores.inputs, ...parts.inputs], {
        promql_expr_test: [...scores.expectations, ...parts.expectations],
      });
      process.stdout.write(`parity, ${server}, recording rules: ${scores.compared} scores compared, all equal\n`);
    }, 1_800_000);
  });
}
