import { toTargetName } from './toTargetName';

const TARGET = {
  cluster: null,
  job: 'orders',
  instance: '10.1.2.3:8080',
  also: null,
  namespace: 'shop',
  pod: 'orders-1',
};

describe('toTargetName', () => {
  it.each([
    ['a pod', {}, 'orders-1', 'shop / orders / 10.1.2.3:8080'],
    ['a job called after its namespace', { job: 'shop/orders' }, 'orders-1', 'shop/orders / 10.1.2.3:8080'],
    ['no pod', { pod: null, namespace: null }, '10.1.2.3:8080', 'orders'],
    ['a job only', { pod: null, namespace: null, instance: '' }, 'orders', ''],
    ['several clusters', { cluster: 'eu' }, 'orders-1', 'eu / shop / orders / 10.1.2.3:8080'],
    ['a path', { also: 'metrics_path=/probes' }, 'orders-1', 'shop / orders / 10.1.2.3:8080 / metrics_path=/probes'],
    ['10 KB', { pod: 'x'.repeat(10_000) }, `${'x'.repeat(300)}…`, 'shop / orders / 10.1.2.3:8080'],
  ])('%s', (_, given, name, place) => {
    expect(toTargetName({ ...TARGET, ...given })).toEqual({ name, place });
  });
});
