import type { RangeEdge } from '../../engine';
import type { Recording } from '../alerts/collectRecording';
import type { FoundSource } from '../sources/recogniseSources';
import type { Probe } from '../sources/probe';

/** Everything that was asked about a server. */
export interface Examination {
  clusterLabel: string | null;
  sources: readonly FoundSource[];
  probe: Probe;
  edge: RangeEdge;
  recording: Recording;
  /** Containers whose working set is more than 0; null where it could not be asked. */
  measured: number | null;
  /** Containers in rows that tell the path of their cgroup. */
  withIds: number | null;
  /** Versions of kube-state-metrics that are scraped. */
  kubeStateVersions: string[];
}
