import type { ContainerKey, MemoryPressure, MemoryReading } from '../../engine';

/** Memory of one thing in a kubelet summary. Level L1: usage, working set and rss are all there is. */
export interface SummaryMemory {
  reading: MemoryReading;
  /** Unix seconds of the reading; null when the kubelet does not tell. */
  timeSeconds: number | null;
  /** The reading is much older than the newest one of the summary. */
  stale: boolean;
  /** Limit minus working set is exported, so the limit follows. Null: none, or unknown. */
  limitBytes: number | null;
  /** Of the last five minutes (PSI); null where the kubelet does not tell, or tells zeros only. */
  pressure: MemoryPressure | null;
}

export interface SummaryContainer extends SummaryMemory {
  key: ContainerKey;
  /** Unix seconds. */
  startTimeSeconds: number | null;
}

export interface SummaryPod extends SummaryMemory {
  namespace: string;
  pod: string;
  startTimeSeconds: number | null;
  containers: SummaryContainer[];
}

/** `kubelet`, `runtime`, `misc`: services of the node. `pods`: the cgroup that holds all pods. */
export interface SummarySystemContainer extends SummaryMemory {
  name: string;
}

export interface KubeletSummary {
  nodeName: string | null;
  node: SummaryMemory;
  /** What the node has: working set and what is available. */
  capacityBytes: number | null;
  systemContainers: SummarySystemContainer[];
  pods: SummaryPod[];
  /** Unix seconds of the newest reading. */
  timeSeconds: number | null;
  /** Sentences about what is missing, stale or left out. */
  warnings: string[];
}
