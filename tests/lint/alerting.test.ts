import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { toProvisionedRules } from '../../scripts/provisionedRules';
import {
  CONTAINER_DASHBOARD_UID,
  FLEET_DASHBOARD_UID,
  NODES_DASHBOARD_UID,
  WORKLOAD_DASHBOARD_UID,
} from '../../src/contract/dashboardUids';
import { ALERT_KINDS, buildAlertSpecs, buildRuleGroups, NOTIFICATION_GROUPING } from '../../src/engine';
import { ensureAlertmanager } from '../prometheus/ensureAlertmanager.mjs';
import { ensurePrometheus } from '../prometheus/ensurePrometheus.mjs';
import { findProgram } from '../prometheus/findProgram.mjs';

const ROOT = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

test.each(Object.entries(toProvisionedRules()))('%s is up to date', (path, text) => {
  expect(read(path)).toBe(text);
});

test('promtool accepts provisioning/prometheus/prometheus.yml with its rules', () => {
  const file = join(ROOT, 'provisioning/prometheus/prometheus.yml');
  const output = execFileSync(ensurePrometheus().promtool, ['check', 'config', file], { encoding: 'utf8' });
  expect(output).toMatch(/SUCCESS: \d\d rules found/);
});

test('alertmanager.yml groups as the engine advises', () => {
  const { route } = parse(read('provisioning/prometheus/alertmanager.yml'));
  const { groupBy, groupWait, groupInterval, repeatInterval } = NOTIFICATION_GROUPING;
  expect(route).toMatchObject({
    group_by: [...groupBy],
    group_wait: groupWait,
    group_interval: groupInterval,
    repeat_interval: repeatInterval,
  });
  expect(ensureAlertmanager()).toBeTruthy();
  const amtool = findProgram('amtool');
  if (amtool !== null) {
    const file = join(ROOT, 'provisioning/prometheus/alertmanager.yml');
    expect(execFileSync(amtool, ['check-config', file], { encoding: 'utf8' })).toContain('SUCCESS');
  }
});

test('the data source of the Grafana rules is provisioned, and Prometheus finds its Alertmanager', () => {
  const { datasources } = parse(read('provisioning/datasources/leakscope.yaml'));
  const uids = datasources.map(({ uid }: { uid: string }) => uid);
  const { groups } = parse(read('provisioning/alerting/leakscope.yaml'));
  for (const { data } of groups[0].rules) {
    expect([...uids, '__expr__']).toEqual(
      expect.arrayContaining(data.map((one: { datasourceUid: string }) => one.datasourceUid))
    );
  }
  const { alerting } = parse(read('provisioning/prometheus/prometheus.yml'));
  const [host] = alerting.alertmanagers[0].static_configs[0].targets[0].split(':');
  expect(Object.keys(parse(read('docker-compose.yaml')).services)).toContain(host);
});

describe.each(ALERT_KINDS.map((info) => [info.kind, info] as const))('the alert %s', (kind, info) => {
  test('has its page, and on the page of alerts a section that an address can name', () => {
    expect(existsSync(join(ROOT, 'docs', info.page))).toBe(true);
    expect(read('docs/alerting.md')).toMatch(new RegExp(`^### ${kind}$`, 'm'));
  });

  test('leads to a panel that is there', () => {
    const files: Record<string, string> = {
      [FLEET_DASHBOARD_UID]: 'fleet',
      [CONTAINER_DASHBOARD_UID]: 'container',
      [NODES_DASHBOARD_UID]: 'nodes',
      [WORKLOAD_DASHBOARD_UID]: 'workload',
    };
    const { uid, panels } = JSON.parse(read(`provisioning/dashboards/${files[info.dashboardUid]}.json`));
    expect(uid).toBe(info.dashboardUid);
    expect(panels.map(({ id }: { id: number }) => id)).toContain(info.panelId);
    const link = JSON.stringify(
      buildRuleGroups({ alerts: [kind], grafanaUrl: 'http://g' })
        .at(-1)!
        .rules.at(-1)
    );
    expect(Object.keys(files)).toContain(/http:\/\/g\/d\/([\w-]+)\?/.exec(link)![1]);
  });

  test('has the numbers that docs/alerting.md tells', () => {
    const [{ alert, holdFor, keepFiringFor, labels }] = buildAlertSpecs({ alerts: [kind] });
    expect(read('docs/alerting.md').replace(/ +/g, ' ')).toContain(
      `| \`${kind}\` | \`${alert}\` | ${holdFor} | ${keepFiringFor} | ${labels.severity} |`
    );
  });
});
