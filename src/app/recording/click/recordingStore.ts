import type { RecordingRule, RuleGroup } from '../../../engine';

/** `grafana`: Grafana evaluates them and writes to the store. `ruler`: the store evaluates them itself. */
export type RecordingWay = 'grafana' | 'ruler';

/** A group of recording rules and nothing else. */
export interface RecordingGroup extends Pick<RuleGroup, 'name' | 'interval'> {
  rules: readonly RecordingRule[];
}

/** What is there of a group: all of it as it should be, something else, or nothing. */
export type GroupState = 'same' | 'other' | 'missing';

/** Who evaluates recording rules and takes them over HTTP. Every call rejects with a GrafanaError. */
export interface RecordingStore {
  way: RecordingWay;
  /** Makes what the groups stand in, such as a folder. */
  prepare(): Promise<void>;
  read(group: RecordingGroup): Promise<GroupState>;
  /** What is not ours stays. */
  write(group: RecordingGroup): Promise<void>;
  /** Takes ours away, and leaves the rest. */
  remove(group: RecordingGroup): Promise<void>;
}
