import { type ScrapeTarget, type TargetHistory, toScrapeTargetId } from '../../engine';
import type { Labels, MatrixSeries, RangeAnswer } from '../ask/prometheusClient';
import { alignSeries } from '../facts/runtimes/alignSeries';
import { KEPT_METRIC, LIMIT_METRIC_OF_SCRAPE, SAMPLES_METRIC, START_METRIC_OF_PROCESS } from './cardinalityQueries';

/** A target over the window, and where it says it runs. */
export interface TargetTimeline {
  target: ScrapeTarget;
  /** Labels of its newest scrape, without the name of the metric. */
  labels: Labels;
  history: TargetHistory;
}

export interface TargetAnswers {
  /** `targetHistoryQuery`. */
  rows: RangeAnswer;
  /** `addedSeriesQuery`, `upShareQuery`. */
  added: RangeAnswer;
  up: RangeAnswer;
}

/** The target that labels are of; null where the job or the instance is not told. */
export function toScrapeTarget(labels: Labels, clusterLabel: string | null): ScrapeTarget | null {
  const { job = '', instance = '' } = labels;
  return job === '' && instance === ''
    ? null
    : { cluster: clusterLabel ? (labels[clusterLabel] ?? '') : null, job, instance };
}

/** Histories of some targets on one grid. Rows of one target that differ in other labels are joined: the greater counts. */
export function toTargetHistories(
  targets: readonly ScrapeTarget[],
  { rows, added, up }: TargetAnswers,
  grid: { timesSeconds: readonly number[]; stepSeconds: number },
  clusterLabel: string | null
): TargetTimeline[] {
  const rowsOf = group(rows.series, clusterLabel);
  const addedOf = group(added.series, clusterLabel);
  const upOf = group(up.series, clusterLabel);
  const join = (series: readonly MatrixSeries[]) => joinRows(series, grid);
  return targets.flatMap((target) => {
    const id = toScrapeTargetId(target);
    const all = rowsOf.get(id) ?? [];
    const named = (name: string) => all.filter(({ labels }) => labels.__name__ === name);
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
        addedSeries: join(addedOf.get(id) ?? []),
        upShare: join(upOf.get(id) ?? []),
        sampleLimit: join(named(LIMIT_METRIC_OF_SCRAPE)),
        startTimesSeconds: join(named(START_METRIC_OF_PROCESS)),
      },
    };
  });
}

function group(series: readonly MatrixSeries[], clusterLabel: string | null): Map<string, MatrixSeries[]> {
  const groups = new Map<string, MatrixSeries[]>();
  for (const one of series) {
    const target = toScrapeTarget(one.labels, clusterLabel);
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
