import type { DataSourceJsonData } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import type { ScopeName } from './ids';

/**
 * `leaks`: ranked table of containers. `anatomy`: the parts of one container over time, or of all containers of one pod.
 * `nodes`: table of nodes.
 */
export type LeakscopeQueryType = 'leaks' | 'anatomy' | 'nodes';

/** Values of one field may hold dashboard variables; empty means everything. */
export type QueryScope = Partial<Record<ScopeName, string>>;

/** An ad-hoc filter of the dashboard, as a condition on one label. Only the labels of ScopeName can be answered. */
export interface ScopeFilter {
  label: string;
  op: '=' | '!=' | '=~' | '!~';
  value: string;
}

export interface LeakscopeQuery extends DataQuery {
  schemaVersion: 1;
  queryType: LeakscopeQueryType;
  /**
   * `leaks`: regular expressions on the labels (a multi-value variable becomes one).
   * `anatomy`: exact values; namespace, pod and container are needed.
   */
  scope: QueryScope;
  /** `leaks`: ad-hoc filters. Interpolation writes them here, so that they go along to Explore. */
  filters?: ScopeFilter[];
  /** `leaks`: how many containers to show, at most MAX_TOP. */
  top?: number;
  /** Overrides the linked data source for this query: a uid, or a data source variable such as `${prometheus}`. */
  prometheusUid?: string;
}

export const DEFAULT_TOP = 50;
export const MAX_TOP = 200;

/** Settings of the data source. Readable by every viewer: nothing secret goes in here. */
export interface LeakscopeOptions extends DataSourceJsonData {
  /** The user's Prometheus-type data source. */
  promUid?: string;
  promType?: string;
  /** Label that names the cluster, where one store holds several. Empty: none. */
  clusterLabel?: string;
}

/** What a template variable asks for: the values of one label inside a scope. */
export interface LeakscopeVariableQuery extends DataQuery {
  label: ScopeName;
  scope: QueryScope;
}
