import type { AskSession } from '../ask/session';
import {
  type Cohorts,
  type CohortSeries,
  compareCohorts,
  type ContainerKey,
  type ProcessMeasure,
  say,
} from '../../engine';
import { collectAnatomy } from '../containers/collectAnatomy';
import type { QueryCost } from '../ask/prometheusClient';
import { addCosts } from '../ask/queryCost';
import { collectRuntime } from '../facts/runtimes/collectRuntime';
import { COHORT_COLLECT_LIMITS } from './cohortCollectLimits';

export interface ProcessesRequest {
  key: ContainerKey;
  /** End of the window, Unix seconds. */
  atSeconds: number;
  windowSeconds: number;
  /** Label that names the cluster; null where there is none. */
  clusterLabel: string | null;
  signal?: AbortSignal;
}

export interface ProcessesAnswer {
  cohorts: Cohorts;
  /** In the order of `cohorts.members`. */
  series: CohortSeries[];
  /** Null where no metric tells memory by process. */
  measure: ProcessMeasure | null;
  totalMembers: number;
  warnings: string[];
  cost: QueryCost;
  expressions: string[];
}

/**
 * Compares the processes of one container, where they are exported: which workers grow and which never do. Each is as old
 * as its first sample says, because exporters do not tell when one process of a group began. Errors of the server reject.
 */
export async function collectProcesses(ask: AskSession, request: ProcessesRequest): Promise<ProcessesAnswer> {
  const stepSeconds = Math.ceil(request.windowSeconds / COHORT_COLLECT_LIMITS.points.value);
  const anatomy = await collectAnatomy(ask, { ...request, stepSeconds });
  const { history, nodeCpus } = anatomy;
  const runtime = await collectRuntime(ask, { ...request, history, nodeCpus, stepSeconds: anatomy.stepSeconds });
  const largest = [...runtime.processHistories].sort((a, b) => mostOf(b.bytes) - mostOf(a.bytes));
  const most = COHORT_COLLECT_LIMITS.processes.value;
  const series = largest.slice(0, most).map(({ name, bytes }): CohortSeries => ({
    key: request.key,
    process: name,
    group: null,
    version: null,
    timesSeconds: history.timesSeconds,
    bytes,
    startTimesSeconds: bytes.map(() => null),
  }));
  const left = largest.length > most ? [say`Of ${largest.length} processes the ${most} largest are compared.`] : [];
  const none = series.length === 0 ? [say`No metric tells the memory of single processes here.`] : [];
  return {
    cohorts: compareCohorts(series),
    series,
    measure: runtime.processes?.measure ?? null,
    totalMembers: largest.length,
    warnings: [...anatomy.warnings, ...runtime.warnings, ...left, ...none],
    cost: addCosts([anatomy.cost, runtime.cost]),
    expressions: [...anatomy.expressions, ...runtime.expressions],
  };
}

function mostOf(bytes: ReadonlyArray<number | null>): number {
  return bytes.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
}
