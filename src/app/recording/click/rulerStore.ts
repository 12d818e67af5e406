import { GRAFANA_API } from '../../../contract/grafanaNames';
import { parseRuleDuration, say } from '../../../engine';
import { callGrafana, GrafanaError } from '../../grafana/callGrafana';
import { orNull } from '../../grafana/ruleStore';
import type { GroupState, RecordingGroup, RecordingStore } from './recordingStore';

/** The namespace is ours alone, so that nothing of other people stands in it. */
const NAMESPACE = 'leakscope';

/** Recording rules that the store behind a data source keeps and evaluates itself, through Grafana's ruler API. */
export function rulerStore(datasourceUid: string, subtype: string): RecordingStore {
  const address = ({ name }: RecordingGroup) => GRAFANA_API.rulerGroup(datasourceUid, NAMESPACE, name, subtype);
  return {
    way: 'ruler',
    // A namespace is made by its first group.
    prepare: async () => {},
    read: async (group) => {
      const found = await orNull(callGrafana<unknown>(address(group)));
      return found === null ? 'missing' : compare(found, group);
    },
    write: async ({ name, interval, rules }) => {
      await callGrafana(GRAFANA_API.rulerGroups(datasourceUid, NAMESPACE, subtype), {
        method: 'POST',
        data: { name, interval, rules },
      });
    },
    remove: async (group) => {
      await orNull(callGrafana(address(group), { method: 'DELETE' }));
    },
  };
}

function compare(found: unknown, group: RecordingGroup): GroupState {
  const { interval, rules } = (found ?? {}) as { interval?: unknown; rules?: unknown };
  if (!Array.isArray(rules)) {
    throw new GrafanaError('failed', say`The answer is no group of rules.`);
  }
  const same =
    rules.length === group.rules.length && rules.every((rule, index) => toTold(rule) === toTold(group.rules[index]));
  return same && toSeconds(interval) === parseRuleDuration(group.interval) ? 'same' : 'other';
}

function toTold({ record, expr, labels }: { record?: string; expr?: string; labels?: object | null }): string {
  const sorted = Object.entries(labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([record, expr?.trim(), sorted]);
}

/** Servers write 5m, 5m0s or 300s. */
function toSeconds(interval: unknown): number | null {
  try {
    return typeof interval === 'string' ? parseRuleDuration(interval) : null;
  } catch {
    return null;
  }
}
