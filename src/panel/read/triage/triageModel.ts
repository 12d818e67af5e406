import type { LinkModel, QueryResultMetaNotice } from '@grafana/data';
import type { ContainerFinding } from '../../../engine';
import type { RowDiagnosis } from './rowDiagnosis';

/** One container of the ranked list. */
export interface TriageRow extends Omit<ContainerFinding, 'verdict' | 'diagnosis' | 'whole' | 'trend'> {
  id: string;
  /** Position in the order of the data source, from 1. */
  rank: number;
  trend: ContainerFinding['trend'] | null;
  /** Null where nobody judged, as on plain Prometheus frames. */
  diagnosis: RowDiagnosis | null;
  /** Usage (or the working set, where usage is unknown) divided by the limit; null when either is unknown. */
  limitRatio: number | null;
  /** The user's data links on the container field. */
  getLinks: () => LinkModel[];
}

export interface TriageModel {
  rows: TriageRow[];
  /** Containers in the scope, of which `rows` are the first ones; null when nobody counted. */
  totalContainers: number | null;
  /** False for plain Prometheus frames: they are ranked by growth. */
  ranksByScore: boolean;
  notices: QueryResultMetaNotice[];
}
