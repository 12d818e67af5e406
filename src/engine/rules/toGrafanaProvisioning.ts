import { formatRuleDuration } from './duration';
import type { GrafanaGroup, GrafanaRule } from './grafanaRules';
import { toYaml } from './toYaml';

/** What no rule of ours may do: no series means that nothing leaks, and a query that fails is an error of its own. */
export const GRAFANA_STATES = { noDataState: 'OK', execErrState: 'Error' } as const;

/**
 * The group as a file for Grafana's provisioning/alerting. Grafana creates the folder, and shows the rules read-only.
 * The model of a query is taken as it stands; in labels a dollar would begin a variable.
 */
export function toGrafanaProvisioning({ name, folder, intervalSeconds, rules }: GrafanaGroup, orgId = 1): string {
  return toYaml({
    apiVersion: 1,
    groups: [{ orgId, name, folder, interval: formatRuleDuration(intervalSeconds), rules: rules.map(toFileRule) }],
  });
}

function toFileRule(rule: GrafanaRule) {
  const { uid, title, condition, data, holdFor, keepFiringFor, labels, annotations, dashboardUid, panelId } = rule;
  return {
    uid,
    title,
    condition,
    data: data.map(({ refId, datasourceUid, relativeTimeRange, model }) => ({
      ...{ refId, datasourceUid, relativeTimeRange },
      model,
    })),
    for: holdFor,
    ...(keepFiringFor === null ? {} : { keepFiringFor }),
    ...GRAFANA_STATES,
    labels: Object.fromEntries(Object.entries(labels).map(([label, text]) => [label, text.replaceAll('$', '$$$$')])),
    annotations,
    dashboardUid,
    panelId,
  };
}
