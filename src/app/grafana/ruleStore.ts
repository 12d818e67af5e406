import { say } from '../../engine';
import { GRAFANA_API, GRAFANA_EDITABLE_HEADER } from '../../contract/grafanaNames';
import type { StoredGroup, StoredRule } from './apiTypes';
import { callGrafana, GrafanaError } from './callGrafana';

/** The rule of this uid; null where there is none. */
export function findRule(uid: string): Promise<StoredRule | null> {
  return orNull(callGrafana<StoredRule>(GRAFANA_API.rule(uid)));
}

/** The group; null where there is none. */
export async function readGroup(folderUid: string, group: string): Promise<StoredGroup | null> {
  const found = await orNull(callGrafana<StoredGroup>(GRAFANA_API.ruleGroup(folderUid, group)));
  if (found !== null && (!Array.isArray(found.rules) || typeof found.interval !== 'number')) {
    // Writing would throw away rules that were not understood.
    throw new GrafanaError('failed', say`The answer is no group of rules.`);
  }
  return found;
}

/** Replaces the whole group. People can go on editing its rules in Grafana. */
export function writeGroup(group: StoredGroup): Promise<StoredGroup> {
  return callGrafana<StoredGroup>(GRAFANA_API.ruleGroup(group.folderUid, group.title), {
    method: 'PUT',
    data: group,
    headers: GRAFANA_EDITABLE_HEADER,
  });
}

/** Takes the whole group away; nothing where it is gone already. */
export async function removeGroup(folderUid: string, group: string): Promise<void> {
  await orNull(
    callGrafana(GRAFANA_API.ruleGroup(folderUid, group), { method: 'DELETE', headers: GRAFANA_EDITABLE_HEADER })
  );
}

/** The answer, or null where Grafana says that it is not there. */
export async function orNull<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof GrafanaError && error.kind === 'missing') {
      return null;
    }
    throw error;
  }
}
