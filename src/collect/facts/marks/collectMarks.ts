import { say } from '../../../engine';
import type { AskSession } from '../../ask/session';
import { findDeploys } from './findDeploys';
import { findKills, tellsKills } from './findKills';
import { findRestarts, type ContainerStarts } from './findRestarts';
import { askVersions } from './askVersions';
import { askWorkload } from '../../workloads/askWorkload';
import type { OwningWorkload } from '../../workloads/owningWorkload';
import type { Mark } from './mark';
import { MARK_LIMITS } from './markLimits';
import { endingsSelection, type MarkKey } from './markQueries';
import { RAW } from '../runtimes/runtimeQueries';
import type { MatrixSeries, QueryCost } from '../../ask/prometheusClient';

export interface MarksRequest {
  key: MarkKey;
  /** The containers that were taken apart: a change of their start time is a restart. */
  starts: readonly ContainerStarts[];
  /** Restarts and ends over the window, as `splitEndings` gives them; asked for where whoever asks does not have them. */
  endings?: readonly MatrixSeries[];
  /** Who owns the pod, null where nobody that replaces it; asked for where whoever asks does not know. */
  workload?: OwningWorkload | null;
  /** End of the window, Unix seconds. */
  atSeconds: number;
  windowSeconds: number;
  stepSeconds: number;
  /** Label that names the cluster; null where there is none. */
  clusterLabel: string | null;
  signal?: AbortSignal;
}

export interface Marks {
  /** In order of time. */
  marks: Mark[];
  /** False where nothing tells why containers ended: no kill is marked then, and there may have been some. */
  killsKnown: boolean;
  warnings: string[];
  cost: QueryCost;
  expressions: string[];
}

/**
 * Looks for what happened in the window: restarts, kills by the OOM killer, new versions. Without kube-state-metrics only
 * restarts are known. A question that fails gives a warning, not an error: marks are beside the point of a chart.
 */
export async function collectMarks(ask: AskSession, request: MarksRequest): Promise<Marks> {
  const asked = ask.at(request.atSeconds, request.signal);
  const [kills, deploys] = await Promise.all([
    asked.orNothing(say`Kills by the OOM killer are not marked`, askKills(asked, request)),
    asked.orNothing(say`New versions are not marked`, askDeploys(asked, request)),
  ]);
  // Of one moment, the kill stands before the restart that it led to.
  const all = [...(kills ?? []), ...request.starts.flatMap(findRestarts), ...(deploys ?? [])].sort(
    (a, b) => a.atSeconds - b.atSeconds
  );
  const most = MARK_LIMITS.marks.value;
  return {
    marks: all.slice(-most),
    killsKnown: kills !== null,
    warnings: [
      ...asked.warnings,
      ...asked.failures,
      ...(all.length > most
        ? [say`Of ${all.length} restarts, kills and new versions the last ${most} are marked.`]
        : []),
    ],
    cost: asked.cost,
    expressions: asked.expressions,
  };
}

const MS = 1000;

/** Null where nothing tells. */
async function askKills(
  asked: AskSession,
  { key, starts, endings, clusterLabel, atSeconds, windowSeconds, stepSeconds }: MarksRequest
): Promise<Mark[] | null> {
  const restartTimes = new Map(
    starts.map((one) => [one.container, findRestarts(one).map((restart) => restart.atSeconds)])
  );
  const fromSeconds = atSeconds - windowSeconds;
  const times = { startSeconds: fromSeconds, endSeconds: atSeconds, stepSeconds };
  const series = endings ?? (await asked.select(RAW, [endingsSelection(key, clusterLabel)], times));
  return tellsKills(series) ? findKills(series, fromSeconds, restartTimes) : null;
}

async function askDeploys(
  asked: AskSession,
  { key, starts, clusterLabel, atSeconds, windowSeconds, stepSeconds, ...known }: MarksRequest
): Promise<Mark[]> {
  const workload =
    known.workload === undefined ? await askWorkload(asked, key, { clusterLabel, windowSeconds }) : known.workload;
  // On the moments of the history, so that what others ask over them can be asked together.
  const anchorSeconds = starts[0]?.timesSeconds[0] ?? atSeconds - windowSeconds;
  // In whole milliseconds: sums of steps are not exact.
  const stepsTo = (seconds: number) => Math.floor(Math.round((seconds - anchorSeconds) * MS) / (stepSeconds * MS));
  const toGrid = (seconds: number) => anchorSeconds + stepsTo(seconds) * stepSeconds;
  const times = { startSeconds: toGrid(atSeconds - windowSeconds), endSeconds: toGrid(atSeconds), stepSeconds };
  return workload ? findDeploys(workload, await askVersions(asked, key, { clusterLabel, workload, times })) : [];
}
