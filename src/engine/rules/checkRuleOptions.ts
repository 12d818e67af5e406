import { say } from '../language/say';
import { checkLabelName } from '../promql/quotePromql';
import { toMetricNames, toRows } from '../score/scoreSource';
import { ALERT_KIND_NAMES, type AlertKind } from './alertKinds';
import { parseRuleDuration } from './duration';
import { RULE_LIMITS } from './ruleLimits';
import type { AlertSettings, RuleOptions } from './ruleOptions';
import { WORKLOAD_GROUP_LABEL } from './workloadRules';

/** Label of a score that names what grows. */
export const SCORE_PART = 'part';
const PREFIX = /^[a-zA-Z_:][a-zA-Z0-9_:]{0,60}$/;
const SEVERITY = /^[a-zA-Z0-9_-]{1,40}$/;
/** Without what a template, YAML or Grafana's interpolation would read. */
const ADDRESS = /^https?:\/\/[^\s{}"'<>`$\\?#]+$/;
/** Labels that the alerts set, or that the systems behind them do. */
const TAKEN_LABELS = ['alertname', 'severity', 'grafana_folder', 'job', 'instance', 'node'];

/** Wrong options throw, with one sentence that says what to change. */
export function checkRuleOptions(options: RuleOptions): void {
  const keys = toGroupingLabels(options);
  toMetricNames(options.metrics);
  checkSettings(options);
  ALERT_KIND_NAMES.forEach((kind) => checkSettings(options.settings?.[kind] ?? {}, kind));
  checkDurations(options);
  checkNames(options);
  const unknownKind = [...(options.alerts ?? []), ...Object.keys(options.settings ?? {})].find(
    (kind) => !ALERT_KIND_NAMES.some((known) => known === kind)
  );
  refuse(unknownKind !== undefined, say`There is no alert ${quote(unknownKind)}: use ${ALERT_KIND_NAMES.join(', ')}.`);
  const { groupLabels } = options;
  refuse(groupLabels?.length === 0, say`An alert needs a label to be told by: name one at least, such as namespace.`);
  const unknownLabel = groupLabels?.find((label) => !keys.includes(label));
  refuse(
    unknownLabel !== undefined,
    say`Alerts cannot be grouped by ${quote(unknownLabel)}: the score has the labels ${keys.join(', ')}.`
  );
  refuse(
    groupLabels?.includes(WORKLOAD_GROUP_LABEL) === true && groupLabels.includes('pod'),
    say`Alerts cannot be grouped by workload and by pod: leave one of them out.`
  );
  for (const label of Object.keys(options.labels ?? {})) {
    checkLabelName(label);
    const taken = [...keys, ...TAKEN_LABELS].includes(label) || label.startsWith('__');
    refuse(taken, say`The alert has a label ${quote(label)} of its own: use another name.`);
  }
}

/** Labels of the recorded scores of containers and of workloads. */
const toGroupingLabels = (options: RuleOptions): string[] => [
  ...toRows(options).groupLabels,
  SCORE_PART,
  WORKLOAD_GROUP_LABEL,
];

function checkSettings({ threshold, holdFor, keepFiringFor, severity }: AlertSettings, kind?: AlertKind): void {
  if (threshold !== undefined) {
    if (kind === 'time-to-limit' || kind === 'node-pressure') {
      refuse(!(threshold > 0 && threshold < Infinity), say`The threshold ${threshold} is not a time: use seconds.`);
    } else {
      const isScore = threshold >= 0 && threshold <= 100;
      refuse(!isScore, say`The threshold ${threshold} is not a score: use a number from 0 to 100.`);
    }
  }
  [holdFor, keepFiringFor].forEach((text) => text === undefined || parseRuleDuration(text));
  refuse(
    severity !== undefined && !SEVERITY.test(severity),
    say`${quote(severity)} is not a severity: use letters, digits, hyphens and underscores, such as warning.`
  );
}

function checkDurations({ timeToLimit, timeToPressure, interval }: RuleOptions): void {
  for (const text of [timeToLimit, timeToPressure]) {
    refuse(
      text !== undefined && !(parseRuleDuration(text) > 0),
      say`${quote(text)} leaves no time: use a duration such as 12h.`
    );
  }
  if (interval !== undefined) {
    const seconds = parseRuleDuration(interval);
    refuse(
      !(seconds >= 1 && seconds <= RULE_LIMITS.interval.value),
      say`The interval ${interval} does not fit: the rules need one of 1s to 5m, because they read each other’s last value.`
    );
  }
}

function checkNames({ id, prefix, targetPrefix, nodePrefix, nodeLabel, clusterLabel, grafanaUrl }: RuleOptions): void {
  const idPattern = new RegExp(`^[a-z][a-z0-9-]{0,${RULE_LIMITS.idLength.value - 1}}$`);
  refuse(
    id !== undefined && !idPattern.test(id),
    say`${quote(id)} is not an id: use small letters, digits and hyphens, ${RULE_LIMITS.idLength.value} characters at most.`
  );
  for (const text of [prefix, targetPrefix, nodePrefix]) {
    refuse(
      text !== undefined && !PREFIX.test(text),
      say`${quote(text)} cannot begin a metric name: use letters, digits, underscores and colons.`
    );
  }
  if (nodeLabel !== undefined) {
    checkLabelName(nodeLabel);
  }
  refuse(
    clusterLabel !== undefined &&
      clusterLabel !== null &&
      [...TAKEN_LABELS, WORKLOAD_GROUP_LABEL, nodeLabel].includes(clusterLabel),
    say`The cluster label cannot be named ${quote(clusterLabel)}: the rules use that label themselves.`
  );
  refuse(
    grafanaUrl !== undefined && !ADDRESS.test(grafanaUrl),
    say`${quote(grafanaUrl)} is not the address of a Grafana: use one such as https://grafana.example.org.`
  );
}

const quote = (text: unknown) => JSON.stringify(String(text).slice(0, 60));

function refuse(isWrong: boolean, sentence: string): void {
  if (isWrong) {
    throw new Error(sentence);
  }
}
