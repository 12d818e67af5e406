import { buildRuleGroups, toGrafanaProvisioning, toPrometheusRule, toRuleFile, say } from '../../engine';
import type { BuiltAlert } from './buildAlert';

export interface TextFile {
  name: string;
  title: string;
  help: string;
  text: string;
}

/** The same alert for where files are kept. Rules on raw series are for Grafana only. */
export function toAlertFiles({ options, group }: BuiltAlert): TextFile[] {
  const id = options.id ?? group.name;
  const alerts = buildRuleGroups(options)
    .map((one) => ({ ...one, rules: one.rules.filter((rule) => 'alert' in rule) }))
    .filter(({ rules }) => rules.length > 0);
  const ofPrometheus: TextFile[] = [
    {
      name: `${id}.rules.yml`,
      title: say`Prometheus rule file`,
      help: say`For rule_files of Prometheus, and the rulers of Mimir, Thanos and VictoriaMetrics.`,
      text: toRuleFile(alerts),
    },
    {
      name: `${id}.prometheusrule.yaml`,
      title: 'PrometheusRule',
      help: say`For the Prometheus Operator. Add the labels that your ruleSelector asks for.`,
      text: toPrometheusRule(alerts, { name: id }),
    },
  ];
  return [
    ...(options.matchers === undefined ? ofPrometheus : []),
    {
      name: `${id}.grafana.yaml`,
      title: say`Grafana provisioning`,
      help: say`For provisioning/alerting. Grafana shows rules from files read-only.`,
      text: toGrafanaProvisioning(group),
    },
  ];
}
