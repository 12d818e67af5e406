import path from 'node:path';
import { collectBacktest, type Backtest, type BacktestRow } from '../../src/collect/alerts/collectBacktest';
import { collectRecording } from '../../src/collect/alerts/collectRecording';
import { collectLeaks } from '../../src/collect/containers/collectLeaks';
import type { AlertQuery } from '../../src/contract/query';
import { ALERT_KINDS, type AlertKind, formatRuleDuration } from '../../src/engine';
import { countSamples } from '../bench/countSamples';
import { listServers } from '../prometheus/listServers.mjs';
import { makeTemporaryFolder } from '../prometheus/makeTemporaryFolder.mjs';
import { startPrometheus, type RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import {
  RECORDED_END_SECONDS,
  startRecordedPrometheus,
  type RecordedPrometheus,
} from '../prometheus/startRecordedPrometheus.mjs';
import { backfillScores } from './backtestHistory';
import { alertOf, checkEpisodes } from './promtoolEpisodes';
import { connect, WINDOW_SECONDS } from './recordedClient';
import { sessionOf } from '../../src/collect/testing/sessionOf';

/** Recorded programs with all that the rules would have written of them; and on another server, without. */
const LEAKS = ['o04-sidecar-c', 'o09-node-map', 'o20-oomloop', 'o21-go-cardinality'];
const BENIGN = ['o02-jvm-pagecache', 'o13-jvm-sawtooth', 'o30-go-flat'];

const infoOf = (kind: AlertKind) => ALERT_KINDS.find((one) => one.kind === kind)!;
const run = (
  url: string,
  kind: AlertKind,
  more: object = {},
  clusterLabel: string | null = null
): Promise<Backtest> => {
  const { threshold, holdSeconds, keepSeconds } = infoOf(kind);
  const durations = { holdFor: formatRuleDuration(holdSeconds), keepFiringFor: formatRuleDuration(keepSeconds) };
  return collectBacktest(sessionOf(connect(url)), {
    alert: { kind, threshold, ...durations, ...more },
    matchers: [],
    atSeconds: RECORDED_END_SECONDS,
    windowSeconds: WINDOW_SECONDS,
    clusterLabel,
  });
};
const idOf = ({ labels }: BacktestRow) => JSON.stringify(Object.entries(labels).sort());
const nameOf = ({ labels: { workload, container, job, node } }: BacktestRow) =>
  workload ? `${workload}/${container}` : (job ?? node);
const firing = ({ rows }: Backtest) => rows.filter(({ episodes }) => episodes.length > 0);

const FIRES: Record<AlertKind, string[]> = {
  leak: ['checkout/log-shipper', 'sessions/app'],
  'oom-loop': ['tokenizer/app'],
  // A day is too short for what begins anew three times, and its lives are too short to be measured.
  'masked-leak': [],
  'fast-leak': [],
  'time-to-limit': ['sessions/app'],
  // The programs of the recording start within its first hours.
  'node-pressure': ['lab-node-1'],
  cardinality: ['api/checkout-api'],
};

/**
 * The node was recorded every ten minutes, so that a rule finds a sample that is exactly five minutes old at each second of
 * its moments. A look-back that leaves out its edge would not see it.
 */
const SEEING_THE_EDGE = { closed: [], 'left-open': ['--query.lookback-delta=301s'] };

describe.each(listServers())('on $name', ({ edge, programs }) => {
  const server = { programs, flags: SEEING_THE_EDGE[edge] };
  const folder = makeTemporaryFolder('leakscope-backtest-');
  let recorded: RunningPrometheus;
  let raw: RecordedPrometheus;

  beforeAll(async () => {
    const dataDir = path.join(folder.path, 'data');
    await backfillScores(dataDir, [...LEAKS, ...BENIGN], RECORDED_END_SECONDS, server);
    [recorded, raw] = await Promise.all([startPrometheus({ ...server, dataDir }), startRecordedPrometheus(server)]);
  }, 300_000);

  afterAll(async () => {
    await recorded?.stop();
    await raw?.stop();
    folder.remove();
  });

  describe('collectBacktest(recorded programs)', () => {
    const kinds = ALERT_KINDS.map(({ kind }) => kind);
    test.each(kinds)('%s: what leaks fires by the recorded values, and nothing else', async (kind) => {
      const backtest = await run(recorded.url, kind);
      expect(backtest.basis).toBe('recorded');
      expect(firing(backtest).map(nameOf).sort()).toEqual(FIRES[kind]);
      expect(backtest.tested).toBe(backtest.total);
      expect(backtest.firingsPerWeek).toBe(4 * FIRES[kind].length);
      expect(backtest.warnings).toEqual([]);
    });

    test.each(['leak', 'oom-loop', 'time-to-limit', 'cardinality'] as const)(
      '%s: worked out from the raw series it begins within one step of that, and the values are equal',
      async (kind) => {
        const [known, evaluated] = await Promise.all([run(recorded.url, kind), run(raw.url, kind)]);
        expect(evaluated.basis).toBe('evaluated');
        const byId = new Map(evaluated.rows.map((row) => [idOf(row), row]));
        for (const row of firing(known)) {
          const { episodes } = byId.get(idOf(row))!;
          expect(episodes).toHaveLength(row.episodes.length);
          const apart = episodes[0].startedSeconds - row.episodes[0].startedSeconds;
          // Held for a time that is shorter than the step, it fires at the step after the one that it became pending at.
          const steps = infoOf(kind).holdSeconds < evaluated.stepSeconds ? 2 : 1;
          expect(Math.abs(apart)).toBeLessThanOrEqual(steps * evaluated.stepSeconds);
        }
        expect(compareValues(known, evaluated)).toBeGreaterThan(kind === 'oom-loop' ? 50 : 20);
      }
    );

    test('node-pressure: the values are those of the rules', async () => {
      const [known, evaluated] = await Promise.all([run(recorded.url, 'node-pressure'), run(raw.url, 'node-pressure')]);
      expect(evaluated.basis).toBe('evaluated');
      expect(compareValues(known, evaluated)).toBeGreaterThan(20);
    });

    test('grouped, a namespace fires once, with the worst value', async () => {
      const whole = await run(recorded.url, 'leak');
      const grouped = await run(recorded.url, 'leak', { groupLabels: ['namespace'] });
      expect(firing(grouped).map(({ labels }) => labels)).toEqual([{ namespace: 'web' }]);
      const first = Math.min(...firing(whole).map(({ episodes }) => episodes[0].startedSeconds));
      expect(firing(grouped)[0].episodes[0].startedSeconds).toBe(first);
    });

    test('the episodes are those of promtool, moment by moment', async () => {
      const short = { threshold: 60, holdFor: '20m', keepFiringFor: '40m' };
      const cases: Array<{ kind: AlertKind; more: Partial<AlertQuery> }> = [
        { kind: 'leak', more: {} },
        { kind: 'leak', more: short },
        { kind: 'leak', more: { ...short, groupLabels: ['namespace'] } },
        { kind: 'time-to-limit', more: { threshold: 86400, holdFor: '10m', keepFiringFor: '0s' } },
        { kind: 'oom-loop', more: {} },
        { kind: 'cardinality', more: { threshold: 20, holdFor: '0s', keepFiringFor: '15m' } },
      ];
      const tested = await Promise.all(
        cases.map(async ({ kind, more }) => {
          const whole = await run(recorded.url, kind);
          const backtest = await run(recorded.url, kind, more);
          const { threshold, holdSeconds, keepSeconds } = infoOf(kind);
          const { groupLabels, ...settings } = more;
          const durations = {
            holdFor: formatRuleDuration(holdSeconds),
            keepFiringFor: formatRuleDuration(keepSeconds),
          };
          const options = {
            alerts: [kind],
            groupLabels,
            settings: { [kind]: { threshold, ...durations, ...settings } },
          };
          return { options, series: whole.rows, backtest };
        })
      );
      expect(await checkEpisodes(programs, folder.path, tested)).toBeGreaterThan(1000);
    }, 60_000);

    test.each(kinds)('%s: one evaluation of the alert reads as many samples as the back-test says', async (kind) => {
      const { samplesPerEvaluation } = await run(recorded.url, kind);
      const { expr } = alertOf({ alerts: [kind] });
      expect(await countSamples(recorded.url, expr, RECORDED_END_SECONDS)).toBe(samplesPerEvaluation);
    });

    test('wrong settings are refused with what to change', async () => {
      await expect(run(raw.url, 'leak', { threshold: 300 })).rejects.toThrow('300');
      await expect(run(raw.url, 'leak', { holdFor: 'an hour' })).rejects.toThrow('is not a duration');
      await expect(run(raw.url, 'leak', { groupLabels: ['team'] })).rejects.toThrow('"team"');
    });
  });

  describe('recorded scores', () => {
    const recordingOf = (url: string, clusterLabel: string | null = null) =>
      collectRecording(sessionOf(connect(url)), { atSeconds: RECORDED_END_SECONDS, clusterLabel });

    const leaksOf = (url: string, clusterLabel: string | null = null) =>
      collectLeaks(sessionOf(connect(url)), {
        atSeconds: RECORDED_END_SECONDS,
        windowSeconds: WINDOW_SECONDS,
        matchers: [{ label: 'container', op: '=', value: 'log-shipper' }],
        top: 10,
        clusterLabel,
      });

    test('are found, and what is not recorded is said', async () => {
      const { series, used, alerts } = await recordingOf(recorded.url);
      expect(used).toBe(true);
      expect(series.find(({ name }) => name === 'leakscope:mem_leak_score')).toMatchObject({
        subject: 'container',
        state: 'fresh',
        newestSeconds: Math.floor(RECORDED_END_SECONDS / 300) * 300,
      });
      expect(alerts).toEqual([]);
      const none = await recordingOf(raw.url);
      expect(none.used).toBe(false);
      expect(new Set(none.series.map(({ state }) => state))).toEqual(new Set(['missing']));
      expect(none.sentences).toEqual([expect.stringContaining('install the rule file')]);
    });

    test('without the cluster label are not used, and a sentence says so', async () => {
      const { used, sentences } = await recordingOf(recorded.url, 'cluster');
      expect(used).toBe(false);
      expect(sentences.join(' ')).toContain('without the cluster label "cluster"');
      const backtest = await run(recorded.url, 'leak', {}, 'cluster');
      expect(backtest.basis).toBe('evaluated');
      const { scoreSource } = await leaksOf(recorded.url, 'cluster');
      expect(scoreSource).toBe('evaluated');
    });

    test('rank the list, which says so and has the same scores', async () => {
      const [known, evaluated] = [await leaksOf(recorded.url), await leaksOf(raw.url)];
      expect(known.scoreSource).toBe('recorded');
      expect(evaluated.scoreSource).toBe('evaluated');
      const scoresOf = ({ containers }: typeof known) =>
        containers.map(({ key, scorePart, scoreMaxOneDay }) => ({ key, scorePart, scoreMaxOneDay }));
      expect(scoresOf(known)).toEqual(scoresOf(evaluated));
      expect(known.containers[0].score).toBeGreaterThan(95);
    }, 60_000);
  });
});

/**
 * How many values both have; they have to be the same number. 0 is no growth, for which nothing is recorded: at such a
 * moment the server still sees the value of the one before, because a backfill writes no staleness markers.
 */
function compareValues(known: Backtest, evaluated: Backtest): number {
  const byId = new Map(known.rows.map((row) => [idOf(row), row.values]));
  let compared = 0;
  for (const row of evaluated.rows) {
    const values = byId.get(idOf(row));
    row.values.forEach((value, index) => {
      const seconds = evaluated.startSeconds + index * evaluated.stepSeconds;
      const other = values?.[(seconds - known.startSeconds) / known.stepSeconds] ?? null;
      if (value !== null && value !== 0 && other !== null) {
        expect(Math.abs(other - value)).toBeLessThanOrEqual(1e-9 * Math.abs(value));
        compared++;
      }
    });
  }
  return compared;
}
