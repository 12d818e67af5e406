import type { VectorSample } from '../../ask/prometheusClient';
import { findProcessSource } from './findProcessSource';
import { toPodContainers, toTargets } from './toTargets';

const sample = (name: string, labels: Record<string, string>): VectorSample => ({
  labels: { __name__: name, namespace: 'n', pod: 'p', ...labels },
  timeSeconds: 0,
  value: 1,
});
const container = (name: string) => sample('container_start_time_seconds', { container: name, id: `/${name}` });
const group = (memtype: string) =>
  sample('namedprocess_namegroup_memory_bytes', { container: 'exporter', groupname: 'g', memtype });
const worker = (name: string) => sample(name, { container: 'web', pid: 'puma_0' });
const POD = [container('web'), container('exporter')];

function find(vector: VectorSample[], name = 'web') {
  const { source, warning } = findProcessSource(toTargets(vector), toPodContainers(vector), name);
  return [source && `${source.rule.measure} ${source.rule.series.names[0]}`, warning !== null];
}

describe('findProcessSource(targets, containers, container)', () => {
  const [PROPORTIONAL, RESIDENT, GROUPS] = [
    'ruby_process_proportional_memory_bytes',
    'ruby_process_resident_memory_bytes',
    'namedprocess_namegroup_memory_bytes',
  ];
  test.each<[string, VectorSample[], Array<string | boolean | null>]>([
    ['nothing', POD, [null, false]],
    [
      'workers’ own PSS first',
      [...POD, group('proportionalResident'), worker(PROPORTIONAL)],
      [`pss ${PROPORTIONAL}`, false],
    ],
    [
      'PSS of the exporter before RSS',
      [...POD, group('proportionalResident'), worker(RESIDENT)],
      [`pss ${GROUPS}`, false],
    ],
    ['RSS of workers before the exporter’s', [...POD, group('resident'), worker(RESIDENT)], [`rss ${RESIDENT}`, false]],
    ['RSS of the exporter', [...POD, group('resident')], [`rss ${GROUPS}`, false]],
    ['virtual memory is none', [...POD, group('virtual')], [null, false]],
    ['an exporter beside two containers', [...POD, container('b'), group('proportionalResident')], [null, true]],
  ])('%s', (_, vector, expected) => {
    expect(find(vector)).toEqual(expected);
  });

  test('the exporter does not describe itself', () => {
    expect(find([...POD, group('resident')], 'exporter')).toEqual([null, false]);
  });
});
