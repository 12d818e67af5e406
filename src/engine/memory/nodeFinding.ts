import type { ContainerKey } from '../identity';
import type { NodeSplit } from './splitNode';

export type ConditionStatus = 'true' | 'false' | 'unknown';

/** The line at which the kubelet ends pods to get memory back. */
export interface EvictionLine {
  /** Evicts when less than this is available (capacity minus working set). */
  thresholdBytes: number;
  /** The working set of the node at that moment. */
  workingSetBytes: number;
  /**
   * `configured`: told by the user. `reserved`: all that the node keeps from pods, where that is less than the default.
   * `assumed`: the kubelet's default, because no metric tells the setting.
   */
  source: 'configured' | 'reserved' | 'assumed';
}

/** A container that grew on a node. */
export interface NodeContainer {
  key: ContainerKey;
  workingSetBytes: number | null;
  /** Rise of the floor over the window. */
  growthBytes: number;
}

/** What is known about one node at one moment. Bytes; null is unknown. */
export interface NodeFinding {
  cluster: string | null;
  node: string;
  /** Unix seconds of the moment that is described. */
  atSeconds: number;
  capacityBytes: number | null;
  /** What pods may request in sum. */
  allocatableBytes: number | null;
  workingSetBytes: number | null;
  /** Capacity minus working set: what the kubelet compares with its eviction threshold. */
  availableBytes: number | null;
  eviction: EvictionLine | null;
  memoryPressure: ConditionStatus | null;
  ready: ConditionStatus | null;
  /** Restarts in the window of containers that were last ended by the OOM killer, or its own count where that is more. */
  oomKills: number | null;
  split: NodeSplit;
  /** Working set over the window. Times are Unix seconds; null is a gap. */
  trend: { timesSeconds: number[]; workingSetBytes: Array<number | null> };
  /** Those that grew most over the window, first. */
  growing: NodeContainer[];
  /** Sentences about what is missing. */
  warnings: string[];
}
