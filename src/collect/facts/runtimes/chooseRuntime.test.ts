import type { VectorSample } from '../../ask/prometheusClient';
import { chooseRuntime } from './chooseRuntime';
import { toCandidates, toPodContainers, toTargets } from './toTargets';

const sample = (name: string, labels: Record<string, string> = {}, value = 1): VectorSample => ({
  labels: { __name__: name, namespace: 'n', pod: 'p', ...labels },
  timeSeconds: 0,
  value,
});
const container = (name: string) => sample('container_start_time_seconds', { container: name, id: `/${name}` });
const PAUSE = sample('container_start_time_seconds', { container: 'POD', id: '/pause' });
const app = { container: 'app', instance: '10.0.0.1:80' };

function choose(vector: VectorSample[], name = 'app') {
  const chosen = chooseRuntime(toCandidates(toTargets(vector), toPodContainers(vector)), name);
  return chosen && { runtime: chosen.spec.name, join: chosen.join, targets: chosen.targets.length };
}

describe('chooseRuntime(candidates, container)', () => {
  const GO = sample('go_memstats_heap_alloc_bytes', app);
  const OWN = { scope: 'container', container: 'app', rule: 'label' };
  const POD = (reason: string) => ({ scope: 'pod', reason });

  test.each<[string, VectorSample[], ReturnType<typeof choose> | object]>([
    ['one runtime', [container('app'), GO], { runtime: 'go', join: OWN, targets: 1 }],
    ['nothing known', [container('app'), sample('up', app)], null],
    [
      'the runtime of another container',
      [container('app'), container('b'), sample('python_info', { container: 'b' })],
      null,
    ],
    [
      'two scrape jobs of one process are two targets',
      [container('app'), GO, sample('go_memstats_heap_alloc_bytes', { ...app, job: 'other' })],
      { runtime: 'go', join: OWN, targets: 2 },
    ],
    [
      'Envoy wins over its agent, in one target',
      [container('app'), GO, sample('envoy_server_memory_allocated', app)],
      { runtime: 'envoy', join: OWN, targets: 1 },
    ],
    [
      'Envoy wins over its agent, in two',
      [container('app'), GO, sample('envoy_server_memory_allocated', { ...app, instance: '10.0.0.1:15090' })],
      { runtime: 'envoy', join: OWN, targets: 1 },
    ],
    [
      'a runtime with jemalloc below it says more by itself',
      [container('app'), GO, sample('cache_jemalloc_allocated_bytes', app)],
      { runtime: 'go', join: OWN, targets: 1 },
    ],
    [
      'jemalloc alone',
      [container('app'), sample('tikv_allocator_stats', { ...app, type: 'allocated' })],
      { runtime: 'jemalloc', join: OWN, targets: 1 },
    ],
    [
      'two runtimes in one container',
      [container('app'), GO, sample('python_info', { ...app, instance: '10.0.0.1:90' })],
      { runtime: 'go', join: POD('several-runtimes'), targets: 0 },
    ],
    [
      'no label and two containers',
      [PAUSE, container('app'), container('b'), sample('python_info')],
      { runtime: 'python', join: POD('ambiguous'), targets: 0 },
    ],
    [
      'no label and one container beside the pause process',
      [PAUSE, container('app'), sample('python_info', { version: '3.11' })],
      { runtime: 'python', join: { ...OWN, rule: 'only-container' }, targets: 1 },
    ],
  ])('%s', (_, vector, expected) => {
    expect(choose(vector)).toEqual(expected);
  });

  test('the scope of OpenTelemetry’s library does not split a target', () => {
    const vector = [
      container('app'),
      sample('jvm_memory_used_bytes', { ...app, jvm_memory_type: 'heap', otel_scope_name: 'a' }),
      sample('jvm_buffer_memory_used_bytes', { ...app, jvm_buffer_pool_name: 'direct', otel_scope_name: 'b' }),
    ];
    expect(toTargets(vector).map(({ series }) => series.length)).toEqual([2]);
  });
});
