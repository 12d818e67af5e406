import type { DataFrame, Labels } from '@grafana/data';
import { ANATOMY, anatomyFrame, type PartFacts } from '../../../contract/anatomyFrame';
import { decodeMeta } from '../../../contract/codec/metaColumns';
import { toInterval, type PartialInterval } from '../../../contract/toInterval';
import { type ContainerKey, findPart, type Level, PARTS, toContainerId } from '../../../engine';
import { alignSeries } from '../frames/alignSeries';
import type { AnatomyModel, Layer } from './anatomyModel';
import { findRestarts } from '../frames/findRestarts';
import { flattenSeries, type Series } from '../frames/flattenSeries';
import { readEvidence } from './readEvidence';
import { isReserved, isRuntime, readRuntime } from './readRuntime';
import { toLimit } from '../../../contract/codec/toLimit';

/** Parts are sums of integers: anything beyond rounding noise is a part that is not there. */
const RELATIVE_TOLERANCE = 1e-9;

/** Frames of the query type `anatomy`, wide or taken apart: series that are parts of memory. One model a container. */
export function readAnatomyFrames(frames: DataFrame[]): AnatomyModel[] {
  const groups = new Map<string, { key: ContainerKey; series: Series[]; frame: DataFrame }>();
  for (const frame of frames) {
    const series = flattenSeries([frame]);
    for (const one of series) {
      const key = toKey(one.labels);
      const id = toContainerId(key);
      const group = groups.get(id) ?? { key, series: [], frame };
      group.series.push(one);
      groups.set(id, group);
    }
  }
  return [...groups.values()].filter((group) => group.series.some(isPart)).map(readGroup);
}

function isPart(series: Series): boolean {
  const isNamed = series.labels[ANATOMY.partLabel] !== undefined || findPart(series.name) !== undefined;
  return isNamed && !isRuntime(series) && !isReserved(series);
}

function toKey(labels: Labels): ContainerKey {
  return {
    cluster: labels.cluster ?? null,
    namespace: labels.namespace ?? '',
    pod: labels.pod ?? '',
    container: labels.container ?? '',
  };
}

function readGroup({ key, series, frame }: { key: ContainerKey; series: Series[]; frame: DataFrame }): AnatomyModel {
  const { timesMs, columns } = alignSeries(series);
  const columnNamed = (name: string) => columns[series.findIndex((one) => one.name === name && !isPart(one))];
  const meta = decodeMeta(anatomyFrame, frame);
  const layers = series
    .map((one, index) => ({ one, column: columns[index] }))
    .filter(({ one }) => isPart(one))
    .map(({ one, column }) => toLayer(one.labels[ANATOMY.partLabel] ?? one.name, column, meta.parts[one.name]))
    .sort((a, b) => stackingOrder(a.id) - stackingOrder(b.id));
  const declared = columnNamed(ANATOMY.whole);
  const wholeBytes: Array<number | null> = [];
  let sumsToWhole = true;
  let acceptedSamples = 0;
  timesMs.forEach((_, row) => {
    const sum = sumRow(layers, row);
    const whole = declared ? (declared[row] ?? null) : sum;
    const accepted = sum !== null && whole !== null && whole >= 0;
    wholeBytes.push(accepted ? whole : null);
    if (accepted) {
      acceptedSamples++;
      sumsToWhole &&= Math.abs(sum - whole) <= Math.max(1, whole * RELATIVE_TOLERANCE);
    } else {
      // A row with some parts only would be drawn too low: the whole row is a gap.
      layers.forEach((layer) => (layer.values[row] = null));
    }
  });
  const level = meta.level ?? guessLevel(layers);
  return {
    key,
    timesMs,
    layers,
    stacked: true,
    reason: null,
    whole: meta.whole ?? (level === 'L2' || isWorkingSet(layers) ? 'workingSet' : 'usage'),
    level,
    wholeBytes,
    sumsToWhole,
    runtime: readRuntime(layers, series, columns, meta.parts),
    evidence: readEvidence(series, columns),
    toolFigures: meta.toolFigures,
    limitBytes: timesMs.map((_, row) => toLimit(columnNamed(ANATOMY.limit)?.[row] ?? null)),
    requestBytes: timesMs.map((_, row) => toLimit(columnNamed(ANATOMY.request)?.[row] ?? null)),
    limitAtMs: toLimitAtMs(meta),
    restartTimesMs: findRestarts(timesMs, columnNamed(ANATOMY.startTime) ?? []),
    acceptedSamples,
    rejectedSamples: meta.rejectedSamples,
    notices: frame.meta?.notices ?? [],
  };
}

type LimitAt = Record<'limitAtLow' | 'limitAt' | 'limitAtHigh', number | null>;

function toLimitAtMs({ limitAtLow, limitAt, limitAtHigh }: LimitAt): PartialInterval | null {
  const toMs = (seconds: number | null) => (seconds === null ? null : seconds * 1000);
  return toInterval(toMs(limitAtLow), toMs(limitAt), toMs(limitAtHigh));
}

/** Nothing else was exported: it is one part. */
function isWorkingSet(layers: Layer[]): boolean {
  return layers.some(({ id }) => id === 'working_set');
}

/** A transformation may have dropped the meta; the parts still tell. */
function guessLevel(layers: Layer[]): Level {
  const has = (name: string) => layers.some((layer) => layer.id === name);
  if (isWorkingSet(layers)) {
    return 'L1';
  }
  if (!has('beyond_anon')) {
    return 'L3';
  }
  return has('inactive_file') || has('lazyfree') ? 'L1' : 'L2';
}

function toLayer(name: string, column: Layer['values'], facts: PartFacts | undefined): Layer {
  const part = findPart(name);
  return {
    id: name,
    title: part?.title ?? name,
    description: part?.description ?? null,
    reclaimable: part?.reclaimable ?? null,
    certainty: facts?.certainty ?? null,
    source: facts?.source ?? null,
    of: null,
    values: [...column],
  };
}

/** Parts that this version does not know stand on top. */
function stackingOrder(name: string): number {
  const index = PARTS.findIndex((part) => part.name === name);
  return index < 0 ? PARTS.length : index;
}

function sumRow(layers: Layer[], row: number): number | null {
  let sum = 0;
  for (const layer of layers) {
    const value = layer.values[row];
    if (value === null || value === undefined || value < 0) {
      return null;
    }
    sum += value;
  }
  return sum;
}
