import { collectPod, type PodAnatomy } from '../../src/collect/collectPod';
import { readManifest, readRecorded, type RecordedSeries } from '../fixtures/readRecorded.mjs';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { connect } from './recordedClient';

/**
 * Every recorded pod, through a real Prometheus: containers, sandbox and rest are the pod's own cgroup to the byte.
 *
 * The recorder kept rows of pods every 10 s and those of containers each second. A Prometheus keeps all rows of a scrape
 * or none, so the scrapes with rows of pods are taken, at the speed at which they were recorded.
 */
const ROWS =
  /^(container_(memory|spec_memory|start_time)|machine_cpu|kube_pod_container_(resource_limits|status_restarts))/;

function* readScrapes(): Generator<RecordedSeries> {
  for (const { id } of readManifest().scenarios) {
    const all = [...readRecorded(id)].filter(({ labels }) => ROWS.test(labels.__name__));
    const isPod = ({ labels }: RecordedSeries) =>
      !labels.container && labels.__name__ === 'container_memory_usage_bytes';
    const scrapes = new Set(all.filter(isPod).flatMap(({ timesSeconds }) => timesSeconds));
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

const PODS = readManifest().scenarios.flatMap((scenario) =>
  scenario.pods.map(({ pod, containers }) => ({
    title: `${scenario.id} ${pod}`,
    id: scenario.id,
    namespace: scenario.namespace,
    pod,
    containers: containers.map(({ name }) => name).sort(),
  }))
);

const { first_sample: FIRST, last_sample: LAST } = readManifest().recorded;
let prometheus: RunningPrometheus;
beforeAll(async () => {
  prometheus = await startSeriesPrometheus({ series: readScrapes() });
}, 300_000);
afterAll(() => prometheus?.stop());

const podOf = ({ namespace, pod }: { namespace: string; pod: string }, stepSeconds = 15) =>
  collectPod(connect(prometheus.url), {
    cluster: null,
    namespace,
    pod,
    atSeconds: LAST,
    windowSeconds: LAST - FIRST,
    stepSeconds,
    clusterLabel: null,
  });

/** Usage of the containers that are there; NaN where one is not known. */
const sumOfContainers = ({ containers }: PodAnatomy, i: number) =>
  containers.reduce((sum, { history }) => sum + (history.wholeBytes[i] ?? 0), 0);

const seen = { samples: 0, rejected: 0, skewed: 0, beyondTolerance: 0, largestRestBytes: 0 };

describe('collectPod(recorded pod)', () => {
  test.each(PODS)('$title', async (one) => {
    const anatomy = await podOf(one);
    const { pod, containers, warnings } = anatomy;
    expect(warnings).toEqual([]);
    expect(containers.map(({ key }) => key.container)).toEqual(one.containers);
    expect(pod).toMatchObject({ whole: 'usage', restHoldsSandbox: true });
    expect(pod.acceptedSamples).toBeGreaterThan(100);
    pod.podBytes.forEach((bytes, i) => {
      if (bytes === null) {
        expect([pod.restBytes[i], pod.skewBytes[i], pod.sandboxBytes[i]]).toEqual([null, null, null]);
        return;
      }
      const rest = pod.restBytes[i] ?? NaN;
      // The containers' own splits may reject a sample that the pod's sum can use: then the sum is not told by them.
      if (containers.every(({ history }) => history.rejectedSamples.inconsistent === 0)) {
        expect(sumOfContainers(anatomy, i) + rest - (pod.skewBytes[i] ?? NaN)).toBe(bytes);
      }
      expect(rest).toBeGreaterThanOrEqual(0);
      seen.largestRestBytes = Math.max(seen.largestRestBytes, rest);
      seen.skewed += (pod.skewBytes[i] ?? 0) > 0 ? 1 : 0;
      seen.beyondTolerance += rest > (pod.toleranceBytes[i] ?? 0) ? 1 : 0;
    });
    seen.samples += pod.acceptedSamples;
    const rejected = Object.values(pod.rejectedSamples).reduce((sum, count) => sum + count, 0);
    seen.rejected += rejected;
    expect({ rejected, of: pod.acceptedSamples, rejectedSamples: pod.rejectedSamples }).toMatchObject({ rejected: 0 });
  });

  afterAll(() => {
    process.stdout.write(`recorded pods: ${JSON.stringify(seen)}\n`);
  });
});
