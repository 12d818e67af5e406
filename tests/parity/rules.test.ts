import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import {
  buildGrafanaGroup,
  buildRuleGroups,
  matcher,
  MAX_QUERY_BYTES,
  type RuleOptions,
  toPrometheusRule,
  toRuleFile,
} from '../../src/engine';
import { findProgram } from '../prometheus/findProgram.mjs';
import { listServers } from '../prometheus/listServers.mjs';
import { runTool } from '../prometheus/runTool.mjs';
import { askInstant } from './askPrometheus';
import { findVictoriaMetrics, startVictoriaMetrics } from './startVictoriaMetrics';

const HOSTILE = `a"b'c\`{}\\{{ $labels.pod }}`;
const CASES: Array<[string, RuleOptions]> = [
  ['the default', {}],
  ['a cluster label', { clusterLabel: 'cluster' }],
  ['limits of kube-state-metrics', { kubeStateLimits: true }],
  ['another threshold', { threshold: 95, holdFor: '1h30m' }],
  ['quotes and braces', { matchers: matcher('namespace', '=', HOSTILE), labels: { team: HOSTILE } }],
  [
    'line breaks',
    { matchers: matcher('namespace', '=', '\n- alert: x\r\n\u0085\u2028'), labels: { team: '\n\u2028' } },
  ],
  ['control characters', { matchers: matcher('namespace', '=', '\u0000\u0007\u001b\u007f\u009f\ufeff\ufffd\uffff') }],
  ['a lone surrogate', { matchers: matcher('namespace', '=', 'a\ud800b') }],
  [
    'other names, groups and nodes',
    {
      ...{ prefix: 'team:mem', targetPrefix: 'team:scrape', nodePrefix: 'team:node', id: 'team-a', interval: '1m' },
      ...{
        groupLabels: ['namespace', 'container'],
        nodeLabel: 'instance',
        grafanaUrl: 'https://grafana.example.org/g',
      },
      ...{ nodeMatchers: matcher('job', '=', 'kubelet'), targetMatchers: matcher('job', '!=', 'x') },
      metrics: { workingSet: 'other_working_set_bytes', rss: 'other:rss' },
    },
  ],
];

const folder = mkdtempSync(path.join(tmpdir(), 'leakscope-rules-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const save = (text: string) => {
  const file = path.join(folder, 'rules.yml');
  writeFileSync(file, text);
  return file;
};

describe.each(listServers())('promtool check rules of $name', ({ programs }) => {
  const check = (text: string) => runTool(programs.promtool, ['check', 'rules', save(text)]);

  test.each(CASES)('accepts %s', async (_, options) => {
    expect(await check(toRuleFile(buildRuleGroups(options)))).toContain('SUCCESS: 83 rules found');
    const { spec } = parse(toPrometheusRule(buildRuleGroups(options)));
    // JSON is YAML.
    expect(await check(JSON.stringify(spec))).toContain('SUCCESS: 83 rules found');
  });

  test('does find what is wrong', async () => {
    await expect(check(toRuleFile(buildRuleGroups({ matchers: 'namespace=' })))).rejects.toThrow('parse error');
  });
});

const vmalert = findProgram('vmalert');
(vmalert ? describe : describe.skip)('vmalert -dryRun', () => {
  // Old ones refuse the field: 0s leaves it out.
  const dryRun = (options: RuleOptions) =>
    runTool(vmalert!, ['-dryRun', `-rule=${save(toRuleFile(buildRuleGroups({ ...options, keepFiringFor: '0s' })))}`]);

  test.each(CASES)('accepts %s', async (_, options) => {
    await dryRun(options);
  });

  test('does find what is wrong', async () => {
    await expect(dryRun({ matchers: 'namespace=' })).rejects.toThrow();
  });
});

const victoriaMetrics = findVictoriaMetrics();
(victoriaMetrics ? test : test.skip)(
  'a real VictoriaMetrics evaluates every text, and none is longer than it takes',
  async () => {
    const server = await startVictoriaMetrics(victoriaMetrics!, []);
    try {
      const source = { datasourceUid: 'prom' };
      const texts = CASES.flatMap(([, options]) => [
        ...buildRuleGroups(options).flatMap(({ rules }) => rules.map(({ expr }) => expr)),
        ...(['11.6', '12.1'] as const).flatMap((minGrafana) =>
          buildGrafanaGroup(options, { ...source, minGrafana }).rules.map(({ data }) => String(data[0].model.expr))
        ),
      ]);
      const distinct = [...new Set(texts)];
      expect(distinct.length).toBeGreaterThan(100);
      expect(Math.max(...distinct.map((text) => text.length))).toBeLessThan(MAX_QUERY_BYTES);
      for (const text of distinct) {
        expect(await askInstant(server.url, text, 1_790_000_000)).toEqual([]);
      }
      await expect(askInstant(server.url, `${distinct[0]} and`, 1_790_000_000)).rejects.toThrow();
    } finally {
      await server.stop();
    }
  },
  120_000
);
