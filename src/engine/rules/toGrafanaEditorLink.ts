import type { GrafanaRule } from './grafanaRules';
import { GRAFANA_STATES } from './toGrafanaProvisioning';

export interface GrafanaEditorTarget {
  /** Null lets people choose. */
  folder: { uid: string; title: string } | null;
  group: string;
  /** Where the editor goes back to: a path of this Grafana. */
  returnTo?: string;
  /** Path below which Grafana is served, such as /grafana. */
  subPath?: string;
}

/** Address of Grafana's own rule editor with the rule filled in; nothing is saved before somebody does. */
export function toGrafanaEditorLink(rule: GrafanaRule, target: GrafanaEditorTarget): string {
  const { folder, group, returnTo, subPath = '' } = target;
  const pairs = (record: Readonly<Record<string, string>>) =>
    Object.entries(record).map(([key, value]) => ({ key, value }));
  const defaults = {
    type: 'grafana',
    name: rule.title,
    ...(folder === null ? {} : { folder }),
    group,
    queries: rule.data.map((query) => ({ ...query, queryType: '' })),
    condition: rule.condition,
    evaluateFor: rule.holdFor,
    ...(rule.keepFiringFor === null ? {} : { keepFiringFor: rule.keepFiringFor }),
    ...GRAFANA_STATES,
    labels: pairs(rule.labels),
    annotations: pairs(rule.annotations),
  };
  const parameters = new URLSearchParams({ defaults: JSON.stringify(defaults), ...(returnTo ? { returnTo } : {}) });
  return `${subPath.replace(/\/+$/, '')}/alerting/new?${parameters.toString()}`;
}
