import type { RecordingRule } from '../score/scoreChain';
import { DEFAULT_RULE_ID } from './alertSpec';
import type { RuleGroup } from './buildRuleGroups';
import { parseRuleDuration } from './duration';
import { buildInstantQuery } from './grafanaQueries';
import { hashText } from './hashText';
import { GRAFANA_STATES } from './toGrafanaProvisioning';
import type { GrafanaApiRule } from './toGrafanaRuleGroup';

/** A recording rule as Grafana's HTTP API takes it; `condition` is asked for and not read. Source: grafana-foundation-sdk, alerting.RecordRule. */
export interface GrafanaRecordingRule extends GrafanaApiRule {
  record: { metric: string; from: string; target_datasource_uid: string };
}

export interface GrafanaRecordingGroup {
  title: string;
  folderUid: string;
  /** Seconds. */
  interval: number;
  rules: readonly GrafanaRecordingRule[];
}

/** Beginning of the uids of recording rules that Leakscope wrote. */
export const RECORDING_UID_PREFIX = `${DEFAULT_RULE_ID}-rec-`;

/**
 * Recording rules of a group for Grafana's HTTP API: each asks a data source and writes what it answers to the same one.
 * The uid is made from the data source, the name and the labels, so that writing again changes the rule. Cost: linear.
 */
export function toGrafanaRecordingGroup(
  { name, interval, rules }: Pick<RuleGroup, 'name' | 'interval'> & { rules: readonly RecordingRule[] },
  { folderUid, datasourceUid }: { folderUid: string; datasourceUid: string }
): GrafanaRecordingGroup {
  return {
    title: name,
    folderUid,
    interval: parseRuleDuration(interval),
    rules: rules.map(({ record, expr, labels = {} }) => {
      const told = Object.entries(labels).map(([label, value]) => `${label}=${value}`);
      const title = [record, ...told].join(' ');
      return {
        uid: `${RECORDING_UID_PREFIX}${hashText(datasourceUid)}-${hashText(title)}`,
        // Unique in the folder, also with two stores.
        title: `${title} (${datasourceUid})`,
        ruleGroup: name,
        folderUID: folderUid,
        condition: 'A',
        data: [buildInstantQuery(expr, datasourceUid)],
        for: '0s',
        ...GRAFANA_STATES,
        labels,
        annotations: {},
        isPaused: false,
        record: { metric: record, from: 'A', target_datasource_uid: datasourceUid },
      };
    }),
  };
}
