import { parseRuleDuration } from './duration';
import { hashText } from './hashText';

/** Annotation of rules that Leakscope saved: what they were, to tell whether somebody changed them since. */
export const FINGERPRINT_ANNOTATION = 'leakscope_fingerprint';

/** The parts of a rule of Grafana's HTTP API that a person may have changed. */
export interface FingerprintedRule {
  title: string;
  condition: string;
  data: ReadonlyArray<{ refId: string; datasourceUid: string; model: { readonly [key: string]: unknown } }>;
  for?: string;
  keep_firing_for?: string;
  noDataState?: string;
  execErrState?: string;
  labels?: Readonly<Record<string, string>>;
  annotations?: Readonly<Record<string, string>>;
}

/**
 * Sixteen digits: eight for the query, eight for the rest. Only what decides when the rule fires and what it says counts,
 * because Grafana fills in fields of its own and writes durations in its own way (1h30m for 90m).
 */
export function fingerprintRule(rule: FingerprintedRule): string {
  const { title, condition, data, noDataState, execErrState, labels = {}, annotations = {} } = rule;
  const { [FINGERPRINT_ANNOTATION]: _own, ...texts } = annotations;
  const steps = data.map(({ refId, datasourceUid, model }) => [
    ...[refId, datasourceUid, model.expr, model.type, model.expression, model.reducer],
    JSON.stringify(toConditions(model.conditions)),
  ]);
  const rest = [
    ...[title, condition, steps, toSeconds(rule.for), toSeconds(rule.keep_firing_for), noDataState, execErrState],
    ...[toSorted(labels), toSorted(texts)],
  ];
  return fingerprintQuery(findExpr(data)) + hashText(JSON.stringify(rest));
}

/** The first eight digits alone: what can be told from Grafana's list of rules, which has the query only. */
export function fingerprintQuery(expr: string): string {
  return hashText(expr.trim());
}

function findExpr(data: FingerprintedRule['data']): string {
  const expr = data.find(({ model }) => typeof model.expr === 'string')?.model.expr;
  return typeof expr === 'string' ? expr : '';
}

/** Grafana's editor adds fields to conditions that thresholds do not use. */
function toConditions(conditions: unknown): unknown[] {
  return Array.isArray(conditions)
    ? conditions.map(({ evaluator, unloadEvaluator }) => [
        ...[evaluator?.type, evaluator?.params?.[0]],
        ...[unloadEvaluator?.type, unloadEvaluator?.params?.[0]],
      ])
    : [];
}

/** A duration that cannot be read is compared as it stands. */
function toSeconds(text: string | undefined): number | string {
  try {
    return parseRuleDuration(text || '0s');
  } catch {
    return text ?? '';
  }
}

const toSorted = (record: Readonly<Record<string, string>>) =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
