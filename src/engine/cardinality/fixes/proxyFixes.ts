import { say } from '../../language/say';
import { quoteYaml } from './escapes';
import type { ExporterFix } from './exporters';
import { explodingLabels, type FixInput } from './fix';

/** ingress-nginx. Source: kubernetes.github.io/ingress-nginx, "Command line arguments". */
export function toIngressNginxFixes(input: FixInput): ExporterFix[] {
  const isHost = explodingLabels(input).includes('host');
  const flag = isHost ? '--metrics-per-host=false' : `--exclude-socket-metrics=${input.metric}`;
  return [
    {
      title: isHost ? say`Take the host off at ingress-nginx` : say`Leave the metric out at ingress-nginx`,
      language: 'yaml',
      code: `# arguments of the controller; in its Helm chart: controller.extraArgs\nargs:\n  - ${quoteYaml(flag)}\n`,
      sparesProcess: true,
      note: isHost
        ? say`Hosts that no Ingress names are left out by default: with --metrics-per-undefined-host anybody who asks for a name makes series.`
        : say`Several metrics are separated by commas.`,
    },
  ];
}

/** Traefik. Source: doc.traefik.io, "Prometheus": what its metrics are told by. */
export function toTraefikFixes({ metric }: FixInput): ExporterFix[] {
  const flags: Readonly<Record<string, string>> = {
    service: 'addServicesLabels',
    router: 'addRoutersLabels',
    entrypoint: 'addEntryPointsLabels',
  };
  const flag = flags[/^traefik_([a-z]+)_/.exec(metric)?.[1] ?? ''];
  return flag === undefined
    ? []
    : [
        {
          title: say`Switch these metrics off at Traefik`,
          language: 'yaml',
          code: `# static configuration\nmetrics:\n  prometheus:\n    ${flag}: false\n`,
          sparesProcess: true,
          note: say`The same by argument: --metrics.prometheus.${flag}=false.`,
        },
      ];
}
