import { buildScoreChain, DEFAULT_PREFIX, type RecordingRule } from '../leak/scoreChain';
import { SCORE_PARAMETERS } from '../leak/scoreDefinition';
import { toRows, type ScoreSourceOptions } from '../leak/scoreSource';

export interface AlertRule {
  alert: string;
  expr: string;
  /** Prometheus durations, such as 1h. */
  for: string;
  keep_firing_for: string;
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
}

/** A rule group of Prometheus. The names of the fields are those of the rule file. */
export interface RuleGroup {
  name: string;
  interval: string;
  rules: ReadonlyArray<RecordingRule | AlertRule>;
}

export interface RuleOptions extends Pick<ScoreSourceOptions, 'clusterLabel' | 'matchers' | 'kubeStateLimits'> {
  /** Score from which on the alert fires; 0 to 100. */
  threshold?: number;
  /** How long the score has to stay there: a Prometheus duration, such as 1h or 90m. */
  holdFor?: string;
}

/** Within the 5 minutes for which Prometheus still finds the last value of a recorded series. */
const INTERVAL = '5m';
/** What the alert means, its known false positives and what to do next. */
const RUNBOOK_URL = 'https://github.com/leakscope/leakscope/blob/main/docs/detectors/leak.md';
const DURATION = /^(?:\d+(?:ms|[smhdwy]))+$/;

/** The recording rules of the score and the alert on it, as groups of a Prometheus rule file. */
export function buildRuleGroups(options: RuleOptions = {}): RuleGroup[] {
  const { alert, alertHold } = SCORE_PARAMETERS;
  const { threshold = alert.value, holdFor = toDuration(alertHold.value) } = options;
  if (!(threshold >= 0 && threshold <= 100)) {
    throw new Error(`The threshold ${threshold} is not a score: use a number from 0 to 100.`);
  }
  if (!DURATION.test(holdFor)) {
    throw new Error(`${JSON.stringify(holdFor)} is not a duration: use a number and a unit, such as 90m or 1h.`);
  }
  const { groupLabels } = toRows(options);
  const rules = buildScoreChain(options);
  return [
    { name: 'leakscope', interval: INTERVAL, rules: [...rules, buildAlert(groupLabels, threshold, holdFor)] },
  ];
}

function buildAlert(groupLabels: readonly string[], threshold: number, holdFor: string): AlertRule {
  const container = groupLabels.map((label) => `{{ $labels.${label} }}`).join('/');
  return {
    alert: 'LeakscopeMemoryLeak',
    expr: `${DEFAULT_PREFIX}_leak_score >= ${threshold}`,
    for: holdFor,
    keep_firing_for: toDuration(SCORE_PARAMETERS.alertKeep.value),
    labels: { severity: 'warning' },
    annotations: {
      summary: `Memory of ${container} looks like a leak`,
      description:
        'The leak score is {{ $value | printf "%.0f" }} of 100: the floor of the working set keeps rising, at a level ' +
        'not seen in the days before. Open the container in Leakscope to see which part of its memory grows.',
      runbook_url: RUNBOOK_URL,
    },
  };
}

/** Whole hours stand as hours: that is how people write them. */
function toDuration(seconds: number): string {
  return seconds % 3600 === 0 ? `${seconds / 3600}h` : `${seconds}s`;
}
