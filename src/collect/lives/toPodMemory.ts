import { type ContainerKey, counterOf, findTemplateHash, type PodMemory, toSize } from '../../engine';
import type { MatrixSeries } from '../ask/prometheusClient';
import { findGrid, gridTimes, toTimelines } from '../containers/toTimelines';
import { LIVES_LIMITS } from './livesLimits';

/** The counter that lives are measured by: what cannot be reclaimed, or the working set where nothing else is exported. */
export type LivesCounter = 'rssBytes' | 'workingSetBytes';

/** One entry a pod, its restarts joined, on one grid. `moreLabels`: what else may tell its lives from others. */
export function toPodMemory(
  series: readonly MatrixSeries[],
  counter: LivesCounter,
  clusterLabel: string | null,
  moreLabels: (key: ContainerKey, node: string | null) => Readonly<Record<string, string>> = () => ({})
): PodMemory[] {
  const grid = findGrid(series, LIVES_LIMITS.stepSeconds.value);
  const timesSeconds = gridTimes(grid);
  const images = new Map(series.map(({ labels }) => [labels.pod ?? '', labels.image ?? null]));
  return toTimelines(series, grid, clusterLabel).map(({ key, node, readings, startTimeSeconds }): PodMemory => ({
    pod: key.pod,
    version: findVersion(key, images.get(key.pod) ?? null),
    labels: { ...(node === null ? {} : { node }), ...moreLabels(key, node) },
    timesSeconds,
    bytes: counterOf(readings, counter).map(toSize),
    startTimesSeconds: startTimeSeconds,
  }));
}

function findVersion({ pod }: ContainerKey, image: string | null): string | null {
  return findTemplateHash(pod) ?? (image || null);
}
