import type { LinkModel, QueryResultMetaNotice } from '@grafana/data';
import type { ContainerFinding, FleetCounts, Urgency, Workload } from '../../../engine';
import type { RowDiagnosis } from './rowDiagnosis';

/** What a row of a workload says beyond its worst replica. */
export interface WorkloadGroup {
  name: string;
  kind: string | null;
  basis: Workload['basis'] | null;
  /** Null where nobody counted. */
  totalReplicas: number | null;
  affectedReplicas: number;
  bytesAtRisk: number | null;
  /** Those that were looked at, what needs somebody first on top. */
  replicas: TriageRow[];
}

/** One container of the list, or one container of a workload over its replicas. */
export interface TriageRow extends Omit<ContainerFinding, 'verdict' | 'diagnosis' | 'whole' | 'trend' | 'source'> {
  id: string;
  /** Position in the order of the data source, from 1. */
  rank: number;
  trend: ContainerFinding['trend'] | null;
  /** Where the numbers come from, as a noun; absent or null where nobody says. */
  source?: string | null;
  /** Null where nobody judged, as on plain Prometheus frames. */
  diagnosis: RowDiagnosis | null;
  /** Usage (or the working set, where usage is unknown) divided by the limit; null when either is unknown. */
  limitRatio: number | null;
  /** Null where nobody says. */
  urgency: Urgency | null;
  killsOneDay: number | null;
  /** The workload of a container; null where nobody says. */
  workload: string | null;
  /** Labels of its pod or namespace, such as team=pay; null where nobody named any. */
  labels: string | null;
  /** The row is one of a workload; what is said of one container is said of its worst replica. */
  group: WorkloadGroup | null;
  /** The user's data links on the container field. */
  getLinks: () => LinkModel[];
}

export interface TriageModel {
  rows: TriageRow[];
  /** Containers in the scope, of which `rows` are the first ones; null when nobody counted. */
  totalContainers: number | null;
  /** Null where the rows are containers. */
  fleet: FleetCounts | null;
  /** False for plain Prometheus frames: they are ranked by growth. */
  ranksByScore: boolean;
  notices: QueryResultMetaNotice[];
}
