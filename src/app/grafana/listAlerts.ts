import { DEFAULT_RULE_ID, FINGERPRINT_ANNOTATION, fingerprintQuery, say } from '../../engine';
import { GRAFANA_API } from '../../contract/grafanaNames';
import { APP_LIMITS } from '../appLimits';
import { callGrafana, GrafanaError } from './callGrafana';

/** A rule of ours as Grafana evaluates it. */
export interface ListedAlert {
  /** Null where Grafana does not tell (before 12). */
  uid: string | null;
  name: string;
  folder: string;
  group: string;
  /** `firing`, `pending`, `inactive`, and what later versions add. */
  state: string;
  /** `ok`, `error`, `nodata`. */
  health: string;
  lastError: string;
  /** Unix milliseconds; null where it was not evaluated yet. */
  lastEvaluation: number | null;
  /** Instances; null where Grafana does not tell. */
  firing: number | null;
  pending: number | null;
  isPaused: boolean;
  /** Whether the query is another one than Leakscope saved; null where nobody can tell. */
  isEdited: boolean | null;
}

export interface ListedAlerts {
  rules: ListedAlert[];
  /** How many there are, of which `rules` are the first ones. */
  total: number;
}

type Json = Record<string, unknown>;

/** Rules of Leakscope that Grafana manages, in the order firing, pending, others. */
export async function listAlerts(): Promise<ListedAlerts> {
  const answer = await callGrafana<unknown>(GRAFANA_API.ruleStates);
  const groups = asList(asObject(asObject(answer).data).groups);
  if (groups === null) {
    throw new GrafanaError('failed', say`The answer is no list of rules.`);
  }
  const rules = groups
    .map(asObject)
    .flatMap((group) =>
      (asList(group.rules) ?? [])
        .map(asObject)
        .filter(isOurs)
        .map((rule) => toListed(rule, group))
    )
    .sort((a, b) => rankState(a) - rankState(b) || a.name.localeCompare(b.name));
  return { rules: rules.slice(0, APP_LIMITS.listedRules.value), total: rules.length };
}

/** By uid, by the mark, or, for those of files before Grafana 12, by the page that they name. */
function isOurs({ uid, annotations, type }: Json): boolean {
  const { [FINGERPRINT_ANNOTATION]: mark, runbook_url } = asObject(annotations);
  const isNamed = typeof uid === 'string' && uid.startsWith(`${DEFAULT_RULE_ID}-`);
  return type !== 'recording' && (isNamed || mark !== undefined || asText(runbook_url).includes('/leakscope/'));
}

function toListed(rule: Json, group: Json): ListedAlert {
  const mark = asText(asObject(rule.annotations)[FINGERPRINT_ANNOTATION]);
  const evaluated = Date.parse(asText(rule.lastEvaluation));
  return {
    uid: asText(rule.uid) || null,
    name: asText(rule.name),
    folder: asText(group.file),
    group: asText(group.name),
    state: asText(rule.state) || 'unknown',
    health: asText(rule.health) || 'unknown',
    lastError: asText(rule.lastError).slice(0, APP_LIMITS.answerCharacters.value),
    // Grafana writes the year 1 for never.
    lastEvaluation: evaluated > 0 ? evaluated : null,
    firing: countInstances(rule, ['alerting', 'firing']),
    pending: countInstances(rule, ['pending']),
    isPaused: rule.isPaused === true,
    isEdited: mark === '' ? null : mark.slice(0, 8) !== fingerprintQuery(asText(rule.query)),
  };
}

/** From the totals, which newer versions send, or by counting. */
function countInstances({ totals, alerts }: Json, states: string[]): number | null {
  const listed = asList(alerts);
  if (typeof totals === 'object' && totals !== null) {
    return states.reduce((sum, state) => sum + (Number((totals as Json)[state]) || 0), 0);
  }
  // "Alerting (NoData)" counts as alerting.
  return (
    listed?.filter((one) => states.some((state) => asText(asObject(one).state).toLowerCase().startsWith(state)))
      .length ?? null
  );
}

function rankState({ state }: ListedAlert): number {
  return state === 'firing' ? 0 : state === 'pending' ? 1 : 2;
}

const asObject = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const asList = (value: unknown): unknown[] | null => (Array.isArray(value) ? value : null);
const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
