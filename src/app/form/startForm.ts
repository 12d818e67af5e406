import type { AlertLink, AlertScope } from '../../contract/alertLink';
import {
  ALERT_KINDS,
  type AlertKind,
  DEFAULT_GRAFANA_FOLDER,
  escapeRegex,
  formatRuleDuration,
  guessWorkload,
  RULE_LIMITS,
} from '../../engine';
import type { AlertForm } from './alertForm';
import { toPodPattern } from './toPodPattern';

/** Not that of the provisioned files: Grafana refuses to change a group that a file wrote. */
export const DEFAULT_GROUP = 'leakscope-alerts';

export const findKind = (kind: AlertKind) => ALERT_KINDS.find((info) => info.kind === kind)!;

/** The form as it opens: what the address asks for, and what is advised for the rest. */
export function startForm(link: AlertLink | null, datasourceUid: string): AlertForm {
  const kind = link?.kind ?? 'leak';
  return {
    kind,
    datasourceUid,
    scope: toPatterns(link?.labels ?? {}),
    name: '',
    ...toKindDefaults(kind),
    grouping: 'workload',
    folderUid: '',
    newFolder: DEFAULT_GRAFANA_FOLDER,
    group: DEFAULT_GROUP,
    interval: formatRuleDuration(RULE_LIMITS.interval.value),
    labels: '',
    basis: 'recorded',
    window: '1d',
    part: 'anon',
  };
}

/** What is advised for a kind. */
export function toKindDefaults(kind: AlertKind) {
  const { unit, threshold, holdSeconds, keepSeconds, severity } = findKind(kind);
  return {
    threshold: unit === 'points' ? String(threshold) : formatRuleDuration(threshold),
    holdFor: formatRuleDuration(holdSeconds),
    keepFiringFor: formatRuleDuration(keepSeconds),
    severity,
  };
}

/** The names of a link stand for themselves, and a pod for its workload and all pods of that. */
function toPatterns(labels: AlertScope): AlertScope {
  const { pod } = labels;
  const named = { ...(pod === undefined ? {} : { workload: guessWorkload(pod).name }), ...labels };
  return Object.fromEntries(
    Object.entries(named).map(([name, text]) => [name, name === 'pod' ? toPodPattern(text) : escapeRegex(text)])
  );
}
