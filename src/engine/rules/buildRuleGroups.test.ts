import { buildScoreChain } from '../score/scoreChain';
import { matcher } from '../promql/quotePromql';
import { ALERT_KIND_NAMES, type AlertKind } from './alertKinds';
import { buildRuleGroups, type AlertRule, type RuleOptions } from './buildRuleGroups';

const alertsOf = (options?: RuleOptions) =>
  buildRuleGroups(options)
    .flatMap(({ rules }) => rules)
    .filter((rule): rule is AlertRule => 'alert' in rule);
const alertOf = (kind: AlertKind, options?: RuleOptions) => alertsOf({ ...options, alerts: [kind] })[0];
const textOf = ({ annotations }: AlertRule) => Object.values(annotations).join('\n');

/** What the alert on a leak reads by default, and the labels for an alert a pod. */
const OF_WORKLOADS = 'max by (namespace,workload,container) (leakscope:mem_workload_leak_score)';
const EACH = ['namespace', 'pod', 'container', 'part'];

describe('buildRuleGroups(options)', () => {
  test('a group each for containers, nodes and targets; alerts stand last', () => {
    const groups = buildRuleGroups();
    expect(groups.map(({ name, interval }) => [name, interval])).toEqual([
      ['leakscope', '5m'],
      ['leakscope-nodes', '5m'],
      ['leakscope-targets', '5m'],
    ]);
    for (const { rules } of groups) {
      const first = rules.findIndex((rule) => 'alert' in rule);
      expect(rules.slice(first).every((rule) => 'alert' in rule)).toBe(true);
    }
  });

  test('the leak alert alone: the recording rules of the score, then the alert', () => {
    const groups = buildRuleGroups({ alerts: ['leak'] });
    expect(groups).toHaveLength(1);
    const rules = groups[0].rules.slice(0, -1);
    const chain = buildScoreChain();
    expect(rules.slice(0, chain.length)).toEqual(chain);
    expect(rules.slice(chain.length).map((rule) => 'record' in rule && rule.record)).toEqual([
      'leakscope:mem_pod_workload',
      'leakscope:mem_workload_containers',
      'leakscope:mem_workload_leak_score',
      'leakscope:mem_workload_oom_loop_score',
    ]);
  });

  test('every alert once, in every set of alerts', () => {
    expect(alertsOf().map(({ alert }) => alert)).toHaveLength(ALERT_KIND_NAMES.length);
    for (const kind of ALERT_KIND_NAMES) {
      expect(alertsOf({ alerts: [kind] })).toHaveLength(1);
    }
  });

  test('{ recordingOnly: true }: the same groups without alerts', () => {
    const without = buildRuleGroups({ recordingOnly: true });
    const withAlerts = buildRuleGroups();
    expect(alertsOf({ recordingOnly: true })).toEqual([]);
    expect(without.map(({ name }) => name)).toEqual(withAlerts.map(({ name }) => name));
    without.forEach(({ rules }, index) => {
      expect(rules).toEqual(withAlerts[index].rules.filter((rule) => 'record' in rule));
    });
  });

  test.each([
    ['leak', {}, { expr: `topk(200, ${OF_WORKLOADS} >= 85)`, for: '1h', keep_firing_for: '12h' }],
    ['leak', { groupLabels: EACH }, { expr: 'topk(200, leakscope:mem_leak_score >= 85)' }],
    ['leak', { threshold: 0 }, { expr: `topk(200, ${OF_WORKLOADS} >= 0)` }],
    ['cardinality', { threshold: 95 }, { expr: 'topk(200, leakscope:scrape_cardinality_score >= 95)' }],
    ['leak', { holdFor: '1h30m', keepFiringFor: '2d', severity: 'page' }, { for: '1h30m', keep_firing_for: '2d' }],
    ['oom-loop', { settings: { 'oom-loop': { threshold: 60, holdFor: '1m' } } }, { for: '1m' }],
    ['time-to-limit', { timeToLimit: '3h' }, { expr: 'bottomk(200, leakscope:mem_workload_seconds_to_limit < 10800)' }],
    ['node-pressure', { timeToPressure: '2d' }, { expr: 'bottomk(200, leakscope:node_seconds_to_pressure < 172800)' }],
    ['leak', { prefix: 'team:mem' }, { expr: `topk(200, ${OF_WORKLOADS.replace('leakscope:mem', 'team:mem')} >= 85)` }],
    ['oom-loop', { groupLabels: EACH }, { expr: 'topk(200, leakscope:mem_oom_loop_score >= 85)' }],
    [
      'leak',
      { groupLabels: ['container', 'namespace'] },
      { expr: 'topk(200, max by (namespace,container) (leakscope:mem_leak_score) >= 85)' },
    ],
    [
      'time-to-limit',
      { groupLabels: ['namespace', 'part'] },
      { expr: 'bottomk(200, min by (namespace) (leakscope:mem_seconds_to_limit) < 43200)' },
    ],
    ['leak', { labels: { team: 'a"{{b' } }, { labels: { severity: 'warning', team: 'a"{{ "{{" }}b' } }],
  ] as Array<[AlertKind, RuleOptions, object]>)('%s, %j', (kind, options, expected) => {
    expect(alertOf(kind, options)).toMatchObject(expected);
  });

  test('{ keepFiringFor: "0s" } leaves the field out', () => {
    expect(alertOf('leak', { keepFiringFor: '0s' })).not.toHaveProperty('keep_firing_for');
  });

  test('a cluster label joins the rules and the texts of all alerts', () => {
    const options = { clusterLabel: 'site', grafanaUrl: 'https://grafana.example.org/' };
    for (const alert of alertsOf(options)) {
      expect(alert.annotations.summary).toContain('{{ $labels.site }}/');
      expect(alert.annotations.dashboard_url).toContain('&var-cluster={{ $labels.site | urlquery }}');
    }
    const rules = buildRuleGroups(options).flatMap((group) => group.rules);
    expect(rules.filter(({ expr }) => /by \((namespace|node|job)/.test(expr))).toEqual([]);
  });

  test('links to dashboards stand only where the address of Grafana is known, with quoted values', () => {
    expect(alertsOf().filter(({ annotations }) => 'dashboard_url' in annotations)).toEqual([]);
    const grafanaUrl = 'https://g.example.org/grafana/';
    expect(alertOf('leak', { grafanaUrl, groupLabels: EACH }).annotations.dashboard_url).toBe(
      'https://g.example.org/grafana/d/leakscope-container?from=now-7d&to=now&var-namespace={{ $labels.namespace | urlquery }}' +
        '&var-pod={{ $labels.pod | urlquery }}&var-container={{ $labels.container | urlquery }}'
    );
  });

  test('texts name only labels that the alert has', () => {
    const options = { groupLabels: ['namespace'], grafanaUrl: 'https://g.example.org' };
    for (const kind of ['leak', 'oom-loop', 'time-to-limit'] as const) {
      expect(textOf(alertOf(kind, options))).not.toMatch(/\$labels\.(?!namespace\b)/);
    }
  });

  test('matchers restrict what is recorded, each of its own subject', () => {
    const matchers = matcher('namespace', '=~', 'shop|pay');
    const targetMatchers = matcher('job', '=', 'shop');
    const nodeMatchers = matcher('zone', '=', 'a');
    const groups = buildRuleGroups({ matchers, targetMatchers, nodeMatchers });
    const rawOf = (index: number, metric: RegExp) =>
      groups[index].rules.flatMap(({ expr }) => [...expr.matchAll(metric)].map(([selector]) => selector));
    const containers = rawOf(0, /\b(container|kube)_\w+\{[^}]*\}/g);
    expect(containers.length).toBeGreaterThan(20);
    // Owners are asked for of all pods: only those of recorded floors are kept.
    const others = containers.filter((selector) => !selector.includes(`,${matchers}`));
    expect(others.filter((selector) => !/^kube_(?:pod|replicaset|job)_owner\{/.test(selector))).toEqual([]);
    expect(groups[0].rules.find((rule) => 'record' in rule && rule.record.endsWith('_pod_workload'))?.expr).toMatch(
      / and on \(namespace,pod\) group by \(namespace,pod\) \(leakscope:mem_floor:1h\)$/
    );
    const nodes = rawOf(1, /\b(container|kube|machine|node)_\w+(\{[^}]*\})?/g).filter(
      (name) => !/^node_(working|evict|seconds)/.test(name)
    );
    expect(nodes).toHaveLength(5);
    expect(nodes.filter((selector) => !selector.includes(nodeMatchers))).toEqual([]);
    const targets = rawOf(2, /\b(scrape_samples_scraped|process_start_time_seconds)\{[^}]*\}/g);
    expect(targets).toHaveLength(2);
    expect(targets.filter((selector) => !selector.includes(targetMatchers))).toEqual([]);
  });

  test.each([
    [{ threshold: 101 }, 'The threshold 101 is not a score: use a number from 0 to 100.'],
    [{ threshold: -1 }, 'The threshold -1 is not a score: use a number from 0 to 100.'],
    [{ threshold: NaN }, 'The threshold NaN is not a score: use a number from 0 to 100.'],
    [{ settings: { leak: { threshold: 200 } } }, 'The threshold 200 is not a score'],
    [{ settings: { 'time-to-limit': { threshold: 0 } } }, 'The threshold 0 is not a time: use seconds.'],
    [{ holdFor: '1 h' }, '"1 h" is not a duration: use a number and a unit, such as 90m or 1h, larger units first.'],
    [{ holdFor: '30m1h' }, '"30m1h" is not a duration'],
    [{ keepFiringFor: '1h\nfoo: bar' }, '"1h\\nfoo: bar" is not a duration'],
    [{ timeToLimit: '0s' }, '"0s" leaves no time: use a duration such as 12h.'],
    [{ interval: '10m' }, 'The interval 10m does not fit'],
    [{ interval: '0s' }, 'The interval 0s does not fit'],
    [{ severity: 'a b' }, '"a b" is not a severity'],
    [{ clusterLabel: 'a b' }, '"a b" is not a label name: use letters, digits and underscores.'],
    [{ clusterLabel: 'part' }, 'The cluster label cannot be named "part": the score uses that label itself.'],
    [{ clusterLabel: 'window' }, 'The cluster label cannot be named "window"'],
    [
      { clusterLabel: 'instance' },
      'The cluster label cannot be named "instance": the rules use that label themselves.',
    ],
    [{ groupLabels: [] }, 'An alert needs a label to be told by'],
    [{ groupLabels: ['workload', 'pod'] }, 'Alerts cannot be grouped by workload and by pod'],
    [{ clusterLabel: 'workload' }, 'The cluster label cannot be named "workload"'],
    [{ groupLabels: ['node'] }, 'Alerts cannot be grouped by "node": the score has the labels namespace, pod'],
    [{ labels: { 'a-b': 'x' } }, '"a-b" is not a label name'],
    [{ labels: { part: 'x' } }, 'The alert has a label "part" of its own: use another name.'],
    [{ labels: { __name__: 'x' } }, 'The alert has a label "__name__" of its own'],
    [{ id: 'Über' }, '"Über" is not an id'],
    [{ prefix: 'a-b' }, '"a-b" cannot begin a metric name'],
    [{ metrics: { rss: 'a b' } }, '"a b" is not a metric name'],
    [{ nodeLabel: 'a-b' }, '"a-b" is not a label name'],
    [{ grafanaUrl: 'javascript:alert(1)' }, '"javascript:alert(1)" is not the address of a Grafana'],
    [{ grafanaUrl: 'https://g/{{ $value }}' }, 'is not the address of a Grafana'],
    [{ alerts: ['leaks' as AlertKind] }, 'There is no alert "leaks": use leak, oom-loop'],
  ] as Array<[RuleOptions, string]>)('%j throws', (options, message) => {
    expect(() => buildRuleGroups(options)).toThrow(message);
  });
});
