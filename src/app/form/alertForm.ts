import type { AlertScope } from '../../contract/alertLink';
import type { AlertKind, ScoredPart, ScoreWindowId } from '../../engine';

/** What stands in the form, as it was typed. */
export interface AlertForm {
  kind: AlertKind;
  /** Uid of a Leakscope data source, or of a Prometheus where there is none. */
  datasourceUid: string;
  /** Regular expressions; empty is everything. */
  scope: AlertScope;
  /** Empty: a name made from kind and scope. */
  name: string;
  /** A score, or a duration such as 12h. */
  threshold: string;
  holdFor: string;
  keepFiringFor: string;
  severity: string;
  /** One alert for each container, or one for all pods that run the same one. */
  grouping: 'each' | 'workload';
  /** Empty: a new folder of the title. Else the title is that of the folder. */
  folderUid: string;
  newFolder: string;
  group: string;
  interval: string;
  /** Such as team=web, tier=1. */
  labels: string;
  basis: 'recorded' | 'standalone';
  window: ScoreWindowId;
  part: ScoredPart;
}

/** Where the alert was asked for, and what the data source says. */
export interface FormContext {
  /** Uid of the Prometheus that rules ask; null where there is none. */
  prometheusUid: string | null;
  clusterLabel: string | null;
  minGrafana: '11.6' | '12.1';
  /** Panel that the rule links to; without it, the one that ships with the app. */
  panel: { dashboardUid: string; panelId: number } | null;
}

export type FieldName = keyof AlertForm;
export type FieldErrors = Partial<Record<FieldName | 'all', string>>;
