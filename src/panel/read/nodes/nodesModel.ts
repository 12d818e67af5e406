import type { QueryResultMetaNotice } from '@grafana/data';
import type { ConditionStatus, ContainerKey, Trend } from '../../../engine';
import type { EvictionForecast } from '../../../ui/nodes/forecastEviction';

/** A container that grew on a node. */
export interface Driver {
  /** Null where the text is not of our making. */
  key: ContainerKey | null;
  name: string;
  /** `+213 MiB`; empty where it is not told. */
  growth: string;
}

/** One node. Bytes; null is unknown. */
export interface NodeRow {
  id: string;
  /** Position in the order of the data source, from 1. */
  rank: number;
  cluster: string | null;
  node: string;
  ready: ConditionStatus | null;
  memoryPressure: ConditionStatus | null;
  capacityBytes: number | null;
  allocatableBytes: number | null;
  /** The working set at which the kubelet begins to evict pods. */
  evictionBytes: number | null;
  usageBytes: number | null;
  workingSetBytes: number | null;
  podsBytes: number | null;
  systemBytes: number | null;
  unaccountedBytes: number | null;
  slopeBytesPerHour: number | null;
  forecast: EvictionForecast;
  oomKills: number | null;
  drivers: Driver[];
  source: string | null;
  trend: Trend | null;
}

export interface NodesModel {
  rows: NodeRow[];
  /** Nodes in the answer, of which `rows` are the first ones. */
  totalNodes: number;
  notices: QueryResultMetaNotice[];
}
