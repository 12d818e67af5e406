import { type ScrapeTarget, type TargetHistory, toScrapeTargetId } from '../../engine';
import type { Labels, MatrixSeries, RangeAnswer } from '../ask/prometheusClient';
import { alignSeries } from '../facts/runtimes/alignSeries';
import {
  ADDED_ROW,
  HISTORY_LABEL,
  KEPT_METRIC,
  LIMIT_METRIC_OF_SCRAPE,
  SAMPLES_METRIC,
  START_METRIC_OF_PROCESS,
  UP_ROW,
} from './cardinalityQueries';
import { toScrapeTarget, type TargetKeys } from './targetKeys';

/** A target over the window, and where it says it runs. */
export interface TargetTimeline {
  target: ScrapeTarget;
  /** Labels of its newest scrape, without the name of the metric. */
  labels: Labels;
  history: TargetHistory;
}

/** Histories of some targets on one grid, from the answer to `historyQuery`. Rows of one target that differ in other labels are joined: the greater counts. */
export function toTargetHistories(
  targets: readonly ScrapeTarget[],
  { series }: RangeAnswer,
  grid: { timesSeconds: readonly number[]; stepSeconds: number },
  keys: TargetKeys
): TargetTimeline[] {
  const rowsOf = group(series, keys);
  const join = (series: readonly MatrixSeries[]) => joinRows(series, grid);
  return targets.flatMap((target) => {
    const id = toScrapeTargetId(target);
    const all = rowsOf.get(id) ?? [];
    const named = (name: string) => all.filter(({ labels }) => labels.__name__ === name);
    const worked = (row: string) => all.filter(({ labels }) => labels[HISTORY_LABEL] === row);
    const newest = [...named(SAMPLES_METRIC)].sort((a, b) => lastTime(b) - lastTime(a))[0];
    if (!newest) {
      return [];
    }
    const { __name__: _, ...labels } = newest.labels;
    return {
      target,
      labels,
      history: {
        timesSeconds: [...grid.timesSeconds],
        samples: join(named(SAMPLES_METRIC)),
        keptSamples: join(named(KEPT_METRIC)),
        addedSeries: join(worked(ADDED_ROW)),
        upShare: join(worked(UP_ROW)),
        sampleLimit: join(named(LIMIT_METRIC_OF_SCRAPE)),
        startTimesSeconds: join(named(START_METRIC_OF_PROCESS)),
      },
    };
  });
}

function group(series: readonly MatrixSeries[], keys: TargetKeys): Map<string, MatrixSeries[]> {
  const groups = new Map<string, MatrixSeries[]>();
  for (const one of series) {
    const target = toScrapeTarget(one.labels, keys);
    const id = target === null ? '' : toScrapeTargetId(target);
    const known = groups.get(id);
    if (known) {
      known.push(one);
    } else {
      groups.set(id, [one]);
    }
  }
  return groups;
}

const lastTime = ({ timesSeconds }: MatrixSeries) => timesSeconds[timesSeconds.length - 1] ?? 0;

function joinRows(
  series: readonly MatrixSeries[],
  { timesSeconds, stepSeconds }: { timesSeconds: readonly number[]; stepSeconds: number }
): Array<number | null> {
  const aligned = alignSeries(series, timesSeconds, stepSeconds);
  return timesSeconds.map((_, index) =>
    aligned.reduce<number | null>((most, { values }) => {
      const value = values[index];
      return value === null ? most : Math.max(most ?? value, value);
    }, null)
  );
}
