import {
  evidenceMetricNames,
  joinReadings,
  matchesRule,
  PROCESS_METRIC_NAMES,
  readRuntime,
  runtimeMetricNames,
  RUNTIME_LIMITS,
  splitProcesses,
  splitRuntime,
  toleranceBytes,
  type ContainerKey,
  type EvidenceHistory,
  type ProcessHistory,
  type ProcessSplit,
  type RuntimeHistory,
  type RuntimeName,
  type RuntimeReading,
  type RuntimeSeries,
  type SplitHistory,
} from '../../engine';
import { Asked } from '../asked';
import type { PrometheusClient, QueryCost } from '../prometheusClient';
import { alignSeries } from './alignSeries';
import { chooseRuntime, type ChosenRuntime } from './chooseRuntime';
import { findProcessSource } from './findProcessSource';
import { containerLabel, type RuntimeJoin } from './joinRuntime';
import { planNames } from './planNames';
import { floorQuery, lookupQuery, PROCESSES_METRIC, seriesQuery } from './runtimeQueries';
import { conflictWarning, FOREIGN_PROCESSES, joinWarning, processesWarning, skippedWarning } from './runtimeWarnings';
import { lastKnown, toProcesses } from './toProcesses';
import { toCandidates, toPodContainers, toTargetId, toTargets } from './toTargets';

export interface RuntimeRequest {
  key: ContainerKey;
  /** End of the window, Unix seconds. */
  atSeconds: number;
  windowSeconds: number;
  /** Label that names the cluster; null where there is none. */
  clusterLabel: string | null;
  /** The container taken apart: its times are the grid, its anonymous memory is what is split here. */
  history: SplitHistory;
  /** Distance of the history's times. */
  stepSeconds: number;
  /** CPUs of the node, for the tolerance; null where no metric tells. */
  nodeCpus: number | null;
  signal?: AbortSignal;
}

/** What a container's own runtime says about its anonymous memory. */
export interface RuntimeAnatomy {
  key: ContainerKey;
  /** Null: the pod exports no metrics of a known runtime that may be this container's. */
  runtime: RuntimeName | null;
  title: string | null;
  flavour: string | null;
  /** How the metrics were tied to the container, or why they belong to the pod only; null without a runtime. */
  join: RuntimeJoin | null;
  /** Null where there is no runtime, or it belongs to the pod only. See its `conflict`. */
  history: RuntimeHistory | null;
  /** On the times of the container's history. */
  evidence: EvidenceHistory[];
  /** Processes in the container by cAdvisor; null where it is not exported. */
  processCount: number | null;
  /** Null where no metric tells memory by process. */
  processes: ProcessSplit | null;
  /** The same over time, on the times of the container's history. */
  processHistories: ProcessHistory[];
  warnings: string[];
  cost: QueryCost;
  expressions: string[];
}

/** A runtime that was found, and what its series say. */
interface ReadRuntime {
  chosen: ChosenRuntime;
  reading: RuntimeReading | null;
  history: RuntimeHistory | null;
}

/**
 * Asks what runs inside of a container and splits its anonymous memory by it. At most three requests: what the pod
 * exports, the series of what was found, and the floor of its heap. Errors of the server reject.
 */
export async function collectRuntime(client: PrometheusClient, request: RuntimeRequest): Promise<RuntimeAnatomy> {
  const { key, clusterLabel, windowSeconds, history } = request;
  const asked = new Asked(client, request.atSeconds, request.signal);
  // Without a sample of the container there is nothing to split.
  const vector =
    history.timesSeconds.length > 0 ? (await asked.instant(lookupQuery(key, clusterLabel, windowSeconds))).vector : [];
  const containers = toPodContainers(vector);
  const targets = toTargets(vector);
  const chosen = chooseRuntime(toCandidates(targets, containers), key.container);
  const { source, warning } = findProcessSource(targets, containers, key.container);
  const { names, skipped } = planNames(vector, [
    ...(chosen && chosen.targets.length > 0 ? runtimeMetricNames(chosen.spec) : []),
    ...(source ? PROCESS_METRIC_NAMES : []),
  ]);

  const { series, floor } = await readSeries(asked, request, chosen, names);
  const runtime = chosen && splitChosen(request, chosen, series, floor);
  const listed = source ? toProcesses(source, series) : [];
  const split = source && splitProcesses(source.rule.measure, listed);
  // Shared pages count once in PSS: more than the container has means that processes of others are listed too.
  const isForeign = split?.measure === 'pss' && split.totalBytes > mostBytes(request);
  const processCount = countProcesses(series, key.container);
  const notes = runtime
    ? [
        joinWarning(runtime.chosen.spec.title, runtime.chosen.join),
        runtime.history && conflictWarning(runtime.chosen.spec.title, runtime.history),
        runtime.history && processesWarning(runtime.chosen.spec, processCount),
      ]
    : [];
  return {
    key,
    runtime: runtime?.chosen.spec.name ?? null,
    title: runtime?.chosen.spec.title ?? null,
    flavour: runtime?.reading?.flavour ?? null,
    join: runtime?.chosen.join ?? null,
    history: runtime?.history ?? null,
    evidence: runtime?.reading?.evidence ?? [],
    processCount,
    processes: isForeign ? null : split,
    processHistories: isForeign ? [] : listed,
    warnings: [
      ...asked.warnings,
      ...[...notes, warning, isForeign ? FOREIGN_PROCESSES : null, skippedWarning(skipped)].filter(
        (note) => note !== null
      ),
    ],
    cost: asked.cost,
    expressions: asked.expressions,
  };
}

/** What all processes of the container may hold at most, at its last sample. */
function mostBytes({ history, nodeCpus }: RuntimeRequest): number {
  const whole = lastKnown(history.wholeBytes) ?? 0;
  return (1 + RUNTIME_LIMITS.conflictShare.value) * whole + toleranceBytes(whole, nodeCpus);
}

async function readSeries(
  asked: Asked,
  { key, clusterLabel, history, stepSeconds }: RuntimeRequest,
  chosen: ChosenRuntime | null,
  names: readonly string[]
): Promise<{ series: RuntimeSeries[]; floor: RuntimeSeries[] }> {
  if (names.length === 0) {
    return { series: [], floor: [] };
  }
  const times = history.timesSeconds;
  const range = async (expr: string) =>
    alignSeries((await asked.range(expr, times[0], times[times.length - 1], stepSeconds)).series, times, stepSeconds);

  const spec = chosen && chosen.targets.length > 0 ? chosen.spec : null;
  const evidence = spec ? evidenceMetricNames(spec) : [];
  const rules = spec?.floor ? spec.values[spec.floor.of] : [];
  const floorName = rules.flatMap((rule) => names.find((name) => matchesRule(rule, { __name__: name })) ?? [])[0];
  const [series, floor] = await Promise.all([
    range(seriesQuery([...names, ...evidence, PROCESSES_METRIC], key, clusterLabel)),
    spec?.floor && floorName ? range(floorQuery(floorName, key, clusterLabel, spec.floor.windowSeconds)) : [],
  ]);
  // Functions over time drop the name of the metric.
  return { series, floor: floor.map(({ labels, values }) => ({ labels: { ...labels, __name__: floorName }, values })) };
}

function splitChosen(
  { history, nodeCpus }: RuntimeRequest,
  chosen: ChosenRuntime,
  series: readonly RuntimeSeries[],
  floor: readonly RuntimeSeries[]
): ReadRuntime {
  const { spec, targets } = chosen;
  const count = history.timesSeconds.length;
  const readings = targets.flatMap(({ id }) => {
    const ofTarget = ({ labels }: RuntimeSeries) => toTargetId(labels) === id;
    return readRuntime(spec, series.filter(ofTarget), floor.filter(ofTarget), count) ?? [];
  });
  // A target that appeared later describes the newer process while the older one lingers.
  const appeared = ({ present }: RuntimeReading) => present.indexOf(true);
  const reading = joinReadings(readings.sort((a, b) => appeared(b) - appeared(a)));
  return { chosen, reading, history: reading && splitRuntime(spec, reading, history, nodeCpus) };
}

function countProcesses(series: readonly RuntimeSeries[], container: string): number | null {
  const own = series.filter(
    ({ labels }) => labels.__name__ === PROCESSES_METRIC && containerLabel(labels) === container
  );
  const count = own.length > 0 ? own[0].values.length : 0;
  const joined = Array.from({ length: count }, (_, row) =>
    own.reduce<number | null>((most, { values }) => {
      const value = values[row];
      return value === null ? most : Math.max(most ?? 0, value);
    }, null)
  );
  return lastKnown(joined);
}
