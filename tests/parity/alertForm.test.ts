import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ALERT_KIND_NAMES, toGrafanaRuleGroup } from '../../src/engine';
import { buildAlert } from '../../src/app/form/buildAlert';
import { startForm } from '../../src/app/form/startForm';
import { toAlertFiles } from '../../src/app/form/toAlertFiles';
import { buildInstallFile, INSTALL_WAYS, type InstallWay } from '../../src/app/recording/installWays';
import type { PrometheusBinaries } from '../prometheus/ensurePrometheus.mjs';
import { listServers } from '../prometheus/listServers.mjs';
import { runTool } from '../prometheus/runTool.mjs';
import { checkSchema, GROUP_SCHEMA } from './grafanaSchemas';

/** What the pages of the app hand out, checked by the programs that read it. */
const CONTEXT = { prometheusUid: 'prom', clusterLabel: 'k8s', minGrafana: '12.1' as const, panel: null };
const HOSTILE = 'a"b\n\\{}{{ $labels.pod }}\u2028`';
const folder = mkdtempSync(path.join(tmpdir(), 'leakscope-form-'));

afterAll(() => rmSync(folder, { recursive: true }));

const servers = listServers();

function checkRules({ promtool }: PrometheusBinaries, name: string, text: string): Promise<string> {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return runTool(promtool, ['check', 'rules', file]);
}

const CASES = ALERT_KIND_NAMES.flatMap((kind) => ['shop', '', HOSTILE].map((text) => [kind, text] as const));

describe.each(CASES)('the alert %s of a link with labels %j', (kind, text) => {
  const labels = {
    ...{ cluster: text, namespace: text, pod: text, container: text },
    node: text,
    job: text,
    instance: text,
  };
  const built = buildAlert({ ...startForm({ kind, labels }, 'l'), labels: 'team=a"$b{{c' }, CONTEXT);

  test.each(servers)('promtool of $name takes the rule file', async ({ programs }) => {
    const file = toAlertFiles(built).find(({ name }) => name.endsWith('.rules.yml'))!;
    expect(await checkRules(programs, file.name, file.text)).toContain('SUCCESS: 1 rules found');
  });

  test('the body for the HTTP API is by its schema', () => {
    const body = JSON.parse(JSON.stringify(toGrafanaRuleGroup(built.group, 'folder-uid')));
    expect(checkSchema(GROUP_SCHEMA, body)).toEqual([]);
  });
});

const WAYS = (Object.keys(INSTALL_WAYS) as InstallWay[]).filter((way) => !INSTALL_WAYS[way].isObject);
describe.each(servers)('promtool of $name', ({ programs }) => {
  test.each(WAYS)('takes the file for %s', async (way) => {
    for (const withAlerts of [true, false]) {
      const { text } = buildInstallFile(way, { clusterLabel: 'k8s', withAlerts });
      expect(await checkRules(programs, `${way}-${withAlerts}.yml`, text)).toContain('SUCCESS');
    }
  });
});
