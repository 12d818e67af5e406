import { buildRuleGroups, type RuleOptions, toPrometheusRule, toRuleFile, textsIn } from '../../engine';

export type InstallWay = 'prometheus' | 'operator' | 'mimir' | 'thanos' | 'victoriametrics';

export interface Instruction {
  title: string;
  /** In order; a command or a piece of configuration is ready to paste. */
  steps: Array<{ text: string; paste?: string }>;
  isObject: boolean;
}

const FILE = 'leakscope.rules.yml';
const OBJECT_FILE = 'leakscope.yaml';

/** How the rules get to where they are evaluated. The same words as docs/alerting.md. */
export const INSTALL_WAYS: Record<InstallWay, Instruction> = textsIn(
  'title',
  'text'
)({
  prometheus: {
    title: 'Prometheus',
    isObject: false,
    steps: [
      { text: 'Save the file beside prometheus.yml. Prometheus 2.42 or later reads it.' },
      { text: 'Name it there:', paste: `rule_files:\n  - ${FILE}` },
      { text: 'Check it, and reload:', paste: `promtool check rules ${FILE}\nkill -HUP $(pidof prometheus)` },
    ],
  },
  operator: {
    title: 'Prometheus Operator',
    isObject: true,
    steps: [
      { text: 'Add the labels that the ruleSelector of your Prometheus asks for, such as release.' },
      { text: 'Apply it where your other rules are:', paste: `kubectl -n monitoring apply -f ${OBJECT_FILE}` },
    ],
  },
  mimir: {
    title: 'Mimir',
    isObject: false,
    steps: [
      {
        text: 'Load the file into the ruler of your tenant:',
        paste: `mimirtool rules load ${FILE} --address=URL --id=TENANT`,
      },
    ],
  },
  thanos: {
    title: 'Thanos',
    isObject: false,
    steps: [
      { text: 'Where Prometheus itself keeps 11 days, install the file there: answers of a store gateway come later.' },
      { text: 'Else give it to the ruler:', paste: `thanos rule --rule-file=${FILE}` },
    ],
  },
  victoriametrics: {
    title: 'VictoriaMetrics',
    isObject: false,
    steps: [
      {
        text: 'The rules read each other’s results: all three addresses are the storage that they are written to.',
        paste: `vmalert -rule=${FILE} -datasource.url=URL -remoteRead.url=URL -remoteWrite.url=URL`,
      },
    ],
  },
});

export interface InstallOptions {
  clusterLabel: string | null;
  withAlerts: boolean;
  /** Puts a text into the names of the sources that are there. */
  expand?: (expr: string) => string;
}

/** The texts that a file would put into the names of other sources. */
export function listInstallTexts(way: InstallWay, options: Omit<InstallOptions, 'expand'>): string[] {
  const texts = new Set<string>();
  buildInstallFile(way, {
    ...options,
    expand: (text) => {
      texts.add(text);
      return text;
    },
  });
  return [...texts];
}

/** The recording rules as a file for this way; with the alerts where they are not kept in Grafana. */
export function buildInstallFile(
  way: InstallWay,
  { clusterLabel, withAlerts, expand }: InstallOptions
): { name: string; text: string } {
  const options: RuleOptions = {
    clusterLabel,
    expand,
    recordingOnly: !withAlerts,
    // Versions of vmalert that do not know the field refuse the whole file.
    ...(way === 'victoriametrics' ? { keepFiringFor: '0s' } : {}),
  };
  const groups = buildRuleGroups(options);
  return INSTALL_WAYS[way].isObject
    ? { name: OBJECT_FILE, text: toPrometheusRule(groups) }
    : { name: FILE, text: toRuleFile(groups) };
}
