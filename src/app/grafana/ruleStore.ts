import type { StoredGroup, StoredRule } from './apiTypes';
import { callGrafana, GrafanaError } from './callGrafana';

const API = '/api/v1/provisioning';
const toGroupUrl = (folderUid: string, group: string) =>
  `${API}/folder/${encodeURIComponent(folderUid)}/rule-groups/${encodeURIComponent(group)}`;

/** The rule of this uid; null where there is none. */
export function findRule(uid: string): Promise<StoredRule | null> {
  return orNull(callGrafana<StoredRule>(`${API}/alert-rules/${encodeURIComponent(uid)}`));
}

/** The group; null where there is none. */
export async function readGroup(folderUid: string, group: string): Promise<StoredGroup | null> {
  const found = await orNull(callGrafana<StoredGroup>(toGroupUrl(folderUid, group)));
  if (found !== null && (!Array.isArray(found.rules) || typeof found.interval !== 'number')) {
    // Writing would throw away rules that were not understood.
    throw new GrafanaError('failed', 'The answer is no group of rules.');
  }
  return found;
}

/** Replaces the whole group. People can go on editing its rules in Grafana. */
export function writeGroup(group: StoredGroup): Promise<StoredGroup> {
  return callGrafana<StoredGroup>(toGroupUrl(group.folderUid, group.title), {
    method: 'PUT',
    data: group,
    headers: { 'X-Disable-Provenance': 'true' },
  });
}

async function orNull<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof GrafanaError && error.kind === 'missing') {
      return null;
    }
    throw error;
  }
}
