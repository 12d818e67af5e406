import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import {
  ALERT_KIND_NAMES,
  buildGrafanaGroup,
  type GrafanaOptions,
  matcher,
  type RuleOptions,
  toGrafanaEditorLink,
  toGrafanaProvisioning,
  toGrafanaRuleGroup,
} from '../../src/engine';
import { checkSchema, FILE_SCHEMA, GROUP_SCHEMA, EDITOR_SCHEMA } from './grafanaSchemas';

const SOURCE: GrafanaOptions = { datasourceUid: 'prom-uid' };
const STANDALONE = { window: '1d', part: 'anon' } as const;
const exprOf = (options: RuleOptions = {}, grafana: Partial<GrafanaOptions> = {}) =>
  buildGrafanaGroup(options, { ...SOURCE, ...grafana }).rules.map(({ data }) => data[0].model.expr);
const golden = (name: string) => readFileSync(path.join(__dirname, 'golden', name), { encoding: 'utf8' });

/** Options that change every part of the output. */
const CASES: Array<[string, RuleOptions, Partial<GrafanaOptions>]> = [
  ['the default', {}, {}],
  ['Grafana 11.6', {}, { minGrafana: '11.6' }],
  ['a cluster label', { clusterLabel: 'cluster' }, {}],
  ['groups and labels', { groupLabels: ['namespace'], labels: { team: 'a"$b{{c' } }, { folder: 'Memory "alerts"' }],
  ['raw series', { matchers: matcher('namespace', '=', 'a"b\n\\{}') }, { standalone: STANDALONE }],
  ['raw series on 11.6', {}, { standalone: STANDALONE, minGrafana: '11.6' }],
];

describe('buildGrafanaGroup(options, grafana)', () => {
  test('a rule each alert, over the recorded series, bounded, without the name of the metric', () => {
    const { rules } = buildGrafanaGroup({}, SOURCE);
    expect(rules.map(({ uid }) => uid)).toEqual(ALERT_KIND_NAMES.map((kind) => `leakscope-${kind}`));
    for (const { data } of rules) {
      expect(data[0].model.expr).toMatch(
        /^(topk|bottomk)\(200, (max|min) by \(.*\) \(last_over_time\(leakscope:\S+\[10m\]\)\) /
      );
      expect(data.map(({ refId }) => refId)).toEqual(['A', 'B', 'C']);
    }
  });

  test('a score that was at the threshold stays as 0 for as long as the alert is to stay', () => {
    expect(exprOf({ alerts: ['leak'], clusterLabel: 'c' })).toEqual([
      'topk(200, max by (c,namespace,workload,container) (last_over_time(leakscope:mem_workload_leak_score[10m])) >= 40 or ' +
        '0 * (max by (c,namespace,workload,container) (max_over_time(leakscope:mem_workload_leak_score[12h])) >= 85))',
    ]);
  });

  test('11.6: no "keep firing for", but a recovery threshold above what the query drops', () => {
    for (const rule of buildGrafanaGroup({}, { ...SOURCE, minGrafana: '11.6' }).rules) {
      const [{ evaluator, unloadEvaluator }] = rule.data[2].model.conditions as unknown as Array<{
        evaluator: { type: string; params: number[] };
        unloadEvaluator: { type: string; params: number[] };
      }>;
      const floor = Number(/ (?:>=|<) ([\d.]+)\)$/.exec(String(rule.data[0].model.expr))![1]);
      expect(rule.keepFiringFor).toBeNull();
      const ordered = [floor, unloadEvaluator.params[0], evaluator.params[0]];
      const sorted = [...ordered].sort((a, b) => a - b);
      expect(ordered).toEqual(evaluator.type === 'gt' ? sorted : sorted.reverse());
      expect(new Set(ordered).size).toBe(3);
    }
  });

  test.each([0.5, 1, 30, 50, 62, 100])(
    '11.6, threshold %d: dropped below, recovery, threshold are in this order',
    (threshold) => {
      const [rule] = buildGrafanaGroup({ threshold, alerts: ['leak'] }, { ...SOURCE, minGrafana: '11.6' }).rules;
      const numbers = JSON.stringify(rule.data[2].model.conditions)
        .match(/[\d.]+/g)!
        .map(Number);
      expect(numbers[0]).toBeGreaterThan(numbers[1]);
      expect(numbers[1]).toBeGreaterThan(Number(/>= ([\d.]+)\)$/.exec(String(rule.data[0].model.expr))![1]));
    }
  );

  test('from raw series: the leak alert only, short enough for every server', () => {
    const { rules } = buildGrafanaGroup({}, { ...SOURCE, standalone: { window: '4d', part: 'working_set' } });
    expect(rules.map(({ uid }) => uid)).toEqual(['leakscope-leak-4d-working-set']);
    expect(String(rules[0].data[0].model.expr)).not.toContain('leakscope:');
    expect(JSON.stringify(rules[0].annotations)).not.toContain('$labels.part');
    expect(() =>
      buildGrafanaGroup({ matchers: matcher('pod', '=', 'x'.repeat(600)) }, { ...SOURCE, standalone: STANDALONE })
    ).toThrow('longer than servers accept');
  });

  test.each([
    [{}, { datasourceUid: 'a b' }, '"a b" is not the uid of a data source'],
    [{}, { folder: 'a/b' }, '"a/b" cannot name a folder'],
    [{}, { folder: '' }, '"" cannot name a folder'],
    [{ interval: '15s' }, {}, 'The interval 15s does not fit Grafana: use a multiple of 10s.'],
    [{ alerts: [] }, {}, 'There is no alert to write'],
    [{ threshold: 120 }, {}, 'The threshold 120 is not a score'],
    [{}, { standalone: { window: '3d', part: 'anon' } }, 'There is no window "3d": use 12h, 1d, 2d, 4d.'],
  ] as Array<[RuleOptions, Partial<GrafanaOptions>, string]>)('%j, %j throws', (options, grafana, message) => {
    expect(() => buildGrafanaGroup(options, { ...SOURCE, ...grafana })).toThrow(message);
  });
});

describe.each(CASES)('%s', (_, options, grafana) => {
  const group = buildGrafanaGroup(options, { ...SOURCE, ...grafana });

  test('toGrafanaProvisioning(group): by the schema of the file', () => {
    const file = parse(toGrafanaProvisioning(group));
    expect(checkSchema(FILE_SCHEMA, file)).toEqual([]);
    expect(file.groups[0].rules.map((rule: { data: unknown }) => rule.data)).toEqual(
      group.rules.map(({ data }) => data)
    );
  });

  test('toGrafanaRuleGroup(group, folderUid): by the schema of the HTTP API', () => {
    const body = JSON.parse(JSON.stringify(toGrafanaRuleGroup(group, 'folder-uid')));
    expect(checkSchema(GROUP_SCHEMA, body)).toEqual([]);
    expect(body).toMatchObject({ title: 'leakscope', folderUid: 'folder-uid', interval: 300 });
  });

  test('toGrafanaEditorLink(rule, target): by the keys of the editor, short enough for an address', () => {
    for (const rule of group.rules) {
      const target = {
        folder: { uid: 'f', title: 'F' },
        group: 'leakscope',
        returnTo: '/a/app?x=1&y=2',
        subPath: '/g/',
      };
      const link = new URL(toGrafanaEditorLink(rule, target), 'http://localhost');
      expect(link.pathname).toBe('/g/alerting/new');
      expect(link.searchParams.get('returnTo')).toBe('/a/app?x=1&y=2');
      const defaults = JSON.parse(link.searchParams.get('defaults')!);
      expect(checkSchema(EDITOR_SCHEMA, defaults)).toEqual([]);
      expect(defaults.queries[0].model.expr).toBe(rule.data[0].model.expr);
      expect(link.href.length).toBeLessThan(16384);
    }
  });
});

test.each([
  ['grafana.yaml.golden', {}],
  ['grafana-11.6.yaml.golden', { minGrafana: '11.6' as const }],
])('%s is the reviewed text', (name, grafana) => {
  const group = buildGrafanaGroup({}, { datasourceUid: '${LEAKSCOPE_PROM_UID}', ...grafana });
  expect(toGrafanaProvisioning(group)).toBe(golden(name));
});

test('a dollar in a label stands twice in the file, where it would begin a variable, and once elsewhere', () => {
  const group = buildGrafanaGroup({ labels: { team: 'a$b' } }, SOURCE);
  expect(parse(toGrafanaProvisioning(group)).groups[0].rules[0].labels.team).toBe('a$$b');
  expect(toGrafanaRuleGroup(group, 'f').rules[0].labels.team).toBe('a$b');
});
