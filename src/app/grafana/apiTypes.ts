import type { FingerprintedRule } from '../../engine';

export interface Folder {
  uid: string;
  title: string;
}

/** A rule as Grafana gives it: more fields than we know, which go back as they are. */
export interface StoredRule extends FingerprintedRule {
  uid: string;
  ruleGroup?: string;
  folderUID?: string;
  /** `file`, `api`, …: who may change it. Empty: everybody. */
  provenance?: string;
  isPaused?: boolean;
  notification_settings?: unknown;
  /** Of a recording rule. */
  record?: { metric: string; from: string; target_datasource_uid?: string };
}

export interface StoredGroup {
  title: string;
  folderUid: string;
  /** Seconds. */
  interval: number;
  rules: StoredRule[];
}
