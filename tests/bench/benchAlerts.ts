import path from 'node:path';
import { estimateStandalone } from '../../src/collect/alerts/estimateStandalone';
import { fetchPrometheusClient } from '../../src/collect/ask/http/fetchPrometheusClient';
import { type AlertRule, buildRuleGroups, buildScoreExpr, buildScoreSource, SCORE_WINDOWS } from '../../src/engine';
import { backfillSeries } from '../prometheus/backfillSeries.mjs';
import { makeTemporaryFolder } from '../prometheus/makeTemporaryFolder.mjs';
import { startPrometheus } from '../prometheus/startPrometheus.mjs';
import { allRecordingRules, recordHistory, toRuleGrid } from '../scenarios/backtestHistory';
import { ALERT_HISTORY_SECONDS, makeAlertHistory } from './alertHistory';
import { countSamples } from './countSamples';
import { writeSection } from './writeSection';
import { sessionOf } from '../../src/collect/testing/sessionOf';

const END_SECONDS = 1_795_176_000;
const CONTAINERS = 4;
const TARGETS = 4;
/** Of the alerts that are not about containers. */
const THINGS: Record<string, number> = { LeakscopeCardinality: TARGETS, LeakscopeNodePressureSoon: 1 };
const PER = 100;
/** What is recorded within these seconds is all that the alerts read. */
const NEWEST_SECONDS = 900;
const FROM_RECORDED = /\bleakscope:/;
const FLOOR_HOURS = [3, 6, 12, 24];

/** Rules of the chain whose history is read at offsets; then those that the alerts read. */
const OF_FLOORS = [
  ...FLOOR_HOURS.map((hours) => ({
    record: `leakscope:mem_floor:${hours}h`,
    expr: `min_over_time(leakscope:mem_floor:1h[${hours - 1}h1m])`,
  })),
  ...allRecordingRules().filter(({ record }) =>
    /_floor_max:|_samples_floor:|_samples_max:|node_working_set_floor/.test(record)
  ),
];
const STAGES = [
  /_score:\d+[hd]$|_oom_loop_score$|_seconds_to_pressure$/,
  /_leak_score$|_cardinality_score$/,
  /_seconds_to_limit$/,
];

/** What the rules and the alerts read, as a real Prometheus counts it. */
export async function benchAlerts(): Promise<void> {
  const folder = makeTemporaryFolder('leakscope-alert-costs-');
  const dataDir = path.join(folder.path, 'data');
  try {
    await backfillSeries({
      dataDir,
      series: makeAlertHistory(END_SECONDS, { containers: CONTAINERS, targets: TARGETS }),
    });
    const long = toRuleGrid(END_SECONDS - ALERT_HISTORY_SECONDS, END_SECONDS);
    const fromRaw = allRecordingRules().filter(({ expr }) => !FROM_RECORDED.test(expr));
    await recordHistory(dataDir, fromRaw, long);
    await recordHistory(dataDir, OF_FLOORS, long);
    const short = toRuleGrid(END_SECONDS - NEWEST_SECONDS, END_SECONDS);
    for (const stage of STAGES) {
      await recordHistory(
        dataDir,
        allRecordingRules().filter(({ record }) => stage.test(record)),
        short
      );
    }
    writeSection('alerts', await measure(dataDir));
  } finally {
    folder.remove();
  }
}

async function measure(dataDir: string): Promise<string> {
  const prometheus = await startPrometheus({ dataDir });
  try {
    const { url } = prometheus;
    const count = (expr: string) => countSamples(url, expr, END_SECONDS);
    const sumOf = async (exprs: readonly string[]) =>
      (await Promise.all(exprs.map(count))).reduce((sum, samples) => sum + samples, 0);
    const isOfTarget = (record: string) => record.startsWith('leakscope:scrape');
    const exprsOf = (keep: (record: string) => boolean) =>
      allRecordingRules()
        .filter(({ record }) => keep(record))
        .map(({ expr }) => expr);
    const isOfLeak = (record: string) =>
      record.startsWith('leakscope:mem') && !/_oom_loop|_anon_bytes|_restarts|_working_set|_to_limit/.test(record);
    const chain = await sumOf(exprsOf(isOfLeak));
    const loop = await sumOf(exprsOf((record) => /_oom_loop|_anon_bytes|_restarts/.test(record)));
    const timed = await sumOf(exprsOf((record) => /mem_working_set|_to_limit/.test(record)));
    const targets = await sumOf(exprsOf(isOfTarget));
    const nodes = await sumOf(exprsOf((record) => record.startsWith('leakscope:node')));
    const alerts = buildRuleGroups()
      .flatMap(({ rules }) => rules)
      .filter((rule): rule is AlertRule => 'alert' in rule);
    const ofAlerts = await Promise.all(alerts.map(async ({ alert, expr }) => ({ alert, samples: await count(expr) })));
    const standalone = await Promise.all(
      SCORE_WINDOWS.map(async (window) => ({
        id: window.id,
        samples: await count(buildScoreExpr(window, buildScoreSource('anon'))),
      }))
    );
    const counted = standalone.reduce((sum, { samples }) => sum + samples, 0);
    const client = fetchPrometheusClient({ baseUrl: url, fetch, timeoutSeconds: 60, now: () => performance.now() });
    const asked = sessionOf(client, END_SECONDS);
    const estimated = (await estimateStandalone({ asked, matchers: [], clusterLabel: null })).samples ?? NaN;
    const recordedAlert = ofAlerts.find(({ alert }) => alert === 'LeakscopeMemoryLeak')!.samples / CONTAINERS;
    const row = (what: string, samples: number, things: number) =>
      `| ${what} | ${Math.round((samples / things) * PER).toLocaleString('en-US')} | ${(samples / things / recordedAlert).toFixed(1)} |`;
    return [
      '## Cost of alerts',
      '',
      `Samples that a real Prometheus counts for one evaluation (\`stats=all\`, total queryable samples), for ${PER} containers,`,
      `targets or nodes with all the history that the scores look back at, scraped once a minute. Measured on ${CONTAINERS} containers`,
      `of which three parts are scored, ${TARGETS} targets and a node, all growing. The ratio is to the alert on recorded leak scores.`,
      '',
      `| what | samples for ${PER} | ratio |`,
      '|---|---|---|',
      row('recording rules of the leak score', chain, CONTAINERS),
      row('recording rules of OOM loops', loop, CONTAINERS),
      row('recording rules of the time to the limit', timed, CONTAINERS),
      row('recording rules of nodes', nodes, 1),
      row('recording rules of cardinality', targets, TARGETS),
      ...ofAlerts.map(({ alert, samples }) => row(`alert ${alert}, recorded`, samples, THINGS[alert] ?? CONTAINERS)),
      ...standalone.map(({ id, samples }) => row(`leak score from raw series, window ${id}`, samples, CONTAINERS)),
      row('leak score from raw series, all windows', counted, CONTAINERS),
      '',
      `* The estimate that a back-test shows for all windows from raw series is ${(estimated / counted).toFixed(2)} of what the server counts.`,
      '* A server does not count the samples that a subquery reads on its way, so that raw series cost more than these figures say.',
    ].join('\n');
  } finally {
    await prometheus.stop();
  }
}
