import { buildRuleGroups, formatRuleDuration, RULE_LIMITS, type RuleGroup } from '../../../engine';
import type { RecordingGroup, RecordingWay } from './recordingStore';

/** Other groups than those of the files and of saved alerts, so that neither is ever overwritten. */
const ID = 'leakscope-recording';

export interface PlanOptions {
  clusterLabel: string | null;
  expand: (expr: string) => string;
}

/** The recording rules as they are written by a click. */
export function planGroups(way: RecordingWay, { clusterLabel, expand }: PlanOptions): RecordingGroup[] {
  const interval = way === 'grafana' ? formatRuleDuration(RULE_LIMITS.grafanaRecordingInterval.value) : undefined;
  return buildRuleGroups({ id: ID, clusterLabel, expand, recordingOnly: true, interval }).map(toRecording);
}

function toRecording({ name, interval, rules }: RuleGroup): RecordingGroup {
  return { name, interval, rules: rules.flatMap((rule) => ('record' in rule ? [rule] : [])) };
}
