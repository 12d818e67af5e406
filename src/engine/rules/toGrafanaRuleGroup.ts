import type { GrafanaGroup, GrafanaRule } from './grafanaRules';
import type { GrafanaQuery } from './grafanaQueries';
import { GRAFANA_STATES } from './toGrafanaProvisioning';

/** A rule as Grafana's HTTP API takes it. Source: grafana-foundation-sdk, alerting.Rule. */
export interface GrafanaApiRule {
  uid: string;
  title: string;
  ruleGroup: string;
  folderUID: string;
  condition: string;
  data: readonly GrafanaQuery[];
  for: string;
  keep_firing_for?: string;
  noDataState: 'OK';
  execErrState: 'Error';
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
  isPaused: boolean;
}

/** Body of PUT /api/v1/provisioning/folder/FOLDER/rule-groups/GROUP, which replaces the whole group. */
export interface GrafanaApiGroup {
  title: string;
  folderUid: string;
  /** Seconds. */
  interval: number;
  rules: readonly GrafanaApiRule[];
}

/**
 * The group for Grafana's HTTP API. The folder has to be there. Send `X-Disable-Provenance: true` along, so that people
 * can go on editing the rules; what is meant by the dashboard is in the annotations.
 */
export function toGrafanaRuleGroup({ name, intervalSeconds, rules }: GrafanaGroup, folderUid: string): GrafanaApiGroup {
  return {
    title: name,
    folderUid,
    interval: intervalSeconds,
    rules: rules.map((rule) => toApiRule(rule, name, folderUid)),
  };
}

function toApiRule(rule: GrafanaRule, ruleGroup: string, folderUID: string): GrafanaApiRule {
  const { uid, title, condition, data, holdFor, keepFiringFor, labels, annotations } = rule;
  return {
    ...{ uid, title, ruleGroup, folderUID, condition, data },
    for: holdFor,
    ...(keepFiringFor === null ? {} : { keep_firing_for: keepFiringFor }),
    ...GRAFANA_STATES,
    ...{ labels, annotations },
    isPaused: false,
  };
}
