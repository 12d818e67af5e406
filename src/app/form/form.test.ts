import type { AlertForm, FieldErrors, FormContext } from './alertForm';
import { buildAlert } from './buildAlert';
import { checkForm } from './checkForm';
import { startForm } from './startForm';
import { toAlertFiles } from './toAlertFiles';

const CONTEXT: FormContext = { prometheusUid: 'prom', clusterLabel: null, minGrafana: '12.1', panel: null };
const LINK = { kind: 'leak' as const, labels: { namespace: 'shop', pod: 'cart-7d4b9c6f5d-x2x9z', container: 'app' } };
const formOf = (changes: Partial<AlertForm> = {}) => ({ ...startForm(LINK, 'leakscope'), ...changes });

describe('buildAlert(form, context)', () => {
  test('the alert of a row: its workload, over recorded scores, at the advised threshold', () => {
    const { rule, group, expr } = buildAlert(formOf(), CONTEXT);
    expect(expr).toBe(
      'topk(200, max by (namespace,workload,container) (last_over_time(leakscope:mem_workload_leak_score' +
        '{namespace=~"shop",workload=~"cart",container=~"app"}[10m])) >= 40 or 0 * (max by (namespace,workload,container) ' +
        '(max_over_time(leakscope:mem_workload_leak_score{namespace=~"shop",workload=~"cart",container=~"app"}[12h])) >= 85))'
    );
    expect(rule).toMatchObject({
      title: 'Memory leak in a workload: shop / cart / app',
      holdFor: '1h',
      keepFiringFor: '12h',
      labels: { severity: 'warning' },
    });
    expect(rule.uid).toMatch(/^leakscope-[0-9a-f]{8}-leak$/);
    expect(group).toMatchObject({ name: 'leakscope-alerts', folder: 'Leakscope', intervalSeconds: 300 });
  });

  test('{ grouping: "each" }: an alert for each part of each pod', () => {
    expect(buildAlert(formOf({ grouping: 'each' }), CONTEXT).rule.title).toMatch(/^Memory leak in a container: /);
    expect(buildAlert(formOf({ grouping: 'each' }), CONTEXT).expr).toMatch(
      /^topk\(200, max by \(namespace,pod,container,part\) \(last_over_time\(leakscope:mem_leak_score\{namespace=~"shop",pod=~"cart-\.\*"/
    );
  });

  test('another scope, kind or data source is another rule; another threshold is the same one', () => {
    const uidOf = (changes: Partial<AlertForm>, context = CONTEXT) => buildAlert(formOf(changes), context).rule.uid;
    const same = uidOf({});
    expect(uidOf({ threshold: '60', severity: 'critical', name: 'Mine', labels: 'team=a' })).toBe(same);
    const others = [
      uidOf({ scope: { namespace: 'web' } }),
      uidOf({ kind: 'oom-loop' }),
      uidOf({ basis: 'standalone' }),
      uidOf({}, { ...CONTEXT, prometheusUid: 'other' }),
    ];
    expect(new Set([...others, same]).size).toBe(5);
  });

  test('raw series: the scope decides what is scored', () => {
    const { expr } = buildAlert(formOf({ basis: 'standalone' }), CONTEXT);
    expect(expr).not.toContain('leakscope:');
    expect(expr).toMatch(/namespace=~"shop",pod=~"\(\?:cart\)\(\?:-.*container=~"app"/);
    expect(expr).toMatch(/^topk\(200, max by \(namespace,workload,container\) \(label_replace/);
  });

  test('a cluster label, the panel, and hostile values', () => {
    const { rule, expr } = buildAlert(formOf({ scope: { cluster: 'a"}', namespace: '{{x}}' } }), {
      ...CONTEXT,
      clusterLabel: 'k8s',
      panel: { dashboardUid: 'd', panelId: 7 },
    });
    expect(expr).toContain('{k8s=~"a\\"}",namespace=~"{{x}}"}');
    expect(rule).toMatchObject({
      dashboardUid: 'd',
      panelId: 7,
      annotations: { __dashboardUid__: 'd', __panelId__: '7' },
    });
  });

  test('a node: no label of containers reaches it', () => {
    const form = formOf({ kind: 'node-pressure', threshold: '6h', scope: { node: 'n1', namespace: 'shop' } });
    const { expr, options } = buildAlert(form, CONTEXT);
    expect(expr).toBe(
      'bottomk(200, min by (node) (last_over_time(leakscope:node_seconds_to_pressure{node=~"n1"}[10m])) < 33750)'
    );
    expect(options.settings!['node-pressure']!.threshold).toBe(21600);
  });
});

describe('checkForm(form, context)', () => {
  test('the form as it opens is right', () => {
    expect(checkForm(formOf(), CONTEXT)).toEqual({});
    expect(checkForm(startForm(null, 'x'), CONTEXT)).toEqual({});
  });

  test.each<[Partial<AlertForm>, keyof FieldErrors, RegExp]>([
    [{ threshold: '120' }, 'threshold', /^The threshold 120 is not a score/],
    [{ threshold: '' }, 'threshold', /^The threshold NaN is not a score/],
    [{ kind: 'time-to-limit', threshold: '85' }, 'threshold', /^"85" is not a duration/],
    [{ holdFor: '1 hour' }, 'holdFor', /is not a duration/],
    [{ keepFiringFor: '' }, 'keepFiringFor', /is not a duration/],
    [{ severity: 'very bad' }, 'severity', /is not a severity/],
    [{ interval: '10m' }, 'interval', /does not fit/],
    [{ interval: '15s' }, 'interval', /multiple of 10s/],
    [{ labels: 'team' }, 'labels', /is not a label: write name=value/],
    [{ labels: 'severity=x' }, 'labels', /has a label "severity" of its own/],
    [{ newFolder: 'a/b' }, 'newFolder', /cannot name a folder/],
    [{ group: '' }, 'group', /needs a name/],
    [{ group: 'a/b' }, 'group', /without slashes/],
    [{ name: 'x'.repeat(191) }, 'name', /190 letters/],
    [{ scope: { workload: '(' } }, 'scope', /^The pattern of workload is not a regular expression/],
    [{ grouping: 'each', scope: { pod: '(' } }, 'scope', /^The pattern of pod is not a regular expression/],
    [{ scope: { workload: 'x'.repeat(501) } }, 'scope', /too long/],
    [{ basis: 'standalone', scope: {} }, 'scope', /name a namespace/],
  ])('%j: %s', (changes, field, sentence) => {
    const errors = checkForm(formOf(changes), CONTEXT);
    expect(Object.keys(errors)).toEqual([field]);
    expect(errors[field]).toMatch(sentence);
  });

  test('a folder that exists needs no title', () => {
    expect(checkForm(formOf({ folderUid: 'f', newFolder: '' }), CONTEXT)).toEqual({});
  });

  test('flags of RE2 are no mistake', () => {
    expect(checkForm(formOf({ scope: { workload: '(?i)cart.*' } }), CONTEXT)).toEqual({});
  });

  test('no Prometheus behind the data source', () => {
    expect(checkForm(formOf(), { ...CONTEXT, prometheusUid: null }).datasourceUid).toMatch(/^No Prometheus is linked/);
  });
});

describe('toAlertFiles(alert)', () => {
  test('the alert without the recording rules, in all forms', () => {
    const files = toAlertFiles(buildAlert(formOf(), CONTEXT));
    expect(files.map(({ name }) => name.replace(/[0-9a-f]{8}/, 'ID'))).toEqual([
      'leakscope-ID.rules.yml',
      'leakscope-ID.prometheusrule.yaml',
      'leakscope-ID.grafana.yaml',
    ]);
    const [rules, object, grafana] = files.map(({ text }) => text);
    expect(rules.match(/- name: /g)).toHaveLength(1);
    expect(rules.match(/- (alert|record): .*/g)).toEqual(['- alert: LeakscopeMemoryLeak']);
    expect(rules).toContain('leakscope:mem_workload_leak_score{namespace=~"shop"');
    expect(object).toContain(rules.trimEnd().replaceAll('\n', '\n  '));
    expect(grafana).toContain('title: "Memory leak in a workload: shop / cart / app"');
  });

  test('from raw series there is one for Grafana only', () => {
    const files = toAlertFiles(buildAlert(formOf({ basis: 'standalone' }), CONTEXT));
    expect(files.map(({ title }) => title)).toEqual(['Grafana provisioning']);
  });
});
