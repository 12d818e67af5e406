import { collectPod, type PodAnatomy } from '../../src/collect/pods/collectPod';
import { findGrowingPart } from '../../src/engine';
import { readManifest } from '../fixtures/readRecorded.mjs';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { readScrapes } from './podScrapes';
import { connect } from './recordedClient';
import { sessionOf } from '../../src/collect/testing/sessionOf';

/** Every recorded pod, through a real Prometheus: containers, sandbox and rest are the pod's own cgroup to the byte. */
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
  collectPod(sessionOf(connect(prometheus.url)), {
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

  test('the sidecar leaks and the application does not: apart, not added up (o04)', async () => {
    const { containers, pod } = await podOf({ namespace: 'web', pod: 'checkout-a671003c6-c35ba' });
    const growthOf = (name: string) => findGrowingPart(containers.find(({ key }) => key.container === name)!.history);
    expect(growthOf('log-shipper')?.part).toBe('anon');
    expect(growthOf('app')).toBeNull();
    const known = pod.podBytes.filter((bytes) => bytes !== null);
    expect(known[known.length - 1]).toBeGreaterThan(3 * known[0]);
  });

  test('a pod that does not exist is empty, whatever it is called', async () => {
    const anatomy = await podOf({ namespace: 'web', pod: 'no "such" \\ {pod}\n' });
    expect(anatomy).toMatchObject({ containers: [], node: null, pod: { whole: null, timesSeconds: [] } });
  });
});

/** Grafana's Kubernetes chart keeps working set, rss and cache of containers, and no rows of pods. */
describe('collectPod(pod without a row of its own)', () => {
  const AT = 1_790_000_000;
  const MIB = 1024 * 1024;
  const timesSeconds = Array.from({ length: 40 }, (_, i) => AT - (39 - i) * 15);
  const row = (container: string, metric: string, mib: number) => ({
    labels: {
      __name__: metric,
      cluster: 'c',
      namespace: 'n',
      pod: 'p',
      container,
      image: 'i',
      node: 'n1',
      id: `/${container}`,
    },
    timesSeconds,
    values: timesSeconds.map(() => mib * MIB),
  });
  let chart: RunningPrometheus;
  beforeAll(async () => {
    chart = await startSeriesPrometheus({
      series: ['app', 'sidecar'].flatMap((container) => [
        row(container, 'container_memory_working_set_bytes', 100),
        row(container, 'container_memory_rss', 80),
        row(container, 'container_memory_cache', 50),
      ]),
    });
  }, 60_000);
  afterAll(() => chart?.stop());

  test('containers are taken apart; the pod and what is orphaned are unknown, not zero', async () => {
    const { containers, pod, limitBytes, node } = await collectPod(sessionOf(connect(chart.url)), {
      cluster: 'c',
      namespace: 'n',
      pod: 'p',
      atSeconds: AT,
      windowSeconds: 300,
      stepSeconds: 15,
      clusterLabel: 'cluster',
    });
    expect(node).toBe('n1');
    expect(containers.map(({ key, history }) => [key.cluster, key.container, history.level, history.whole])).toEqual([
      ['c', 'app', 'L2', 'workingSet'],
      ['c', 'sidecar', 'L2', 'workingSet'],
    ]);
    expect(pod.acceptedSamples).toBe(0);
    expect(pod.rejectedSamples['no-pod-row']).toBe(pod.timesSeconds.length);
    expect(new Set([...pod.podBytes, ...pod.restBytes])).toEqual(new Set([null]));
    expect(limitBytes).toEqual(pod.timesSeconds.map(() => null));
  });
});
