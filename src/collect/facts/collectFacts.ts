import { say, type ContainerKey, type DiagnosisInput, type SplitHistory } from '../../engine';
import type { MatrixSeries } from '../ask/prometheusClient';
import type { AskSession } from '../ask/session';
import type { OwningWorkload } from '../workloads/owningWorkload';
import { collectMarks } from './marks/collectMarks';
import { collectCoupling } from './load/collectCoupling';
import { podScopeOf } from '../containers/memoryQueries';
import { RAW } from './runtimes/runtimeQueries';
import { alignSeries } from './runtimes/alignSeries';
import { collectRuntime, type RuntimeAnatomy } from './runtimes/collectRuntime';

export interface FactsRequest {
  key: ContainerKey;
  /** The grid of everything: the times of this history. */
  history: SplitHistory;
  startTimesSeconds: ReadonlyArray<number | null>;
  /** What tells kills over the window, as it was asked together with the history. */
  endings: readonly MatrixSeries[];
  /** Who owns the pod; null where nobody that replaces it. */
  workload: OwningWorkload | null;
  stepSeconds: number;
  atSeconds: number;
  windowSeconds: number;
  nodeCpus: number | null;
  /** Label that names the cluster; null where there is none. */
  clusterLabel: string | null;
  /** Counters to compare the growth with, besides those that are found by themselves. Exact names. */
  counters?: readonly string[];
  signal?: AbortSignal;
}

/** What is known about a container besides its own memory. */
export interface Facts {
  runtime: RuntimeAnatomy | null;
  facts: Pick<
    DiagnosisInput,
    'runtime' | 'processes' | 'oomKillsSeconds' | 'deploys' | 'requests' | 'errors' | 'counters' | 'scrapedSamples'
  >;
  warnings: string[];
}

/** What a diagnosis has where nothing besides the memory was asked. Unknown, not none. */
export const NO_FACTS: Facts['facts'] = {
  runtime: null,
  processes: null,
  oomKillsSeconds: null,
  deploys: [],
  requests: null,
  errors: null,
  counters: [],
  scrapedSamples: null,
};

/**
 * Asks for the runtime, the processes, the load, what happened to the workload and how much the target exposes. One
 * row at a time, or all rows of a list together in a batched session. Each is beside the point of a diagnosis: where one fails, the others count and a warning says so.
 */
export async function collectFacts(ask: AskSession, request: FactsRequest): Promise<Facts> {
  const { key, history, startTimesSeconds, stepSeconds, atSeconds, windowSeconds, clusterLabel, signal } = request;
  const times = history.timesSeconds;
  const asked = ask.at(atSeconds, signal);
  const whose = `${key.pod}/${key.container}`;
  const window = { key, atSeconds, windowSeconds, clusterLabel, signal };
  const starts = [{ container: key.container, timesSeconds: times, startTimeSeconds: [...startTimesSeconds] }];
  const [runtime, marks, coupling, scraped] = await Promise.all([
    asked.orNothing(
      say`The runtime of ${whose}`,
      collectRuntime(ask, { ...window, history, stepSeconds, nodeCpus: request.nodeCpus })
    ),
    asked.orNothing(
      say`Restarts and new versions of ${whose}`,
      collectMarks(ask, { ...window, starts, endings: request.endings, workload: request.workload, stepSeconds })
    ),
    asked.orNothing(
      say`The load of ${whose}`,
      collectCoupling(ask, { ...window, timesSeconds: times, stepSeconds, metrics: request.counters })
    ),
    asked.orNothing(say`The size of its scrapes of ${whose}`, askScraped(asked, request)),
  ]);
  const kills = marks?.killsKnown ? marks.marks.filter(({ kind }) => kind === 'oom-kill') : null;
  return {
    runtime,
    facts: {
      runtime:
        runtime?.runtime && runtime.join?.scope === 'container'
          ? { name: runtime.runtime, history: runtime.history, evidence: runtime.evidence }
          : null,
      processes:
        runtime?.processes && runtime.processHistories.length > 0
          ? { measure: runtime.processes.measure, histories: runtime.processHistories }
          : null,
      oomKillsSeconds: kills && kills.map((mark) => mark.atSeconds),
      deploys: (marks?.marks ?? [])
        .filter(({ kind }) => kind === 'deploy')
        .map((mark) => ({ atSeconds: mark.atSeconds, text: mark.text })),
      requests: coupling?.requests ?? null,
      errors: coupling?.errors ?? null,
      counters: coupling?.others ?? [],
      scrapedSamples: scraped,
    },
    warnings: asked.failures,
  };
}

/** Samples a scrape of the container's own target. Null where no target can be tied to the container. */
async function askScraped(
  asked: AskSession,
  { key, history, stepSeconds, clusterLabel }: FactsRequest
): Promise<ReadonlyArray<number | null> | null> {
  const times = history.timesSeconds;
  if (times.length === 0) {
    return null;
  }
  const selection = { names: ['scrape_samples_scraped'], scopes: [podScopeOf(key, clusterLabel)] };
  const asking = { startSeconds: times[0], endSeconds: times[times.length - 1], stepSeconds };
  const series = await asked.select(RAW, [selection], asking);
  const named = series.filter(({ labels }) => labels.container === key.container);
  const own = named.length > 0 ? named : series.filter(({ labels }) => !labels.container);
  return own.length === 1 ? (alignSeries(own, times, stepSeconds)[0]?.values ?? null) : null;
}
