import { buildCardinalityChain, buildCardinalitySource } from '../cardinality/cardinalityScorePromql';
import { buildScoreChain, DEFAULT_PREFIX, type RecordingRule } from '../score/scoreChain';
import type { AlertSubject } from './alertKinds';
import { boundAlerts, buildAlertSpecs, DEFAULT_RULE_ID, groupSeries, type AlertSpec } from './alertSpec';
import { buildAnnotations, type TemplateForm } from './alertTexts';
import { formatRuleDuration, parseRuleDuration } from './duration';
import { buildLivesScoreRules } from './livesScoreRules';
import { buildNodeRules } from './nodeRules';
import { RULE_LIMITS } from './ruleLimits';
import type { RuleOptions } from './ruleOptions';
import { buildTimeToLimitRules } from './timeToLimitRules';
import { buildWorkloadRules } from './workloadRules';

export type { RuleOptions } from './ruleOptions';

export interface AlertRule {
  alert: string;
  expr: string;
  /** Prometheus durations, such as 1h. */
  for: string;
  /** Left out for 0s: servers that do not know the field refuse the whole file. */
  keep_firing_for?: string;
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
}

/** A rule group of Prometheus. The names of the fields are those of the rule file. */
export interface RuleGroup {
  name: string;
  interval: string;
  rules: ReadonlyArray<RecordingRule | AlertRule>;
}

/** How the names of the groups end. Nothing in one group reads what another one records. */
const GROUP_SUFFIX = { container: '', node: '-nodes', target: '-targets' };
type GroupSubject = keyof typeof GROUP_SUFFIX;
const SUBJECTS = Object.keys(GROUP_SUFFIX) as GroupSubject[];
/** Scores of workloads are made of those of containers, in the same group. */
const toGroup = (subject: AlertSubject): GroupSubject => (subject === 'workload' ? 'container' : subject);

/**
 * The recording rules of the scores and the alerts on them, as groups of a Prometheus rule file. Alerts stand behind
 * the rules whose series they read, so that they see values of the same moment.
 *
 * @throws with one sentence where the options are wrong.
 */
export function buildRuleGroups(options: RuleOptions = {}): RuleGroup[] {
  const specs = buildAlertSpecs(options);
  const { id = DEFAULT_RULE_ID, interval = formatRuleDuration(RULE_LIMITS.interval.value) } = options;
  return SUBJECTS.filter((subject) => subject === 'container' || specs.some((spec) => spec.subject === subject)).map(
    (subject) => ({
      name: id + GROUP_SUFFIX[subject],
      interval,
      rules: [
        // `expr` keeps its place: files that ship are compared as text.
        ...buildRecordingRules(subject, options, specs).map((rule) => ({
          ...rule,
          expr: options.expand?.(rule.expr) ?? rule.expr,
        })),
        ...specs
          .filter((spec) => toGroup(spec.subject) === subject && !options.recordingOnly)
          .map((spec) => buildAlert(spec, options)),
      ],
    })
  );
}

function buildRecordingRules(
  subject: GroupSubject,
  options: RuleOptions,
  specs: readonly AlertSpec[]
): RecordingRule[] {
  const { clusterLabel, matchers, kubeStateLimits, metrics, prefix = DEFAULT_PREFIX } = options;
  if (subject === 'node') {
    return buildNodeRules(options);
  }
  if (subject === 'target') {
    const source = buildCardinalitySource({ clusterLabel, matchers: options.targetMatchers });
    return buildCardinalityChain(source, options.targetPrefix);
  }
  const source = { clusterLabel, matchers, kubeStateLimits, metrics, prefix };
  const isTimed = specs.some(({ kind }) => kind === 'time-to-limit');
  return [
    ...buildScoreChain(source),
    ...(isTimed ? buildTimeToLimitRules(source) : []),
    ...buildWorkloadRules({ ...source, isTimed }),
    ...(specs.some((spec) => spec.subject === 'workload') ? buildLivesScoreRules(source) : []),
  ];
}

function buildAlert(spec: AlertSpec, { grafanaUrl }: RuleOptions): AlertRule {
  const { alert, unit, series, threshold, holdFor, keepFiringFor, labels } = spec;
  const form: TemplateForm = {
    score: '{{ $value | printf "%.0f" }}',
    duration: '{{ $value | humanizeDuration }}',
    grafanaUrl: grafanaUrl === undefined ? null : grafanaUrl.replace(/\/+$/, ''),
  };
  const firing = `${groupSeries(spec, series)} ${unit === 'points' ? '>=' : '<'} ${threshold}`;
  return {
    alert,
    expr: boundAlerts(spec, firing),
    for: holdFor,
    ...(parseRuleDuration(keepFiringFor) > 0 ? { keep_firing_for: keepFiringFor } : {}),
    labels: Object.fromEntries(Object.entries(labels).map(([name, text]) => [name, escapeTemplate(text)])),
    annotations: buildAnnotations(spec, form),
  };
}

/** Prometheus expands templates in labels too: this text is meant as it stands. */
const escapeTemplate = (text: string) => text.replaceAll('{{', '{{ "{{" }}');
