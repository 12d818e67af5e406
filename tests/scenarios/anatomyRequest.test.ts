import { collectAnatomy } from '../../src/collect/containers/collectAnatomy';
import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { connect } from './recordedClient';
import { sessionOf } from '../../src/collect/testing/sessionOf';

const MIB = 1024 * 1024;
const START = 1_795_000_000;
const TIMES = Array.from({ length: 20 }, (_, row) => START + row * 60);

function* pod(): Generator<BackfillSeries> {
  const make = (name: string, labels: Record<string, string>, value: number): BackfillSeries => ({
    labels: { __name__: name, namespace: 'shop', pod: 'p', ...labels },
    timesSeconds: TIMES,
    values: TIMES.map(() => value),
  });
  for (const container of ['app', 'bare']) {
    const row = { container, id: `/kubepods/${container}`, image: 'x' };
    yield make('container_memory_working_set_bytes', row, 90 * MIB);
    yield make('container_memory_rss', row, 70 * MIB);
  }
  for (const instance of ['ksm-a', 'ksm-b']) {
    const name = 'kube_pod_container_resource_requests';
    yield make(name, { instance, container: 'app', resource: 'memory', unit: 'byte' }, 128 * MIB);
    yield make(name, { instance, container: 'app', resource: 'cpu', unit: 'core' }, 2);
    yield make(name, { instance, container: 'bare', resource: 'cpu', unit: 'core' }, 2);
  }
}

describe('collectAnatomy(container).requestBytes', () => {
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startSeriesPrometheus({ series: pod() });
  }, 120_000);
  afterAll(() => prometheus?.stop());

  test.each([
    ['app', 128 * MIB],
    ['bare', null],
  ])('%s: %s', async (container, expected) => {
    const { requestBytes, history } = await collectAnatomy(sessionOf(connect(prometheus.url)), {
      key: { cluster: null, namespace: 'shop', pod: 'p', container },
      atSeconds: TIMES[TIMES.length - 1],
      windowSeconds: 600,
      stepSeconds: 60,
      clusterLabel: null,
    });
    expect(history.acceptedSamples).toBeGreaterThan(5);
    expect(requestBytes).toBe(expected);
  });
});
