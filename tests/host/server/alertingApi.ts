import { randomUUID } from 'node:crypto';
import { checkSchema, GROUP_SCHEMA } from '../../parity/grafanaSchemas';
import type { ProvisionedRuleGroup } from './readProvisioning';
import { json, type ApiRequest, type ApiResponse, type Route } from './route';

interface AlertRule {
  uid: string;
  title: string;
  ruleGroup: string;
  folderUID: string;
  data: Array<{ model: { expr?: unknown } }>;
  /** Who wrote it: a file, or another program by the API. Empty: people, who may go on changing it. */
  provenance: string;
  [key: string]: unknown;
}

interface RuleGroup {
  title: string;
  folderUid: string;
  interval: number;
  rules: AlertRule[];
}

const RULE_NOT_FOUND = json(404, { message: 'alert rule not found' });
/** What Grafana adds to a rule that it stores, and ignores or takes when it comes back. */
const STORED_FIELDS = ['id', 'orgID', 'updated', 'provenance', 'notification_settings'];

/** What editors and viewers are offered besides folders. It takes rules, and shows them to nobody (12.4.0). */
const SHARED_WITH_ME = { id: -1, uid: 'sharedwithme', title: 'Shared with me' };

/** Keeps alert rules as the provisioning API does, and refuses what Grafana refuses; nothing evaluates them here. */
export function alertingRoutes(provisioned: readonly ProvisionedRuleGroup[]): Route[] {
  const rules = new Map<string, AlertRule>();
  const intervals = new Map<string, number>();
  const folders = new Map<string, { uid: string; title: string }>();
  const makeFolder = (title: string, uid = randomUUID().slice(0, 13)) => {
    folders.set(uid, { uid, title });
    return { uid, title };
  };
  for (const { name, folder, rules: given } of provisioned) {
    const found = [...folders.values()].find(({ title }) => title === folder) ?? makeFolder(folder);
    given.forEach((rule) =>
      rules.set(rule.uid, { ...toApiRule(rule), ruleGroup: name, folderUID: found.uid, provenance: 'file' })
    );
  }
  const toKey = (folderUid: string, group: string) => JSON.stringify([folderUid, group]);
  const inGroup = (folderUid: string, group: string) =>
    [...rules.values()].filter((rule) => rule.folderUID === folderUid && rule.ruleGroup === group);
  const save = (rule: Partial<AlertRule>, provenance: string) => {
    const uid = rule.uid || randomUUID().slice(0, 13);
    const stored = { id: rules.size + 1, orgID: 1, updated: new Date().toISOString(), provenance };
    const saved = { ...rule, ...stored, uid } as AlertRule;
    rules.set(saved.uid, saved);
    return saved;
  };

  const putGroup = ({ groups: [folderUid, group], body, headers }: ApiRequest): ApiResponse => {
    const given: RuleGroup = JSON.parse(body);
    if (!folders.has(folderUid) && folderUid !== SHARED_WITH_ME.uid) {
      return json(400, { message: 'folder does not exist' });
    }
    const problems = checkSchema(GROUP_SCHEMA, { ...given, rules: given.rules.map(dropStored) });
    if (problems.length > 0) {
      return json(400, { message: `invalid alert rule group: ${problems.join('; ')}` });
    }
    const uids = given.rules.map(({ uid }) => uid);
    const provenance = toProvenance(headers);
    const mismatch = [...inGroup(folderUid, group), ...uids.flatMap((uid) => rules.get(uid) ?? [])].find((rule) =>
      isForeign(rule, provenance)
    );
    if (mismatch) {
      return refuseForeign('update', mismatch, provenance);
    }
    const taken = [...rules.values()].find(
      (rule) =>
        rule.folderUID === folderUid &&
        !uids.includes(rule.uid) &&
        given.rules.some(({ title }) => title === rule.title)
    );
    if (taken || new Set(given.rules.map(({ title }) => title)).size < given.rules.length) {
      return json(409, { message: 'rule title under the same organisation and folder should be unique' });
    }
    inGroup(folderUid, group).forEach(({ uid }) => rules.delete(uid));
    intervals.set(toKey(folderUid, group), given.interval);
    const saved = given.rules.map((rule) => save({ ...rule, folderUID: folderUid, ruleGroup: group }, provenance));
    return json(200, { title: group, folderUid, interval: given.interval, rules: saved });
  };

  return [
    ['GET', /^\/api\/v1\/provisioning\/alert-rules$/, () => json(200, [...rules.values()])],
    [
      'POST',
      /^\/api\/v1\/provisioning\/alert-rules$/,
      forEditors(({ body, headers }) => json(201, save(JSON.parse(body), toProvenance(headers)))),
    ],
    [
      'GET',
      /^\/api\/v1\/provisioning\/alert-rules\/([^/]+)$/,
      forEditors(({ groups: [uid] }) => (rules.has(uid) ? json(200, rules.get(uid)) : RULE_NOT_FOUND)),
    ],
    [
      'PUT',
      /^\/api\/v1\/provisioning\/alert-rules\/([^/]+)$/,
      forEditors(({ groups: [uid], body, headers }) => {
        const rule = rules.get(uid);
        const provenance = toProvenance(headers);
        if (!rule) {
          return RULE_NOT_FOUND;
        }
        return isForeign(rule, provenance)
          ? refuseForeign('update', rule, provenance)
          : json(200, save({ ...JSON.parse(body), uid }, provenance));
      }),
    ],
    [
      'DELETE',
      /^\/api\/v1\/provisioning\/alert-rules\/([^/]+)$/,
      forEditors(({ groups: [uid], headers }) => {
        const rule = rules.get(uid);
        const provenance = toProvenance(headers);
        if (rule && isForeign(rule, provenance)) {
          return refuseForeign('delete', rule, provenance);
        }
        return rules.delete(uid) ? { status: 204, contentType: 'text/plain', body: '' } : RULE_NOT_FOUND;
      }),
    ],
    [
      'GET',
      /^\/api\/v1\/provisioning\/folder\/([^/]+)\/rule-groups\/([^/]+)$/,
      forEditors(({ groups: [folderUid, group] }) => {
        const found = inGroup(folderUid, group);
        const interval = intervals.get(toKey(folderUid, group)) ?? 60;
        return found.length > 0
          ? // Where they come from 12.4 tells of a single rule only.
            json(200, { title: group, folderUid, interval, rules: found.map(dropProvenance) })
          : json(404, { message: 'alert rule group not found' });
      }),
    ],
    ['PUT', /^\/api\/v1\/provisioning\/folder\/([^/]+)\/rule-groups\/([^/]+)$/, forEditors(putGroup)],
    [
      'DELETE',
      /^\/api\/v1\/provisioning\/folder\/([^/]+)\/rule-groups\/([^/]+)$/,
      forEditors(({ groups: [folderUid, group], headers }) => {
        const found = inGroup(folderUid, group);
        const provenance = toProvenance(headers);
        const foreign = found.find((rule) => isForeign(rule, provenance));
        if (foreign) {
          return refuseForeign('delete', foreign, provenance);
        }
        found.forEach(({ uid }) => rules.delete(uid));
        return found.length > 0
          ? { status: 204, contentType: 'text/plain', body: '' }
          : json(404, { message: 'alert rule group not found' });
      }),
    ],
    ['GET', /^\/api\/prometheus\/grafana\/api\/v1\/rules$/, () => json(200, toStates([...rules.values()], folders))],
    [
      'GET',
      /^\/api\/folders$/,
      ({ role }) => json(200, [...(role === 'Admin' ? [] : [SHARED_WITH_ME]), ...folders.values()]),
    ],
    [
      'POST',
      /^\/api\/folders$/,
      forEditors(({ body }) => {
        const { uid, title } = JSON.parse(body);
        if (typeof title !== 'string' || title === '') {
          return json(400, { message: 'folder title cannot be empty' });
        }
        return json(200, makeFolder(title, uid));
      }),
    ],
  ];
}

/** Files write some fields in another way, and have the panel beside the annotations that name it. */
function toApiRule({ dashboardUid: _, panelId: __, keepFiringFor, ...rule }: ProvisionedRuleGroup['rules'][number]) {
  return { isPaused: false, ...rule, ...(keepFiringFor === undefined ? {} : { keep_firing_for: keepFiringFor }) };
}

type Headers = ApiRequest['headers'];

const toProvenance = (headers: Headers) => (headers?.['x-disable-provenance'] ? '' : 'api');
const isForeign = (rule: AlertRule, provenance: string) => rule.provenance !== '' && rule.provenance !== provenance;
const dropProvenance = ({ provenance: _, ...rule }: AlertRule) => rule;

/** Source: grafana/grafana, pkg/services/ngalert/provisioning/alert_rules.go, errProvenanceMismatch */
function refuseForeign(operation: string, rule: AlertRule, provenance: string): ApiResponse {
  return json(409, {
    message: `cannot ${operation} with provided provenance '${provenance}', needs '${rule.provenance}'`,
    messageId: 'alerting.provenanceMismatch',
  });
}

function forEditors(handle: (request: ApiRequest) => ApiResponse): (request: ApiRequest) => ApiResponse {
  return (request) =>
    request.role === 'Viewer'
      ? json(403, { message: 'You do not have permission to perform this action.' })
      : handle(request);
}

function dropStored(rule: AlertRule): Partial<AlertRule> {
  return Object.fromEntries(Object.entries(rule).filter(([name]) => !STORED_FIELDS.includes(name)));
}

/** What Grafana says of rules that it has not evaluated yet. */
function toStates(rules: AlertRule[], folders: Map<string, { title: string }>) {
  const names = new Set(rules.map(({ folderUID, ruleGroup }) => JSON.stringify([folderUID, ruleGroup])));
  const shown = [...names].map((name) => JSON.parse(name)).filter(([folderUID]) => folders.has(folderUID));
  const groups = shown.map(([folderUID, ruleGroup]) => {
    const own = rules.filter((rule) => rule.folderUID === folderUID && rule.ruleGroup === ruleGroup);
    return {
      name: ruleGroup,
      file: folders.get(folderUID)?.title ?? '',
      folderUid: folderUID,
      rules: own.map(toState),
    };
  });
  return { status: 'success', data: { groups } };
}

function toState({ uid, title, data, labels, annotations, isPaused, record }: AlertRule) {
  const query = data.flatMap(({ model }) => (typeof model.expr === 'string' ? [model.expr] : [])).join(' | ');
  return {
    ...{
      uid,
      name: title,
      query,
      labels,
      annotations,
      isPaused,
      type: record ? 'recording' : 'alerting',
      alerts: [],
      totals: {},
    },
    ...{ state: 'inactive', health: 'unknown', lastError: '', lastEvaluation: '0001-01-01T00:00:00Z' },
  };
}
