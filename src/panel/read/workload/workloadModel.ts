import type { QueryResultMetaNotice } from '@grafana/data';
import type { ContainerKey, LifeEnd, LivesKind } from '../../../engine';

/** One start of one container of one pod. Null is unknown; moments are Unix seconds. */
export interface WorkloadLife {
  key: ContainerKey;
  version: string | null;
  node: string | null;
  /** Its zone, and labels that somebody named, such as zone=a. */
  labels: string | null;
  startSeconds: number;
  endSeconds: number | null;
  end: LifeEnd;
  ageSeconds: number | null;
  lastBytes: number | null;
  peakBytes: number | null;
  leaks: boolean | null;
  /** Seconds to its next kill, with the ends of the 80 % interval. */
  killSeconds: { low: number | null; mid: number; high: number | null } | null;
  /** The floor of its memory: ages in seconds, ascending. */
  ages: number[];
  bytes: number[];
}

/** Memory against age over the lives of one version; its quartiles. */
export interface VersionCurve {
  version: string | null;
  ages: number[];
  low: Array<number | null>;
  median: Array<number | null>;
  high: Array<number | null>;
}

export interface WorkloadModel {
  workload: string | null;
  container: string | null;
  isKnown: boolean | null;
  kind: LivesKind | null;
  limitBytes: number | null;
  sentences: string[];
  notices: QueryResultMetaNotice[];
  /** The last start first. */
  lives: WorkloadLife[];
  /** In the order of their first start. */
  curves: VersionCurve[];
  replicas: {
    timesSeconds: number[];
    median: Array<number | null>;
    highest: Array<number | null>;
    count: Array<number | null>;
  };
}
