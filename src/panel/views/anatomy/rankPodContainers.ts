import { PANEL_LIMITS } from '../../panelLimits';
import type { AnatomyModel } from '../../read/anatomy/anatomyModel';
import type { PodModel } from '../../read/anatomy/readPod';
import { strings } from '../../strings';
import { findKeptRows } from './findKeptRows';
import { summarizeLayers } from './summarizeLayers';
import { addRestarts } from '../../read/anatomy/readMarks';

export interface PodCards {
  /** What grew most comes first. */
  containers: AnatomyModel[];
  /** Sandbox and orphaned memory in one; null where neither is known. */
  beside: AnatomyModel | null;
  /** The highest whole of all. */
  peakBytes: number;
  /** Top of the scale, with the limits that are near enough to be drawn: one for all, or nobody can compare. */
  maxBytes: number;
}

/** The containers of a pod in the order of their growth, with what stands beside them. */
export function rankPodContainers(pod: PodModel): PodCards {
  const growth = new Map(
    pod.containers.map((model) => [
      model,
      summarizeLayers(model, addRestarts([], model.restartTimesMs)).wholeChangeBytes,
    ])
  );
  const toGrowth = (model: AnatomyModel) => growth.get(model) ?? -Infinity;
  const containers = [...pod.containers].sort((a, b) => (toGrowth(b) > toGrowth(a) ? 1 : -1));
  const beside = pod.beside.length === 0 ? null : toBeside(pod, containers[0]);
  const all = beside === null ? containers : [...containers, beside];
  const peakBytes = findPeak(all.map(({ wholeBytes }) => wholeBytes));
  const limits = all.map(({ limitBytes }) => limitBytes.filter((bytes) => (bytes ?? 0) <= farBytes(peakBytes)));
  return { containers, beside, peakBytes, maxBytes: Math.max(peakBytes, findPeak(limits)) };
}

function farBytes(peakBytes: number): number {
  return PANEL_LIMITS.farLimit.value * peakBytes;
}

function findPeak(columns: Array<Array<number | null>>): number {
  return columns.reduce((top, values) => values.reduce<number>((max, bytes) => Math.max(max, bytes ?? 0), top), 0);
}

function toBeside({ key, timesMs, beside }: PodModel, like: AnatomyModel): AnatomyModel {
  const isKnown = (row: number) => beside.every(({ values }) => typeof values[row] === 'number');
  const wholeBytes = timesMs.map((_, row) =>
    isKnown(row) ? beside.reduce((sum, { values }) => sum + (values[row] ?? 0), 0) : null
  );
  const rows = findKeptRows(wholeBytes);
  return {
    ...like,
    key: { ...key, container: strings.pod.beside(beside.map(({ title }) => title)) },
    timesMs: rows.map((row) => timesMs[row]),
    layers: beside.map((layer) => ({ ...layer, values: rows.map((row) => layer.values[row]) })),
    wholeBytes: rows.map((row) => wholeBytes[row]),
    sumsToWhole: true,
    runtime: null,
    evidence: [],
    limitBytes: rows.map(() => null),
    requestBytes: rows.map(() => null),
    limitAtMs: null,
    restartTimesMs: [],
    notices: [],
  };
}
