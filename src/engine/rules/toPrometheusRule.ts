import { say } from '../language/say';
import type { RuleGroup } from './buildRuleGroups';
import { quoteYaml } from './quoteYaml';
import { toRuleFile } from './toRuleFile';

export interface PrometheusRuleOptions {
  name?: string;
  namespace?: string;
  /** Labels of the object: they have to match the `ruleSelector` of the Prometheus that should load it. */
  labels?: Readonly<Record<string, string>>;
}

/** RFC 1123, as Kubernetes names objects. */
const OBJECT_NAME = /^[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?$/;
const LABEL_KEY = /^(?:[a-z0-9.-]{1,253}\/)?[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const LABEL_VALUE = /^(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/;

/** The groups as a `PrometheusRule` of the Prometheus Operator, which VictoriaMetrics' operator converts as well. */
export function toPrometheusRule(groups: readonly RuleGroup[], options: PrometheusRuleOptions = {}): string {
  const { name = 'leakscope', namespace, labels = {} } = options;
  for (const text of [name, namespace]) {
    if (text !== undefined && !OBJECT_NAME.test(text)) {
      throw new Error(
        say`${JSON.stringify(text)} cannot name a Kubernetes object: use small letters, digits and hyphens.`
      );
    }
  }
  for (const [key, value] of Object.entries(labels)) {
    if (!LABEL_KEY.test(key) || !LABEL_VALUE.test(value)) {
      throw new Error(
        say`${JSON.stringify(`${key}=${value}`)} is not a Kubernetes label: use one such as release=prometheus.`
      );
    }
  }
  const labelLines = Object.entries(labels).map(([key, value]) => `    ${quoteYaml(key)}: ${quoteYaml(value)}`);
  const lines = [
    'apiVersion: monitoring.coreos.com/v1',
    'kind: PrometheusRule',
    'metadata:',
    `  name: ${quoteYaml(name)}`,
    ...(namespace === undefined ? [] : [`  namespace: ${quoteYaml(namespace)}`]),
    ...(labelLines.length === 0 ? [] : ['  labels:', ...labelLines]),
    'spec:',
    ...toRuleFile(groups)
      .trimEnd()
      .split('\n')
      .map((line) => `  ${line}`),
  ];
  return `${lines.join('\n')}\n`;
}
