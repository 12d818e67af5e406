import { say } from '../language/say';
import { SCORE_PARAMETERS, SCORE_WINDOWS, type ScoreWindowId } from '../score/scoreDefinition';
import { buildScoreExpr, MAX_QUERY_BYTES } from '../score/scorePromql';
import { nameByPod } from '../workloads/workloadPromql';
import { utf8Bytes } from '../words/utf8Bytes';
import { buildScoreSource } from '../score/scoreSource';
import type { ScoredPart } from '../score/scoredParts';
import { boundAlerts, buildAlertSpecs, DEFAULT_RULE_ID, keepKeys, type AlertSpec } from './alertSpec';
import { buildAnnotations } from './alertTexts';
import { formatRuleDuration, parseRuleDuration } from './duration';
import { buildGrafanaQueries, type GrafanaQuery } from './grafanaQueries';
import { RULE_LIMITS } from './ruleLimits';
import type { RuleOptions } from './ruleOptions';
import { WORKLOAD_GROUP_LABEL } from './workloadRules';

/** 11.6 knows no "keep firing for": there the alert ends at a recovery threshold. */
export type MinGrafana = '11.6' | '12.1';

export interface GrafanaOptions {
  /** Unique id of the Prometheus data source with the recorded series; in files also a variable such as ${PROM_UID}. */
  datasourceUid: string;
  /** The oldest Grafana that has to read the rules. */
  minGrafana?: MinGrafana;
  /** Title of the folder. */
  folder?: string;
  /** Score the containers from raw series: for where nothing is recorded. Give `matchers` that keep it small. */
  standalone?: { window: ScoreWindowId; part: ScoredPart };
}

/** One Grafana-managed rule; the forms differ in how they write it. */
export interface GrafanaRule {
  uid: string;
  title: string;
  /** refId of the query that decides. */
  condition: string;
  data: readonly GrafanaQuery[];
  holdFor: string;
  /** Null for 11.6. */
  keepFiringFor: string | null;
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
  dashboardUid: string;
  panelId: number;
}

export interface GrafanaGroup {
  name: string;
  folder: string;
  intervalSeconds: number;
  rules: readonly GrafanaRule[];
}

export const DEFAULT_GRAFANA_FOLDER = 'Leakscope';
const DATASOURCE_UID = /^(?:[A-Za-z0-9_-]{1,40}|\$\{[A-Za-z_][A-Za-z0-9_]*\})$/;
/** Without control characters and what Grafana takes for a nested path or a variable. */
const FOLDER = /^[^\u0000-\u001f\u007f/\\$]{1,80}$/;

/**
 * The alerts of the options as Grafana-managed rules over the recorded series, which the rule file for Prometheus makes.
 * Grafana evaluates them apart from the recording, so that they look back over two intervals.
 *
 * @throws with one sentence where the options are wrong.
 */
export function buildGrafanaGroup(options: RuleOptions, grafana: GrafanaOptions): GrafanaGroup {
  const { folder = DEFAULT_GRAFANA_FOLDER, standalone } = grafana;
  const specs = buildAlertSpecs(standalone ? { ...options, alerts: ['leak'] } : options);
  const { interval = formatRuleDuration(RULE_LIMITS.interval.value), id = DEFAULT_RULE_ID } = options;
  const intervalSeconds = parseRuleDuration(interval);
  const step = RULE_LIMITS.grafanaIntervalStep.value;
  if (intervalSeconds % step !== 0) {
    throw new Error(say`The interval ${interval} does not fit Grafana: use a multiple of ${step}s.`);
  }
  if (!DATASOURCE_UID.test(grafana.datasourceUid)) {
    throw new Error(
      say`${JSON.stringify(grafana.datasourceUid)} is not the uid of a data source: see its address in Grafana.`
    );
  }
  if (!FOLDER.test(folder)) {
    throw new Error(say`${JSON.stringify(folder)} cannot name a folder: use 1 to 80 letters, without / and $.`);
  }
  if (specs.length === 0) {
    throw new Error(say`There is no alert to write: name one at least.`);
  }
  const rules = specs.map((spec) => buildRule(standalone ? toStandalone(spec, standalone) : spec, options, grafana));
  return { name: id, folder, intervalSeconds, rules };
}

/** A stand-alone score has no label `part`: the query has one part only. */
function toStandalone(spec: AlertSpec, { part }: NonNullable<GrafanaOptions['standalone']>): AlertSpec {
  const keys = spec.keys.filter((label) => label !== 'part');
  return { ...spec, keys, title: `${spec.title} (${part})` };
}

function buildRule(spec: AlertSpec, options: RuleOptions, grafana: GrafanaOptions): GrafanaRule {
  const { standalone, minGrafana = '12.1' } = grafana;
  const { id = DEFAULT_RULE_ID } = options;
  const latch = minGrafana === '12.1' && !standalone ? 'keep' : 'recovery';
  const expr = standalone ? buildStandaloneExpr(spec, options, standalone) : buildRecordedExpr(spec, latch);
  const suffix = standalone ? `-${standalone.window}-${standalone.part.replace('_', '-')}` : '';
  return {
    uid: `${id}-${spec.kind}${suffix}`.slice(0, 40),
    title: id === DEFAULT_RULE_ID ? spec.title : `${spec.title} (${id})`,
    condition: 'C',
    data: buildGrafanaQueries({
      expr,
      datasourceUid: grafana.datasourceUid,
      condition: toCondition(spec, minGrafana, latch),
    }),
    holdFor: spec.holdFor,
    keepFiringFor: minGrafana === '12.1' ? spec.keepFiringFor : null,
    labels: spec.labels,
    annotations: {
      ...buildAnnotations(spec, GRAFANA_TEMPLATES),
      __dashboardUid__: spec.dashboardUid,
      __panelId__: String(spec.panelId),
    },
    dashboardUid: spec.dashboardUid,
    panelId: spec.panelId,
  };
}

/**
 * What is unknown is not 0: a missing value has no number to show. Grafana's editor drops B from a rule on an instant query
 * when it saves it, and A has the same value then.
 */
const toTemplate = (shown: string, unknown: string) =>
  `{{ with $values.B }}{{ ${shown} }}{{ else }}{{ with $values.A }}{{ ${shown} }}{{ else }}${unknown}{{ end }}{{ end }}`;
const GRAFANA_TEMPLATES = {
  score: toTemplate('printf "%.0f" .Value', 'unknown'),
  duration: toTemplate('humanizeDuration .Value', 'unknown time'),
  // It ends in a slash, or not.
  grafanaUrl: '{{ externalURL | reReplaceAll "/+$" "" }}',
};

/** Where the alert of a form without "keep firing for" ends, and from where on the query gives values. */
function toRecovery({ unit, threshold }: AlertSpec): { recovery: number; floor: number } {
  const share = RULE_LIMITS.recoveryShare.value;
  const recovery = unit === 'points' ? Math.min(SCORE_PARAMETERS.rising.value, share * threshold) : threshold / share;
  return { recovery, floor: unit === 'points' ? share * recovery : recovery / share };
}

function toCondition(spec: AlertSpec, minGrafana: MinGrafana, latch: 'keep' | 'recovery') {
  const { unit, threshold } = spec;
  const { recovery } = toRecovery(spec);
  const isScore = unit === 'points';
  return {
    type: isScore ? (minGrafana === '12.1' && latch === 'keep' ? ('gte' as const) : ('gt' as const)) : ('lt' as const),
    // "Above or equal" came later, and cannot have a recovery threshold; nobody sees this hundredth of a point.
    value: isScore && latch === 'recovery' ? threshold - 0.01 : threshold,
    recovery: latch === 'recovery' ? recovery : null,
  };
}

/** Grafana tells alerts apart by all labels, the name of the metric included, so that it must not come and go. */
function buildRecordedExpr(spec: AlertSpec, latch: 'keep' | 'recovery'): string {
  const { series, unit, threshold, keepFiringFor } = spec;
  const newest = keepKeys(spec, `last_over_time(${series}[${RULE_LIMITS.recordedLookback.value / 60}m])`);
  const { floor } = toRecovery(spec);
  const shown = unit === 'points' ? `${newest} >= ${floor}` : `${newest} < ${floor}`;
  if (latch === 'recovery' || unit === 'seconds' || !(parseRuleDuration(keepFiringFor) > 0)) {
    return boundAlerts(spec, shown);
  }
  // A score is absent where nothing rises. Grafana ends the alert of a series that is gone, so what was at the threshold
  // stays as 0 for as long as the alert is to stay.
  const before = `${keepKeys(spec, `max_over_time(${series}[${keepFiringFor}])`)} >= ${threshold}`;
  return boundAlerts(spec, `${shown} or 0 * (${before})`);
}

function buildStandaloneExpr(
  spec: AlertSpec,
  { clusterLabel, matchers, kubeStateLimits, metrics }: RuleOptions,
  { window, part }: NonNullable<GrafanaOptions['standalone']>
): string {
  const found = SCORE_WINDOWS.find(({ id }) => id === window);
  if (!found) {
    throw new Error(
      say`There is no window ${JSON.stringify(window)}: use ${SCORE_WINDOWS.map(({ id }) => id).join(', ')}.`
    );
  }
  const source = buildScoreSource(part, { clusterLabel, matchers, kubeStateLimits, metrics });
  const { floor } = toRecovery(spec);
  const scored = buildScoreExpr(found, source);
  const named = spec.isByWorkload ? nameByPod(scored, { target: WORKLOAD_GROUP_LABEL }) : scored;
  const expr = boundAlerts(spec, `${keepKeys(spec, named)} >= ${floor}`);
  if (utf8Bytes(expr) > MAX_QUERY_BYTES) {
    throw new Error(say`The matchers make the query longer than servers accept: use fewer or shorter ones.`);
  }
  return expr;
}
