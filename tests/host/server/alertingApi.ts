import { randomUUID } from 'node:crypto';
import { json, type Route } from './route';

interface AlertRule {
  uid: string;
  ruleGroup: string;
  folderUID: string;
  [key: string]: unknown;
}

const RULE_NOT_FOUND = json(404, { message: 'alert rule not found' });

/** Keeps alert rules as the provisioning API does; nothing evaluates them here. */
export function alertingRoutes(): Route[] {
  const rules = new Map<string, AlertRule>();
  const folders = new Map<string, { uid: string; title: string }>();
  const inGroup = (folderUid: string, group: string) =>
    [...rules.values()].filter((rule) => rule.folderUID === folderUid && rule.ruleGroup === group);
  const save = (rule: Partial<AlertRule>) => {
    const saved = { ...rule, uid: rule.uid || randomUUID().slice(0, 13) } as AlertRule;
    rules.set(saved.uid, saved);
    return saved;
  };

  return [
    ['GET', /^\/api\/v1\/provisioning\/alert-rules$/, () => json(200, [...rules.values()])],
    ['POST', /^\/api\/v1\/provisioning\/alert-rules$/, ({ body }) => json(201, save(JSON.parse(body)))],
    [
      'GET',
      /^\/api\/v1\/provisioning\/alert-rules\/([^/]+)$/,
      ({ groups: [uid] }) => (rules.has(uid) ? json(200, rules.get(uid)) : RULE_NOT_FOUND),
    ],
    [
      'PUT',
      /^\/api\/v1\/provisioning\/alert-rules\/([^/]+)$/,
      ({ groups: [uid], body }) => (rules.has(uid) ? json(200, save({ ...JSON.parse(body), uid })) : RULE_NOT_FOUND),
    ],
    [
      'DELETE',
      /^\/api\/v1\/provisioning\/alert-rules\/([^/]+)$/,
      ({ groups: [uid] }) =>
        rules.delete(uid) ? { status: 204, contentType: 'text/plain', body: '' } : RULE_NOT_FOUND,
    ],
    [
      'PUT',
      /^\/api\/v1\/provisioning\/folder\/([^/]+)\/rule-groups\/([^/]+)$/,
      ({ groups: [folderUid, group], body }) => {
        const replacement: { rules: Array<Partial<AlertRule>>; interval: number } = JSON.parse(body);
        inGroup(folderUid, group).forEach(({ uid }) => rules.delete(uid));
        const saved = replacement.rules.map((rule) => save({ ...rule, folderUID: folderUid, ruleGroup: group }));
        return json(200, { title: group, folderUid, interval: replacement.interval, rules: saved });
      },
    ],
    ['GET', /^\/api\/folders$/, () => json(200, [...folders.values()])],
    [
      'POST',
      /^\/api\/folders$/,
      ({ body }) => {
        const { uid = randomUUID().slice(0, 13), title } = JSON.parse(body);
        folders.set(uid, { uid, title });
        return json(200, { uid, title });
      },
    ],
  ];
}
