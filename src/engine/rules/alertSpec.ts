import { DEFAULT_CARDINALITY_PREFIX } from '../cardinality/cardinalityScorePromql';
import { DEFAULT_PREFIX } from '../score/scoreChain';
import { toRows } from '../score/scoreSource';
import { ALERT_KINDS, type AlertKind, type AlertKindInfo } from './alertKinds';
import { checkRuleOptions, SCORE_PART } from './checkRuleOptions';
import { formatRuleDuration, parseRuleDuration } from './duration';
import { DEFAULT_NODE_PREFIX, toNodeKeys } from './nodeRules';
import { RULE_LIMITS } from './ruleLimits';
import type { RuleOptions } from './ruleOptions';
import { toWorkloadLabels, toWorkloadPrefix, WORKLOAD_GROUP_LABEL } from './workloadRules';

export const DEFAULT_RULE_ID = 'leakscope';

/** One alert with everything decided, in no form yet: Prometheus and Grafana write the same things differently. */
export interface AlertSpec extends Pick<
  AlertKindInfo,
  'kind' | 'subject' | 'alert' | 'title' | 'unit' | 'page' | 'dashboardUid' | 'panelId'
> {
  /** Name of the recorded series, with matchers where the alert is on a part of them. */
  series: string;
  threshold: number;
  holdFor: string;
  keepFiringFor: string;
  labels: Readonly<Record<string, string>>;
  /** Labels that tell what the alert is about, outermost first. */
  keys: readonly string[];
  /** The series has more labels than `keys`, so that it has to be brought down to those. */
  isGrouped: boolean;
  /** The series are those of workloads: their names stay when pods are replaced. */
  isByWorkload: boolean;
  clusterLabel: string | null;
}

/** The alerts of the options. Throws where the options are wrong. */
export function buildAlertSpecs(options: RuleOptions = {}): AlertSpec[] {
  checkRuleOptions(options);
  const { alerts, labels = {}, settings = {} } = options;
  return ALERT_KINDS.filter(({ kind }) => alerts === undefined || alerts.includes(kind)).map((info) => {
    const { kind, subject, alert, title, unit, page, dashboardUid, panelId } = info;
    const own = settings[kind] ?? {};
    return {
      ...{ kind, subject, alert, title, unit, page, dashboardUid, panelId },
      series: toSeries(kind, options) + (options.alertMatchers ? `{${options.alertMatchers}}` : ''),
      threshold: own.threshold ?? toThreshold(info, options),
      holdFor: own.holdFor ?? options.holdFor ?? formatRuleDuration(info.holdSeconds),
      keepFiringFor: own.keepFiringFor ?? options.keepFiringFor ?? formatRuleDuration(info.keepSeconds),
      labels: { severity: own.severity ?? options.severity ?? info.severity, ...labels },
      ...toKeys(kind, options),
      clusterLabel: options.clusterLabel ?? null,
    };
  });
}

function toThreshold({ kind, unit, threshold }: AlertKindInfo, options: RuleOptions): number {
  if (unit === 'points') {
    return options.threshold ?? threshold;
  }
  const given = kind === 'time-to-limit' ? options.timeToLimit : options.timeToPressure;
  return given === undefined ? threshold : parseRuleDuration(given);
}

function toSeries(kind: AlertKind, options: RuleOptions): string {
  const { targetPrefix = DEFAULT_CARDINALITY_PREFIX } = options;
  const { prefix = DEFAULT_PREFIX } = options;
  const ofMemory = isByWorkload(options) ? toWorkloadPrefix(prefix) : prefix;
  const names: Record<AlertKind, string> = {
    leak: `${ofMemory}_leak_score`,
    'masked-leak': `${toWorkloadPrefix(prefix)}_masked_leak_score`,
    'fast-leak': `${toWorkloadPrefix(prefix)}_fast_leak_score`,
    'oom-loop': `${ofMemory}_oom_loop_score`,
    'time-to-limit': `${ofMemory}_seconds_to_limit`,
    'node-pressure': `${options.nodePrefix ?? DEFAULT_NODE_PREFIX}_seconds_to_pressure`,
    cardinality: `${targetPrefix}_cardinality_score`,
  };
  return names[kind];
}

/** One alert a workload, unless labels of containers are asked for. */
const isByWorkload = ({ groupLabels }: RuleOptions) =>
  groupLabels === undefined || groupLabels.includes(WORKLOAD_GROUP_LABEL);

function toKeys(kind: AlertKind, options: RuleOptions): Pick<AlertSpec, 'keys' | 'isGrouped' | 'isByWorkload'> {
  const cluster = options.clusterLabel ? [options.clusterLabel] : [];
  if (kind === 'node-pressure') {
    return { keys: toNodeKeys(options), isGrouped: false, isByWorkload: false };
  }
  if (kind === 'cardinality') {
    return { keys: [...cluster, 'job', 'instance'], isGrouped: false, isByWorkload: false };
  }
  // Lives of several pods have no pod: what asks for one by its pod gets that of its workload.
  const ofWorkload = ALERT_KINDS.find((info) => info.kind === kind)?.subject === 'workload';
  const byWorkload = ofWorkload || isByWorkload(options);
  const own = byWorkload ? toWorkloadLabels(options) : toRows(options).groupLabels;
  const all = kind === 'leak' ? [...own, SCORE_PART] : own;
  // The parts of one leak are one alert, where nothing else is asked for.
  const { groupLabels = own } = options;
  const isKept = (label: string) =>
    groupLabels.includes(label) || (ofWorkload && label === WORKLOAD_GROUP_LABEL && groupLabels.includes('pod'));
  const keys = all.filter(isKept);
  // Only `part` was asked for, and this series has none: then it keeps what it has.
  return keys.length === 0
    ? { keys: all, isGrouped: false, isByWorkload: byWorkload }
    : { keys, isGrouped: keys.length < all.length, isByWorkload: byWorkload };
}

/** The worst value of each group, where the alert is for groups. */
export function groupSeries(spec: AlertSpec, expr: string): string {
  return spec.isGrouped ? keepKeys(spec, expr) : expr;
}

/** One value for each thing that the alert is about, without the name of the metric and any other label. */
export function keepKeys({ unit, keys }: AlertSpec, expr: string): string {
  return `${unit === 'points' ? 'max' : 'min'} by (${keys.join(',')}) (${expr})`;
}

/** At most so many alerts: the worst ones. */
export function boundAlerts({ unit }: AlertSpec, expr: string): string {
  return `${unit === 'points' ? 'topk' : 'bottomk'}(${RULE_LIMITS.maxAlerts.value}, ${expr})`;
}
