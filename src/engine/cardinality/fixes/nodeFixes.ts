import { say } from '../../language/say';
import { escapeRegex } from '../../promql/quotePromql';
import { quoteYaml } from './escapes';
import type { ExporterFix } from './exporters';
import { explodingLabels, type FixInput } from './fix';

/** Collectors of node_exporter by the second word of their metrics. */
const COLLECTORS: Readonly<Record<string, string>> = {
  network: 'netdev',
  disk: 'diskstats',
  filesystem: 'filesystem',
  systemd: 'systemd',
  mountstats: 'mountstats',
  processes: 'processes',
  hwmon: 'hwmon',
  interrupts: 'interrupts',
  tcp: 'tcpstat',
};

const toArguments = (flags: readonly string[]) => `args:\n${flags.map((flag) => `  - ${quoteYaml(flag)}\n`).join('')}`;

/** node_exporter. Source: its README, "Include & Exclude flags"; collector/netclass_linux.go for that of netclass. */
export function toNodeFixes({ metric }: FixInput): ExporterFix[] {
  const collector = COLLECTORS[/^node_([a-z]+)_/.exec(metric)?.[1] ?? ''];
  const excludes: Readonly<Record<string, readonly string[]>> = {
    netdev: [
      '--collector.netdev.device-exclude=^(veth|cali|cilium|lxc|tap|docker|br-).*$',
      '--collector.netclass.ignored-devices=^(veth|cali|cilium|lxc|tap|docker|br-).*$',
    ],
    diskstats: ['--collector.diskstats.device-exclude=^(ram|loop|fd|dm-|nbd|rbd)\\d+$'],
    filesystem: [
      '--collector.filesystem.mount-points-exclude=^/(dev|proc|run|sys|var/lib/(docker|containers|containerd|kubelet))($|/)',
    ],
    systemd: ['--collector.systemd.unit-exclude=.+\\.(automount|device|mount|scope|slice)'],
  };
  return collector === undefined
    ? []
    : [
        {
          title: say`Leave what comes and goes out at node_exporter`,
          language: 'yaml',
          code: toArguments(excludes[collector] ?? [`--no-collector.${collector}`]),
          sparesProcess: true,
          note: say`Interfaces, mounts and units of containers have new names all the time. Fit the expression to your names.`,
        },
      ];
}

/** cAdvisor beside Docker. Source: cAdvisor, cmd/cadvisor.go (the flags). The one inside of the kubelet has no such flags. */
export function toCadvisorFixes(input: FixInput): ExporterFix[] {
  const isContainerLabel = explodingLabels(input).some((label) => /^container_(label|env)_/.test(label));
  return [
    isContainerLabel
      ? {
          title: say`Take labels of containers off at cAdvisor`,
          language: 'yaml',
          code: toArguments([
            '--store_container_labels=false',
            '--whitelisted_container_labels=io.kubernetes.container.name,io.kubernetes.pod.name,io.kubernetes.pod.namespace',
          ]),
          sparesProcess: true,
          note: say`Name the labels that you need: all others no longer become labels of metrics.`,
        }
      : {
          title: say`Leave groups of metrics, and cgroups that are no containers, out at cAdvisor`,
          language: 'yaml',
          code: toArguments(['--docker_only=true', '--disable_metrics=percpu,process,sched,tcp,udp,advtcp']),
          sparesProcess: true,
          note: say`The cAdvisor inside of the kubelet has no such flags: there only the rule of the scrape job helps.`,
        },
  ];
}

/**
 * Parts of Kubernetes. Source: kubernetes.io, "Metrics For Kubernetes System Components" (--disabled-metrics of the
 * control plane); kubernetes/kubernetes 106538. The kubelet has no setting: its ServiceMonitor has.
 */
export function toKubernetesFixes({ metric, seriesNames }: FixInput): ExporterFix[] {
  const isControlPlane = /^(apiserver|scheduler|kube_apiserver|etcd_request)_/.test(metric);
  return [
    isControlPlane
      ? {
          title: say`Switch the metric off at the component`,
          language: 'yaml',
          code: toArguments([`--disabled-metrics=${metric}`]),
          sparesProcess: true,
          note: say`A flag of kube-apiserver, kube-controller-manager and kube-scheduler.`,
        }
      : {
          title: say`Drop the metric in the ServiceMonitor of the component, and update Kubernetes`,
          language: 'yaml',
          code: [
            'endpoints:',
            '  - metricRelabelings:',
            '      - sourceLabels: [__name__]',
            `        regex: ${quoteYaml([...seriesNames].sort().map(escapeRegex).join('|'))}`,
            '        action: drop',
            '',
          ].join('\n'),
          sparesProcess: false,
          note: say`It has no setting for this: the process is spared only by a release that writes fewer values (the label url of rest_client metrics was one of the causes) or by a restart.`,
        },
  ];
}
