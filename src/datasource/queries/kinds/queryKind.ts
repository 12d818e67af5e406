import type { DataFrame } from '@grafana/data';
import type { AskSession } from '../../../collect/ask/session';
import type { LabelMatcher } from '../../../collect/sources/labelMatcher';
import type { LeakscopeQuery, LeakscopeQueryType } from '../../../contract/query';
import type { KubeletUse } from '../../kubelet/kubeletUse';
import type { LiveAnswer } from '../runTargets';

/** When to ask for, and how clusters are told apart: the same for every type of query. */
export interface QueryWindow {
  /** End of the window, Unix seconds. */
  atSeconds: number;
  windowSeconds: number;
  /** Label that names the cluster; null where there is none. */
  clusterLabel: string | null;
  signal: AbortSignal;
}

/** One query that is to be answered. Its variables are filled in, and what its type needs is there. */
export interface AskedQuery {
  ask: AskSession;
  query: LeakscopeQuery;
  /** The scope and the filters as conditions on containers; none where the query names one pod. */
  matchers: LabelMatcher[];
  window: QueryWindow;
  /** Distance of the samples that the panel has room for. */
  stepSeconds: number;
  /** How kubelets may be asked for what Prometheus lacks; null: not at all. */
  findUse(): Promise<KubeletUse | null>;
  /** Counters that growth is compared with, besides those of the usual libraries. */
  counters: string[];
  /** Labels of pods or namespaces that people know workloads by. */
  podLabels: string[];
  /** Shows what is known so far; the answer takes its place. */
  emit(frames: DataFrame[]): void;
}

/**
 * What the scope must say. `pod`: the exact names of one pod, one value each. `containers`: conditions, any number.
 * `target`: conditions, and at most one value for the job and the instance. `workload`: one value each. `nothing`: it is
 * not read.
 */
export type QueryNeeds = 'pod' | 'containers' | 'target' | 'workload' | 'nothing';

/** How a type of query is answered. */
export interface QueryKind {
  type: LeakscopeQueryType;
  /** Rejects with one sentence for the user. */
  run(asked: AskedQuery): Promise<DataFrame[] | LiveAnswer>;
}

/** A row of the table of query types. */
export interface QueryKindRow {
  needs: QueryNeeds;
  /** Brings the code that answers it: only what a fleet is listed by is in the module. */
  load(): Promise<QueryKind>;
}
