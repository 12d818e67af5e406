import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildRuleGroups, toRuleFile } from '../../src/engine';
import { makeTemporaryFolder } from '../prometheus/makeTemporaryFolder.mjs';
import { startAlertmanager, type RunningAlertmanager } from '../prometheus/startAlertmanager.mjs';
import { startPrometheus, type RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { backfillHistory } from './alertingHistory';

/** Recorded programs up to now, the rule file loaded by a real Prometheus, a real Alertmanager behind it. */

const LEAKS = ['o04-sidecar-c', 'o09-node-map', 'o20-oomloop', 'o21-go-cardinality'];
const BENIGN = ['o02-jvm-pagecache', 'o13-jvm-sawtooth', 'o15-node-step', 'o19-py-restart', 'o30-go-flat'];

/** The history ends there, and no server takes samples that are older than its history. */
const AHEAD_SECONDS = 45;
const FLAGS = [
  // However long the preparations take, the last recorded samples count.
  '--query.lookback-delta=30m',
  '--rules.alert.resend-delay=2s',
  // How long an alert was held comes back after a restart only for holds longer than this.
  '--rules.alert.for-grace-period=1s',
];
const WAIT_MILLISECONDS = 120_000;

interface Alert {
  labels: Record<string, string>;
  annotations: Record<string, string>;
  state: string;
  activeAt: string;
}

const nameOf = ({ labels }: Pick<Alert, 'labels'>) =>
  `${labels.alertname} ${labels.container ? `${labels.workload}/${labels.container}` : (labels.job ?? labels.node)}`;
const namesOf = (alerts: ReadonlyArray<Pick<Alert, 'labels'>>) => [...new Set(alerts.map(nameOf))].sort();

const folder = makeTemporaryFolder('leakscope-alerting-');
const dataDir = path.join(folder.path, 'data');
let alertmanager: RunningAlertmanager;
let prometheus: RunningPrometheus;

const startWithRules = () => {
  const rules = path.join(folder.path, 'leakscope.rules.yml');
  writeFileSync(rules, toRuleFile(buildRuleGroups({ interval: '5s', holdFor: '10s', keepFiringFor: '1h' })));
  const config = {
    rule_files: [rules],
    alerting: { alertmanagers: [{ static_configs: [{ targets: [alertmanager.address] }] }] },
  };
  // JSON is YAML.
  return startPrometheus({ dataDir, flags: FLAGS, config: JSON.stringify(config) });
};

const received = async (): Promise<Alert[]> => (await fetch(`${alertmanager.url}/api/v2/alerts?active=true`)).json();
const known = async (): Promise<Alert[]> => (await (await fetch(`${prometheus.url}/api/v1/alerts`)).json()).data.alerts;

/** Asks until the answer holds all of the names; gives the last answer in any case. */
async function waitFor<T extends Pick<Alert, 'labels'>>(
  ask: () => Promise<T[]>,
  names: readonly string[]
): Promise<T[]> {
  const deadline = performance.now() + WAIT_MILLISECONDS;
  for (;;) {
    const alerts = await ask();
    if (names.every((name) => namesOf(alerts).includes(name)) || performance.now() > deadline) {
      return alerts;
    }
    await sleep(500);
  }
}

beforeAll(async () => {
  const endSeconds = Math.ceil(Date.now() / 1000) + AHEAD_SECONDS;
  await backfillHistory(dataDir, [...LEAKS, ...BENIGN], endSeconds);
  await sleep(Math.max(0, endSeconds * 1000 - Date.now()) + 1000);
  alertmanager = await startAlertmanager();
  prometheus = await startWithRules();
}, 300_000);

afterAll(async () => {
  await prometheus?.stop();
  await alertmanager?.stop();
  folder.remove();
});

const EXPECTED = [
  'LeakscopeCardinality api/checkout-api',
  'LeakscopeLimitSoon sessions/app',
  'LeakscopeMemoryLeak checkout/log-shipper',
  'LeakscopeMemoryLeak sessions/app',
  'LeakscopeOomLoop tokenizer/app',
];

test('what leaks reaches Alertmanager with its texts, and nothing else is even pending', async () => {
  const alerts = await waitFor(received, EXPECTED);
  expect(namesOf(alerts)).toEqual(EXPECTED);
  expect(namesOf(await known())).toEqual(EXPECTED);
  const sidecar = alerts.find(({ labels }) => labels.container === 'log-shipper')!;
  expect(sidecar.labels).toEqual({
    alertname: 'LeakscopeMemoryLeak',
    namespace: 'web',
    workload: 'checkout',
    container: 'log-shipper',
    severity: 'warning',
  });
  expect(sidecar.annotations).toMatchObject({
    summary: 'Memory of web/checkout (container log-shipper) looks like a leak',
    description: expect.stringMatching(/^The leak score is (100|9\d) of 100: .* keeps rising/),
    runbook_url: expect.stringMatching(/leak\.md$/),
  });
}, 180_000);

test('a restart of Prometheus loses nothing', async () => {
  // What comes back after a restart was stored in whole seconds.
  const toSecond = (time: string) => time.slice(0, '2026-11-21T12:00:00'.length);
  const startOf = (alerts: Alert[]) => new Map(alerts.map((alert) => [nameOf(alert), toSecond(alert.activeAt)]));
  const firing = async () => (await known()).filter(({ state }) => state === 'firing');
  const before = await waitFor(firing, EXPECTED);
  await prometheus.stop();
  expect(namesOf(await received())).toEqual(EXPECTED);
  prometheus = await startWithRules();
  const after = await waitFor(firing, EXPECTED);
  // Not held anew: they are active since before the restart.
  expect(startOf(after)).toEqual(startOf(before));
  expect(namesOf(await received())).toEqual(EXPECTED);
}, 180_000);
