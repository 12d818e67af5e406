import type { DataFrame, Labels } from '@grafana/data';
import { capText } from '../../parts/words/capText';
import { strings } from '../../strings';
import { alignSeries } from '../frames/alignSeries';
import type { AnatomyModel } from './anatomyModel';
import { flattenSeries, type Series } from '../frames/flattenSeries';

/** More lines than this cannot be told apart. */
export const MAX_LINES = 12;

/** Any other time series: drawn as they are, as plain lines. Null when there is nothing to draw. */
export function readLines(frames: DataFrame[]): AnatomyModel | null {
  const all = flattenSeries(frames).filter((series) => series.values.some((value) => value !== null));
  if (all.length === 0) {
    return null;
  }
  const series = all.slice(0, MAX_LINES);
  const { timesMs, columns } = alignSeries(series);
  return {
    key: null,
    timesMs,
    layers: series.map((one, index) => ({
      id: String(index),
      title: capText(toTitle(one)),
      description: null,
      reclaimable: null,
      certainty: null,
      source: null,
      of: null,
      values: columns[index],
    })),
    stacked: false,
    reason: all.length > MAX_LINES ? strings.anatomy.firstLines(MAX_LINES, all.length) : strings.anatomy.plainLines,
    whole: null,
    level: null,
    wholeBytes: timesMs.map(() => null),
    sumsToWhole: false,
    runtime: null,
    evidence: [],
    limitBytes: timesMs.map(() => null),
    requestBytes: timesMs.map(() => null),
    limitAtMs: null,
    restartTimesMs: [],
    acceptedSamples: 0,
    rejectedSamples: null,
    notices: [],
  };
}

function toTitle({ name, displayName, labels }: Series): string {
  if (displayName !== name) {
    return displayName;
  }
  const metric = labels.__name__ ?? name;
  const rest = Object.entries(labels as Labels).filter(([label]) => label !== '__name__');
  return rest.length === 0 ? metric : `${metric} {${rest.map(([label, value]) => `${label}="${value}"`).join(', ')}}`;
}
