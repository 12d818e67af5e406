import type { DataSourceJsonData } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import type { AlertKind } from '../engine';
import type { ScopeName } from './ids';

/**
 * `leaks`: ranked table of containers. `workload`: the lives of one container of a workload. `anatomy`: the parts of one container over time, or of all containers of one pod.
 * `nodes`: table of nodes. `compare`: replicas of one container's workload side by side, or its processes. `cardinality`:
 * scrape targets whose series blow up. `backtest`: when an alert would have fired. `recording`: whether scores are recorded.
 */
export type LeakscopeQueryType =
  'leaks' | 'workload' | 'anatomy' | 'compare' | 'nodes' | 'cardinality' | 'backtest' | 'recording';

/** Values of one field may hold dashboard variables; empty means everything. */
export type QueryScope = Partial<Record<ScopeName, string>>;

/** An ad-hoc filter of the dashboard, as a condition on one label. Only the labels of ScopeName can be answered. */
export interface ScopeFilter {
  label: string;
  op: '=' | '!=' | '=~' | '!~';
  value: string;
}

/** The alert that is tested on the past. Durations are those of Prometheus, such as 1h. */
export interface AlertQuery {
  kind: AlertKind;
  /** From which score on (0 to 100), or below how many seconds, it fires. */
  threshold: number;
  holdFor: string;
  keepFiringFor: string;
  /** Labels that the alert keeps; those of a workload by default. */
  groupLabels?: string[];
  /** Which workloads, as a regular expression. */
  workload?: string;
}

export interface LeakscopeQuery extends DataQuery {
  schemaVersion: 1;
  queryType: LeakscopeQueryType;
  /**
   * `leaks`: regular expressions on the labels (a multi-value variable becomes one).
   * `anatomy`, `compare`: exact values; `compare` needs a container too.
   */
  scope: QueryScope;
  /** `workload`: its exact name; the scope names its namespace and container. May hold variables. */
  workload?: string;
  /** `leaks`: ad-hoc filters. Interpolation writes them here, so that they go along to Explore. */
  filters?: ScopeFilter[];
  /** `leaks`: how many containers to show, at most MAX_TOP. */
  top?: number;
  /**
   * `compare`: what the members are grouped by: `replica`, `version`, `process`, or a label such as `track` (`label:` in
   * front stands for a label that is called like one of those). Empty: by version where there are several.
   */
  compareBy?: string;
  /** `cardinality`: exact names of one target to look into; without them, the first of the list are. May hold variables. */
  job?: string;
  instance?: string;
  /** `cardinality`: how many of the first targets to look into (metrics, labels, memory), at most MAX_DRILL. */
  drill?: number;
  /** `backtest`: what is tested, over the time range, on the containers of the scope. */
  alert?: AlertQuery;
  /** Overrides the linked data source for this query: a uid, or a data source variable such as `${prometheus}`. */
  prometheusUid?: string;
  /** `anatomy`, `nodes`: false does not ask the kubelets for what Prometheus lacks. */
  kubelet?: boolean;
}

/**
 * What stands behind the address of the kubelets. `relay`: forwards /NODE/stats/summary. `kubelet`: one kubelet itself.
 * `apiServer`: /api/v1/nodes/NODE/proxy/stats/summary.
 */
export type KubeletEndpoint = 'relay' | 'kubelet' | 'apiServer';

export const DEFAULT_TOP = 50;
export const MAX_TOP = 200;
export const DEFAULT_DRILL = 3;
export const MAX_DRILL = 10;

/** Settings of the data source. Readable by every viewer: nothing secret goes in here. */
export interface LeakscopeOptions extends DataSourceJsonData {
  /** The user's Prometheus-type data source. */
  promUid?: string;
  promType?: string;
  /** Label that names the cluster, where one store holds several. Empty: none. */
  clusterLabel?: string;
  /** Metric names, separated by commas or spaces: counters to compare growth with, besides those of the usual libraries. */
  counters?: string;
  /** Labels of pods or namespaces, separated by commas or spaces: what workloads are found by, and what may tell lives apart. */
  podLabels?: string;
  /** Where kubelet summaries are; without it none is asked for. The plugin route adds the token. */
  kubeUrl?: string;
  kubeEndpoint?: KubeletEndpoint;
  /** Names of nodes, separated by commas or spaces. Empty: those that Prometheus knows. */
  kubeNodes?: string;
  /** Value of the cluster label of these nodes, where there is such a label. */
  kubeCluster?: string;
  /** Grafana's own setting for what it proxies: any certificate is accepted. */
  tlsSkipVerify?: boolean;
}

/** Settings that go to the server once and never come back. */
export interface LeakscopeSecureOptions {
  /** Bearer token for `kubeUrl`. */
  kubeToken?: string;
}

/** What a template variable asks for: the values of one label inside a scope. */
export interface LeakscopeVariableQuery extends DataQuery {
  label: ScopeName;
  scope: QueryScope;
}
