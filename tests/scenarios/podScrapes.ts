import { readManifest, readRecorded, type RecordedSeries } from '../fixtures/readRecorded.mjs';

const ROWS =
  /^(container_(memory|spec_memory|start_time|oom_events)|machine_|kube_pod_(info|container_resource_limits|container_status_))/;

/**
 * The recording as a Prometheus would have it that scrapes every 10 s, at the speed at which it was recorded.
 *
 * The recorder kept rows of pods and of the node every 10 s and those of containers each second. A Prometheus keeps all
 * rows of a scrape or none, so the scrapes with rows of pods are taken.
 */
export function* readScrapes(): Generator<RecordedSeries> {
  for (const id of [...readManifest().scenarios.map((scenario) => scenario.id), '_node']) {
    const all = [...readRecorded(id)].filter(({ labels }) => ROWS.test(labels.__name__));
    const isSlow = ({ labels }: RecordedSeries) =>
      !labels.container && labels.__name__ === 'container_memory_usage_bytes';
    const scrapes = new Set(all.filter(isSlow).flatMap(({ timesSeconds }) => timesSeconds));
    for (const one of all) {
      const kept = one.timesSeconds.flatMap((time, i) =>
        scrapes.has(time) || one.labels.__name__.startsWith('kube_') ? [i] : []
      );
      if (kept.length > 0) {
        yield { ...one, timesSeconds: kept.map((i) => one.timesSeconds[i]), values: kept.map((i) => one.values[i]) };
      }
    }
  }
}
