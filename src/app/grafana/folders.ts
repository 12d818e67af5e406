import { say } from '../../engine';
import { config } from '@grafana/runtime';
import { GRAFANA_API, GRAFANA_SHARED_FOLDER_UID } from '../../contract/grafanaNames';
import { APP_LIMITS } from '../appLimits';
import type { Folder } from './apiTypes';
import { callGrafana, GrafanaError } from './callGrafana';

/** A view of other folders, which can hold no rules: its uid is one of Grafana's own, its id below 0. */
export const isPseudoFolder = ({ uid, id }: { uid: string; id?: unknown }) =>
  uid === GRAFANA_SHARED_FOLDER_UID || uid === config.sharedWithMeFolderUID || (typeof id === 'number' && id < 0);

/** Folders at the top that the user may see and that can hold rules. */
export async function listFolders(): Promise<Folder[]> {
  const found = await callGrafana<unknown>(`${GRAFANA_API.folders}?limit=${APP_LIMITS.listedFolders.value}`);
  return (Array.isArray(found) ? found : [])
    .filter(isFolder)
    .filter((folder) => !isPseudoFolder(folder))
    .map(({ uid, title }) => ({ uid, title }));
}

/** The folder of this title: a new one, unless there is one, as after a first try that went wrong halfway. */
export async function ensureFolder(title: string): Promise<Folder & { isNew: boolean }> {
  // Grafana allows several folders of one title, so that making one first would make a second one.
  const found = (await listFolders()).find((folder) => folder.title === title);
  if (found) {
    return { ...found, isNew: false };
  }
  const made = await callGrafana<unknown>(GRAFANA_API.folders, { method: 'POST', data: { title } });
  if (!isFolder(made)) {
    throw new GrafanaError('failed', say`The answer names no folder.`);
  }
  return { uid: made.uid, title: made.title, isNew: true };
}

function isFolder(value: unknown): value is Folder {
  const { uid, title } = (value ?? {}) as Partial<Folder>;
  return typeof uid === 'string' && typeof title === 'string';
}
