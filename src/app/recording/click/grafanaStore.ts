import {
  type GrafanaRecordingRule,
  parseRuleDuration,
  RECORDING_UID_PREFIX,
  toGrafanaRecordingGroup,
} from '../../../engine';
import type { StoredGroup, StoredRule } from '../../grafana/apiTypes';
import { GrafanaError } from '../../grafana/callGrafana';
import { ensureFolder, listFolders } from '../../grafana/folders';
import { readGroup, removeGroup, writeGroup } from '../../grafana/ruleStore';
import type { GroupState, RecordingGroup, RecordingStore } from './recordingStore';

/** Recording rules that Grafana manages, in a folder, and that write to the data source that they ask. */
export function grafanaStore(datasourceUid: string, folderTitle: string): RecordingStore {
  let folderUid: string | null = null;
  const findFolder = async () => {
    folderUid ??= (await listFolders()).find(({ title }) => title === folderTitle)?.uid ?? null;
    return folderUid;
  };
  const plan = (group: RecordingGroup, folder: string) =>
    toGrafanaRecordingGroup(group, { folderUid: folder, datasourceUid });
  return {
    way: 'grafana',
    prepare: async () => {
      folderUid = (await ensureFolder(folderTitle)).uid;
    },
    read: async (group) => {
      const folder = await findFolder();
      const found = folder === null ? null : await readGroup(folder, group.name);
      return found === null ? 'missing' : compare(found, plan(group, folder!).rules, group);
    },
    write: async (group) => {
      const folder = (await findFolder())!;
      const before = await readOpen(folder, group.name);
      const made = plan(group, folder);
      await writeGroup({ ...made, rules: [...(before?.rules.filter((rule) => !isOurs(rule)) ?? []), ...made.rules] });
    },
    remove: async (group) => {
      const folder = await findFolder();
      const before = folder === null ? null : await readOpen(folder, group.name);
      if (before === null) {
        return;
      }
      const others = before.rules.filter((rule) => !isOurs(rule));
      await (others.length === 0
        ? removeGroup(before.folderUid, group.name)
        : writeGroup({ ...before, rules: others }));
    },
  };
}

const isOurs = ({ uid }: StoredRule) => uid.startsWith(RECORDING_UID_PREFIX);

/** The group, unless a file or another program keeps some of it. */
async function readOpen(folderUid: string, name: string): Promise<StoredGroup | null> {
  const found = await readGroup(folderUid, name);
  if (found?.rules.some(({ provenance }) => provenance)) {
    throw new GrafanaError('provisioned', '');
  }
  return found;
}

function compare(
  { rules, interval }: StoredGroup,
  planned: readonly GrafanaRecordingRule[],
  group: RecordingGroup
): GroupState {
  const ours = new Map(rules.filter(isOurs).map((rule) => [rule.uid, toTold(rule)]));
  if (ours.size === 0) {
    return 'missing';
  }
  const isSame = planned.length === ours.size && planned.every((rule) => ours.get(rule.uid) === toTold(rule));
  return isSame && interval === parseRuleDuration(group.interval) ? 'same' : 'other';
}

/** What decides what a rule records. Grafana fills in and empties fields of its own. */
function toTold({ data, record, labels = {}, isPaused = false }: StoredRule | GrafanaRecordingRule): string {
  const { metric, target_datasource_uid } = record ?? {};
  const [query] = data;
  const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([metric, target_datasource_uid, query?.datasourceUid, query?.model.expr, sorted, isPaused]);
}
