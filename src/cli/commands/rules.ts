import {
  ALERT_KIND_NAMES,
  buildGrafanaGroup,
  buildRuleGroups,
  type GrafanaGroup,
  type MinGrafana,
  type RuleOptions,
  SCORE_PARAMETERS,
  toGrafanaEditorLink,
  toGrafanaProvisioning,
  toGrafanaRuleGroup,
  toPrometheusRule,
  toRuleFile,
} from '../../engine';
import type { Options } from '../args/parseOptions';
import { readRuleOptions, RULE_OPTIONS } from '../args/readRuleOptions';
import type { CliIo } from '../cliIo';
import { EXIT_CODE, type ExitCode } from '../exitCode';
import { UsageError } from '../usageError';
import type { Command } from './command';

const DEFAULT_THRESHOLD = String(SCORE_PARAMETERS.alert.value);
const DEFAULT_FOLDER_UID = 'leakscope';

export const rules: Command = {
  name: 'rules',
  summary: 'print alert and recording rules',
  help: `Usage: leakscope rules --kind prometheus|prometheusrule|grafana [options]

Prints the recording rules of the scores and the alerts on them. Nothing is sent anywhere.

  --kind prometheus       a file for rule_files of Prometheus, or for the ruler of Mimir, Thanos or VictoriaMetrics
  --kind prometheusrule   the same as an object of the Prometheus Operator
  --kind grafana          the alerts as Grafana-managed rules; they read what the recording rules record

  --alerts LIST           some of ${ALERT_KIND_NAMES.join(', ')} (all)
  --threshold SCORE       score from which on the alerts on scores fire, 0 to 100 (${DEFAULT_THRESHOLD})
  --for DURATION          how long it has to stay there (leak and cardinality 1h, others 15m)
  --keep-firing-for DURATION  how long an alert stays after that is over (leak and cardinality 12h, oom-loop 6h, others 1h)
  --time-to-limit DURATION    time left to the limit of a container (12h)
  --time-to-pressure DURATION time left to the memory pressure of a node (24h)
  --severity NAME         label for routing (warning; critical for times)
  --group-by LIST         labels that alerts on containers keep (namespace,workload,container), such as
                          namespace,pod,container,part: one alert a pod
  --interval DURATION     how often the rules are evaluated, 5m at most (5m)
  --selector MATCHERS     only these containers, such as 'namespace="shop"'
  --cluster-label LABEL   label that names the cluster, where one store holds several
  --node-label LABEL      label of the kubelet's series that names the node (node)
  --kube-state-limits     limits of kube-state-metrics, where those of cAdvisor are not stored
  --source LIST           sources other than the kubelet, as doctor names them, such as docker-compose
  --grafana-url URL       address of Grafana: alerts of Prometheus link to its dashboards
  --recording-only        no alerts: for where Grafana has them (prometheus, prometheusrule)
  --label NAME=VALUE      label of the object, such as release=prometheus; several times (prometheusrule)
  --prometheus-uid UID    the data source with the recorded series (grafana)
  --folder TITLE          folder of the rules (grafana: Leakscope)
  --grafana-version 11.6|12.1  the oldest Grafana that has to read them (grafana: 12.1)
  --format yaml|json|link file for provisioning, body for the HTTP API, or addresses of the rule editor (grafana: yaml)
  --folder-uid UID        uid of the folder (grafana, json and link: ${DEFAULT_FOLDER_UID})

Examples:
  leakscope rules --kind prometheus > leakscope.rules.yml
  leakscope rules --kind prometheus --alerts leak --threshold 95 --for 2h --selector 'namespace=~"shop|pay"'
  leakscope rules --kind prometheusrule --label release=kube-prometheus-stack | kubectl apply -f -
  leakscope rules --kind grafana --prometheus-uid PBFA97CFB590B2093 > provisioning/alerting/leakscope.yaml
  leakscope rules --kind prometheus --source docker-compose,docker > leakscope.rules.yml
  promtool check rules leakscope.rules.yml
`,
  options: {
    kind: 'value',
    ...RULE_OPTIONS,
    'recording-only': 'switch',
    label: 'values',
    'prometheus-uid': 'value',
    folder: 'value',
    'folder-uid': 'value',
    'grafana-version': 'value',
    format: 'value',
  },
  run,
};

const GRAFANA_ONLY = ['prometheus-uid', 'folder', 'folder-uid', 'grafana-version', 'format'];
const PROMETHEUS_ONLY = ['recording-only', 'grafana-url'];
const OBJECT_ONLY = ['label'];

/** Which options a kind does not know. */
const REFUSED = {
  prometheus: [...GRAFANA_ONLY, ...OBJECT_ONLY],
  prometheusrule: GRAFANA_ONLY,
  grafana: [...PROMETHEUS_ONLY, ...OBJECT_ONLY],
};

async function run(options: Options, io: CliIo): Promise<ExitCode> {
  const kind = options.required('kind');
  if (kind !== 'prometheus' && kind !== 'prometheusrule' && kind !== 'grafana') {
    throw new UsageError('--kind must be prometheus, prometheusrule or grafana.');
  }
  const refused = REFUSED[kind].find((name) => options.has(name));
  if (refused !== undefined) {
    throw new UsageError(`--${refused} cannot be used with --kind ${kind}.`);
  }
  const ruleOptions = { ...readRuleOptions(options), recordingOnly: options.has('recording-only') };
  io.stdout(asUsageError(() => render(kind, ruleOptions, options)));
  return EXIT_CODE.done;
}

function render(kind: keyof typeof REFUSED, ruleOptions: RuleOptions, options: Options): string {
  if (kind === 'prometheus') {
    return toRuleFile(buildRuleGroups(ruleOptions));
  }
  if (kind === 'prometheusrule') {
    return toPrometheusRule(buildRuleGroups(ruleOptions), { labels: readLabels(options.values('label')) });
  }
  const group = buildGrafanaGroup(ruleOptions, {
    datasourceUid: options.required('prometheus-uid'),
    folder: options.value('folder'),
    minGrafana: readVersion(options.value('grafana-version')),
  });
  return renderGrafana(group, options);
}

function renderGrafana(group: GrafanaGroup, options: Options): string {
  const format = options.value('format') ?? 'yaml';
  const folderUid = options.value('folder-uid') ?? DEFAULT_FOLDER_UID;
  switch (format) {
    case 'yaml':
      return toGrafanaProvisioning(group);
    case 'json':
      return `${JSON.stringify(toGrafanaRuleGroup(group, folderUid), null, 2)}\n`;
    case 'link': {
      const folder = options.has('folder-uid') ? { uid: folderUid, title: group.folder } : null;
      return group.rules.map((rule) => `${toGrafanaEditorLink(rule, { folder, group: group.name })}\n`).join('');
    }
    default:
      throw new UsageError('--format must be yaml, json or link.');
  }
}

function readVersion(text: string | undefined): MinGrafana | undefined {
  if (text !== undefined && text !== '11.6' && text !== '12.1') {
    throw new UsageError('--grafana-version must be 11.6 or 12.1: later ones read the form of 12.1.');
  }
  return text;
}

function readLabels(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
      if (name === undefined) {
        throw new UsageError('--label must have the form name=value.');
      }
      return [name, value];
    })
  );
}

/** The engine throws for wrong arguments only, with a sentence. */
function asUsageError<T>(build: () => T): T {
  try {
    return build();
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(error instanceof Error ? error.message : String(error));
  }
}
