import { findPart, type MemoryReading, splitHistory } from '../../../engine';
import { strings } from '../../strings';
import type { AnatomyModel, Layer } from './anatomyModel';
import { findRestarts } from '../frames/findRestarts';
import { mergeLives } from './mergeLives';
import type { Measure, PrometheusContainer } from '../frames/readPrometheusFrames';
import { toLimit } from '../../../contract/codec/toLimit';

/** What can be drawn as a line of its own, in the order of the legend. */
const LINES = ['usageBytes', 'workingSetBytes', 'rssBytes', 'cacheBytes', 'unnamedBytes'] satisfies Measure[];

/** Plain Prometheus series of one container: taken apart where the metrics allow it, else drawn as lines. */
export function splitContainer({ key, lives }: PrometheusContainer): AnatomyModel {
  const merged = mergeLives(lives);
  const { timesMs, valueAt } = merged;
  const readings = timesMs.map((_, row) => toReading((measure) => valueAt(measure, row)));
  const history = splitHistory(
    timesMs.map((timeMs) => timeMs / 1000),
    readings,
    null
  );
  const base = {
    key,
    timesMs,
    runtime: null,
    evidence: [],
    requestBytes: timesMs.map(() => null),
    limitBytes: timesMs.map((_, row) => toLimit(valueAt('limitBytes', row) ?? null)),
    limitAtMs: null,
    restartTimesMs: findRestarts(
      timesMs,
      timesMs.map((_, row) => valueAt('startTimeSeconds', row))
    ),
    notices: [],
  };
  if (history.acceptedSamples === 0) {
    return {
      ...base,
      layers: LINES.filter((measure) => lives.some((life) => life.has(measure))).map((measure) => ({
        id: measure,
        title: strings.measures[measure],
        description: null,
        reclaimable: null,
        certainty: null,
        source: null,
        of: null,
        values: timesMs.map((_, row) => valueAt(measure, row)),
      })),
      stacked: false,
      reason: strings.anatomy.cannotSplit,
      whole: null,
      level: null,
      wholeBytes: timesMs.map(() => null),
      sumsToWhole: false,
      acceptedSamples: 0,
      rejectedSamples: null,
    };
  }
  return {
    ...base,
    layers: history.parts.map((part): Layer => {
      const { title, description, reclaimable } = findPart(part.name)!;
      const { certainty, source } = part;
      return { id: part.name, title, description, reclaimable, certainty, source, of: null, values: part.bytes };
    }),
    stacked: true,
    reason: null,
    whole: history.whole,
    level: history.level,
    wholeBytes: history.wholeBytes,
    sumsToWhole: true,
    acceptedSamples: history.acceptedSamples,
    rejectedSamples: Object.values(history.rejectedSamples).reduce((sum, count) => sum + count, 0),
  };
}

/** Null where the container was not sampled at all: that is a gap and not a rejected sample. */
function toReading(valueOf: (measure: Measure) => number | null | undefined): MemoryReading | null {
  const reading: MemoryReading = {
    usageBytes: valueOf('usageBytes') ?? null,
    workingSetBytes: valueOf('workingSetBytes') ?? null,
    rssBytes: valueOf('rssBytes') ?? null,
    cacheBytes: valueOf('cacheBytes') ?? null,
    inactiveFileBytes: valueOf('inactiveFileBytes') ?? null,
    activeFileBytes: valueOf('activeFileBytes') ?? null,
    kernelBytes: valueOf('kernelBytes') ?? null,
    swapBytes: valueOf('swapBytes') ?? null,
  };
  return Object.values(reading).every((value) => value === null) ? null : reading;
}
