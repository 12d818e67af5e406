import { textsIn } from '../../language/textsIn';
import { say } from '../../language/say';
import type { ExporterFix } from './exporters';
import type { FixInput } from './fix';

/** Resources by what their metrics are called, where that is not their name without an s. */
const PLURALS: Readonly<Record<string, string>> = {
  endpoint: 'endpoints',
  ingress: 'ingresses',
  ingressclass: 'ingressclasses',
  networkpolicy: 'networkpolicies',
  storageclass: 'storageclasses',
};

/** What leaves objects behind, and the setting that keeps fewer. */
const CLEANUPS: Readonly<Record<string, Omit<ExporterFix, 'language' | 'sparesProcess'>>> = textsIn(
  'title',
  'note'
)({
  secret: {
    title: 'Keep fewer old releases of Helm',
    code: 'helm upgrade RELEASE CHART --history-max 3\n',
    note: 'Each upgrade leaves a secret sh.helm.release.v1.NAME.vN; with a lower history the next one removes the old ones. Where the secrets are not of Helm, remove what makes them.',
  },
  configmap: {
    title: 'Keep fewer old releases of Helm, and config maps of generators',
    code: 'helm upgrade RELEASE CHART --history-max 3\nkubectl apply --prune -k DIRECTORY -l LABEL=VALUE --prune-allowlist=core/v1/ConfigMap\n',
    note: 'Generators with a hash in the name, and Helm with storage in config maps, leave one behind with each deploy. The second line deletes every config map with the label that the directory does not make: run it with --dry-run=server first.',
  },
  job: {
    title: 'Let finished jobs go',
    code: 'kubectl patch cronjob NAME --type merge -p \'{"spec":{"successfulJobsHistoryLimit":1,"failedJobsHistoryLimit":1,"jobTemplate":{"spec":{"ttlSecondsAfterFinished":3600}}}}\'\n',
    note: 'Jobs stay until something removes them: ttlSecondsAfterFinished does.',
  },
  replicaset: {
    title: 'Keep fewer old replica sets',
    code: 'kubectl patch deployment NAME --type merge -p \'{"spec":{"revisionHistoryLimit":2}}\'\n',
    note: 'Each deploy leaves a replica set, ten of them by default.',
  },
});

/**
 * kube-state-metrics: its page is as large as the cluster has objects. Source: kube-state-metrics, docs/developer/
 * cli-arguments.md; values of its Helm chart (`metricDenylist`, `collectors`); helm upgrade --help; kubernetes.io,
 * "kubectl apply".
 */
export function toKubeStateFixes({ metric }: FixInput): ExporterFix[] {
  // Its metrics about itself are of no resource.
  const resource = /^kube_(?!state_metrics_)([a-z]+)_/.exec(metric)?.[1];
  if (resource === undefined) {
    return [];
  }
  const plural = PLURALS[resource] ?? `${resource}s`;
  const cleanup = CLEANUPS[resource];
  return [
    ...(cleanup ? [{ ...cleanup, language: 'shell' as const, sparesProcess: true }] : []),
    {
      title: say`Leave these metrics out at kube-state-metrics`,
      language: 'yaml',
      code: `# arguments of the container; in its Helm chart: metricDenylist
args:
  - --metric-denylist=^kube_${resource}_.+$
`,
      sparesProcess: true,
      note: say`To keep some of them, name the others; it does not start with --metric-allowlist beside it. It watches ${plural} all the same.`,
    },
    {
      title: say`Do not watch ${plural} at kube-state-metrics`,
      language: 'yaml',
      code: `# arguments of the container; in its Helm chart: collectors
args:
  - --resources=RESOURCES-WITHOUT-${plural}
`,
      sparesProcess: true,
      note: say`Name all resources that you need, separated by commas, and leave ${plural} out: then it neither lists nor keeps them.`,
    },
  ];
}
