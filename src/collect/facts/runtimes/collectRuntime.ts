import {
  type ContainerKey,
  type EvidenceHistory,
  joinReadings,
  PROCESS_METRIC_NAMES,
  type ProcessHistory,
  type ProcessSplit,
  readRuntime,
  RUNTIME_LIMITS,
  type RuntimeFigures,
  type RuntimeHistory,
  runtimeMetricNames,
  type RuntimeName,
  type RuntimeReading,
  type RuntimeSeries,
  type SplitHistory,
  splitProcesses,
  splitRuntime,
  tellsAnon,
  toleranceBytes,
} from '../../../engine';
import type { AskSession } from '../../ask/session';
import type { QueryCost } from '../../ask/prometheusClient';
import type { ChosenRuntime } from './chooseRuntime';
import { countProcesses } from './countProcesses';
import { findTargets } from './findTargets';
import type { RuntimeJoin } from './joinRuntime';
import { planNames } from './planNames';
import { readSeries } from './readSeries';
import {
  conflictWarning,
  foreignProcesses,
  joinWarning,
  noAnonWarning,
  processesWarning,
  skippedWarning,
} from './runtimeWarnings';
import { toFigures } from './toFigures';
import { lastKnown, toProcesses } from './toProcesses';
import { toTargetId } from './toTargets';

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
  /** What tools that look into the container show, at its last sample. */
  figures: RuntimeFigures;
  warnings: string[];
  cost: QueryCost;
  expressions: string[];
}

const NO_RUNTIME = { spec: null, reading: null };

/** A runtime that was found, and what its series say. */
interface ReadRuntime {
  chosen: ChosenRuntime;
  reading: RuntimeReading | null;
  history: RuntimeHistory | null;
}

/**
 * Asks what runs inside of a container and splits its anonymous memory by it. At most four requests: what the pod
 * exports, what others call it where that is nothing, the series of what was found, and the floor of its heap. Errors of
 * the server reject.
 */
export async function collectRuntime(ask: AskSession, request: RuntimeRequest): Promise<RuntimeAnatomy> {
  const { key, history } = request;
  const asked = ask.at(request.atSeconds, request.signal);
  const found = await findTargets(asked, request);
  const { chosen } = found;
  const { source, warning } = found.process;
  const { names, skipped } = planNames(found.vector, [
    ...(chosen && chosen.targets.length > 0 ? runtimeMetricNames(chosen.spec) : []),
    ...(source ? PROCESS_METRIC_NAMES : []),
  ]);

  const { series, floor, processCounts } = await readSeries(asked, request, found, names);
  const runtime = chosen && splitChosen(request, chosen, series, floor);
  const listed = source ? toProcesses(source, series) : [];
  const split = source && splitProcesses(source.rule.measure, listed);
  // Shared pages count once in PSS: more than the container has means that processes of others are listed too.
  const isForeign = split?.measure === 'pss' && split.totalBytes > mostBytes(request);
  const processCount = countProcesses(processCounts, key.container);
  const notes = runtime ? describeRuntime(runtime, history, processCount) : [];
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
    figures: toFigures({
      // Metrics that do not fit into the container are another one's.
      ...(runtime && !runtime.history?.conflict ? { spec: runtime.chosen.spec, reading: runtime.reading } : NO_RUNTIME),
      row: findLastRow(history),
      processCount,
      processes: isForeign ? null : split,
    }),
    warnings: [
      ...asked.warnings,
      ...[found.warning, ...notes, warning, isForeign ? foreignProcesses() : null, skippedWarning(skipped)].filter(
        (note) => note !== null
      ),
    ],
    cost: asked.cost,
    expressions: asked.expressions,
  };
}

/** What has to be said of a runtime's figures; null where one of the sentences does not apply. */
function describeRuntime(
  { chosen, reading, history }: ReadRuntime,
  { parts }: RuntimeRequest['history'],
  processCount: number | null
): Array<string | null> {
  const { title } = chosen.spec;
  return [
    joinWarning(title, chosen.join),
    reading && !tellsAnon(parts) ? noAnonWarning(title) : null,
    history && conflictWarning(title, history),
    history && processesWarning(chosen.spec, processCount),
  ];
}

/** What all processes of the container may hold at most, at its last sample. */
function mostBytes({ history, nodeCpus }: RuntimeRequest): number {
  const whole = lastKnown(history.wholeBytes) ?? 0;
  return (1 + RUNTIME_LIMITS.conflictShare.value) * whole + toleranceBytes(whole, nodeCpus);
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
  const known = reading !== null && tellsAnon(history.parts);
  return { chosen, reading, history: known ? splitRuntime(spec, reading, history, nodeCpus) : null };
}

/** The row of the last sample that could be taken apart. */
function findLastRow({ wholeBytes }: SplitHistory): number | null {
  return wholeBytes.reduce<number | null>((last, bytes, row) => (bytes === null ? last : row), null);
}
