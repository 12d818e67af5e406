import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type AlertRule, buildRuleGroups, toRuleFile } from '../../src/engine';
import { listServers } from '../prometheus/listServers.mjs';
import { runTool } from '../prometheus/runTool.mjs';

const MIB = 2 ** 20;
const GIB = 2 ** 30;
const HOURS = 48;
const STEP_MINUTES = 5;
const hourly = (of: (hour: number) => number) =>
  Array.from({ length: (HOURS * 60) / STEP_MINUTES + 1 }, (_, index) => Math.round(of((index * STEP_MINUTES) / 60)));

type Labels = Record<string, string>;
const quoteLabels = (labels: Labels) =>
  Object.entries(labels)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(',');
const series = (metric: string, labels: Labels, of: (hour: number) => number) => ({
  series: `${metric}{${quoteLabels(labels)}}`,
  values: hourly(of).join(' '),
});

interface Container {
  pod: string;
  limitMib: number;
  /** Anonymous memory; the working set is 10 MiB more. */
  rssMib: (hour: number) => number;
  restarts?: (hour: number) => number;
  lastReason?: string;
  /** Hours between two starts; one start at the beginning without. */
  startsEveryHours?: number;
  /** Kind and name of what owns the pod. */
  owner?: [string, string];
}

/** A name that would break templates, addresses and YAML. */
const HOSTILE = 'lea k&="{{ $value }}';
const ramp = (hour: number) => 20 + 25 * (hour % 4);

const CONTAINERS: Container[] = [
  { pod: HOSTILE, limitMib: 400, rssMib: (hour) => 100 + 5 * hour },
  { pod: 'fixed', limitMib: 2000, rssMib: (hour) => (hour < 30 ? 100 + 20 * hour : 100) },
  // Two replicas of one workload, all of a namespace in containers of the same name.
  { pod: 'orders-7d4b9c6f5d-x2x9z', limitMib: 420, rssMib: (hour) => 100 + 5 * hour },
  { pod: 'orders-7d4b9c6f5d-b7k2m', limitMib: 420, rssMib: (hour) => 100 + 5 * hour },
  // Its name looks like one of several replicas: its owner knows better.
  { pod: 'cart-v2-0', owner: ['Rollout', 'cart-v2-0-main'], limitMib: 420, rssMib: (hour) => 100 + 5 * hour },
  // A ReplicaSet whose hash is not in the alphabet of Kubernetes.
  { pod: 'pay-a1-c35ba', owner: ['ReplicaSet', 'pay-a1'], limitMib: 420, rssMib: (hour) => 100 + 5 * hour },
  { pod: 'flat', limitMib: 400, rssMib: () => 380 },
  { pod: 'collected', limitMib: 128, rssMib: ramp },
  {
    pod: 'loop',
    limitMib: 128,
    rssMib: ramp,
    startsEveryHours: 4,
    restarts: (hour) => Math.floor(hour / 4),
    lastReason: 'OOMKilled',
  },
  {
    pod: 'restarted',
    limitMib: 128,
    rssMib: ramp,
    startsEveryHours: 4,
    restarts: (hour) => Math.floor(hour / 4),
    lastReason: 'Completed',
  },
  // Too short for the leak score, and far from the limit when it is started anew.
  { pod: 'masked', limitMib: 1000, rssMib: (hour) => 100 + 12 * (hour % 11), startsEveryHours: 11 },
];

const ofContainer = (pod: string): Labels => ({ namespace: 'shop', pod, container: 'app' });
const ofWorkload = (workload: string): Labels => ({ namespace: 'shop', workload, container: 'app' });
const toContainerSeries = ({ pod, limitMib, rssMib, startsEveryHours, restarts, lastReason, owner }: Container) => {
  const labels = { ...ofContainer(pod), id: `/${pod.length}`, node: 'n1' };
  const state = { ...ofContainer(pod), job: 'kube-state-metrics' };
  return [
    series('container_memory_rss', labels, (hour) => rssMib(hour) * MIB),
    series('container_memory_working_set_bytes', labels, (hour) => (rssMib(hour) + 10) * MIB),
    series('container_spec_memory_limit_bytes', labels, () => limitMib * MIB),
    series('container_start_time_seconds', labels, (hour) =>
      startsEveryHours === undefined ? 0 : Math.floor(hour / startsEveryHours) * startsEveryHours * 3600
    ),
    series('kube_pod_container_status_restarts_total', state, restarts ?? (() => 0)),
    ...(owner
      ? [series('kube_pod_owner', { namespace: 'shop', pod, owner_kind: owner[0], owner_name: owner[1] }, () => 1)]
      : []),
    ...(lastReason
      ? [series('kube_pod_container_status_last_terminated_reason', { ...state, reason: lastReason }, () => 1)]
      : []),
  ];
};

const NODES: Record<string, (hour: number) => number> = {
  filling: (hour) => 10 + hour,
  steady: () => 60,
  daily: (hour) => 50 + 10 * Math.sin(((hour - 36) / 12) * Math.PI),
};
const toNodeSeries = ([node, gib]: [string, (hour: number) => number]) => [
  series('container_memory_working_set_bytes', { node, id: '/' }, (hour) => gib(hour) * GIB),
  series('kube_node_status_capacity', { node, resource: 'memory' }, () => 64 * GIB + 100 * MIB),
  series('kube_node_status_allocatable', { node, resource: 'memory' }, () => 60 * GIB),
];

const TARGETS: Record<string, (hour: number) => number> = { 'blow-up': (hour) => 500 + 240 * hour, even: () => 5000 };
const toTargetSeries = ([job, samples]: [string, (hour: number) => number]) => [
  series('scrape_samples_scraped', { job, instance: 'i1' }, samples),
  series('process_start_time_seconds', { job, instance: 'i1' }, () => 0),
];

const groups = buildRuleGroups({ grafanaUrl: 'https://grafana.example.org', labels: { team: 'a{{b' } });
const alerts = groups.flatMap(({ rules }) => rules).filter((rule): rule is AlertRule => 'alert' in rule);

/** What a template says, for the few forms that ours have. */
const render = (text: string, labels: Labels, value: string) =>
  text.replace(/\{\{ (\$labels\.(\w+)|\$value)( \|.*?)? \}\}/g, (_, what, label, pipe) => {
    const shown = what === '$value' ? value : labels[label];
    return pipe?.includes('urlquery') ? encodeURIComponent(shown).replaceAll('%20', '+') : shown;
  });

/** The alerts of a name at a moment: exactly those. */
function expectAlerts(name: string, hour: number, firing: Array<{ labels: Labels; value: string }>) {
  const { labels: own, annotations } = alerts.find(({ alert }) => alert === name)!;
  return {
    eval_time: `${hour * 60}m`,
    alertname: name,
    exp_alerts: firing.map(({ labels, value }) => ({
      exp_labels: { severity: own.severity, team: 'a{{b', ...labels },
      exp_annotations: Object.fromEntries(
        Object.entries(annotations).map(([key, text]) => [key, render(text, labels, value)])
      ),
    })),
  };
}

const LEAK = ofWorkload(HOSTILE);
const FIXED = ofWorkload('fixed');
const OTHERS = ['orders', 'cart-v2-0-main', 'pay'].map(ofWorkload);
const LEAKING = [LEAK, ...OTHERS];

const EXPECTED = [
  expectAlerts('LeakscopeMemoryLeak', 6, []),
  expectAlerts(
    'LeakscopeMemoryLeak',
    29,
    [...LEAKING, FIXED].map((labels) => ({ labels, value: '100' }))
  ),
  // Ten hours after the fix it stays; the value is the last one at which it fired.
  expectAlerts(
    'LeakscopeMemoryLeak',
    40,
    [...LEAKING, FIXED].map((labels) => ({ labels, value: '100' }))
  ),
  expectAlerts(
    'LeakscopeMemoryLeak',
    44,
    LEAKING.map((labels) => ({ labels, value: '100' }))
  ),
  expectAlerts('LeakscopeOomLoop', 6, []),
  expectAlerts('LeakscopeOomLoop', 47, [{ labels: ofWorkload('loop'), value: '100' }]),
  expectAlerts('LeakscopeMaskedLeak', 20, []),
  // How lives end is not looked at: those that are killed, or end by themselves, rise as well.
  expectAlerts(
    'LeakscopeMaskedLeak',
    47,
    ['loop', 'restarted', 'masked'].map((workload) => ({ labels: ofWorkload(workload), value: '100' }))
  ),
  expectAlerts('LeakscopeFastLeak', 3, []),
  expectAlerts('LeakscopeFastLeak', 47, [{ labels: ofWorkload('loop'), value: '100' }]),
  // 335 MiB and 10 MiB of 400 MiB, at 5 MiB an hour.
  expectAlerts('LeakscopeLimitSoon', 45, []),
  expectAlerts('LeakscopeLimitSoon', 47, [{ labels: ofWorkload(HOSTILE), value: '11h 0m 0s' }]),
  // 50 GiB of 64 GiB, at 1 GiB an hour.
  expectAlerts('LeakscopeNodePressureSoon', 29, []),
  expectAlerts('LeakscopeNodePressureSoon', 40, [{ labels: { node: 'filling' }, value: '14h 0m 0s' }]),
  expectAlerts('LeakscopeCardinality', 5, []),
  expectAlerts('LeakscopeCardinality', 12, [{ labels: { job: 'blow-up', instance: 'i1' }, value: '100' }]),
];

test.each(listServers())(
  '$name: every alert fires for what it is for and for nothing else, with its texts; a fixed leak ends it',
  async ({ programs }) => {
    expect([...new Set(EXPECTED.map(({ alertname }) => alertname))].sort()).toEqual(
      alerts.map(({ alert }) => alert).sort()
    );
    const folder = mkdtempSync(path.join(tmpdir(), 'leakscope-alerts-'));
    try {
      const rules = path.join(folder, 'rules.yml');
      writeFileSync(rules, toRuleFile(groups));
      const file = path.join(folder, 'test.yml');
      const input = [
        ...CONTAINERS.flatMap(toContainerSeries),
        series(
          'kube_replicaset_owner',
          { namespace: 'shop', replicaset: 'pay-a1', owner_kind: 'Deployment', owner_name: 'pay' },
          () => 1
        ),
        ...Object.entries(NODES).flatMap(toNodeSeries),
        ...Object.entries(TARGETS).flatMap(toTargetSeries),
      ];
      const one = { interval: `${STEP_MINUTES}m`, input_series: input, alert_rule_test: EXPECTED };
      // JSON is YAML.
      writeFileSync(file, JSON.stringify({ rule_files: [rules], evaluation_interval: '5m', tests: [one] }));
      await runTool(programs.promtool, ['test', 'rules', file]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  600_000
);
