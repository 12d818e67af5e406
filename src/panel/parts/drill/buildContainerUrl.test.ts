import { dateTime, type TimeRange } from '@grafana/data';
import { buildContainerUrl } from './buildContainerUrl';

const relative = { raw: { from: 'now-6h', to: 'now' } } as TimeRange;
const absolute = { raw: { from: dateTime(1000), to: dateTime(2000) } } as TimeRange;
const key = { cluster: null, namespace: 'shop', pod: 'cart-1', container: 'app' };

describe('buildContainerUrl', () => {
  it.each([
    [
      'a relative range stays relative',
      buildContainerUrl(key, relative, ''),
      '/d/leakscope-container?var-namespace=shop&var-pod=cart-1&var-container=app&from=now-6h&to=now',
    ],
    [
      'an absolute range in milliseconds',
      buildContainerUrl(key, absolute, ''),
      '/d/leakscope-container?var-namespace=shop&var-pod=cart-1&var-container=app&from=1000&to=2000',
    ],
    [
      'other variables come along, the old scope and the rest of the address do not',
      buildContainerUrl(key, relative, '?var-datasource=uid1&var-pod=old&var-cluster=x&viewPanel=3'),
      '/d/leakscope-container?var-datasource=uid1&var-namespace=shop&var-pod=cart-1&var-container=app&from=now-6h&to=now',
    ],
    [
      'a cluster, where there is one',
      buildContainerUrl({ ...key, cluster: 'eu' }, relative, ''),
      '/d/leakscope-container?var-cluster=eu&var-namespace=shop&var-pod=cart-1&var-container=app&from=now-6h&to=now',
    ],
  ])('%s', (_, url, expected) => {
    expect(url).toBe(expected);
  });

  it.each([
    'a&b=c',
    '"quoted"',
    '<script>',
    '#x',
    'ü / 漢字',
    'line\nbreak',
    '${__url_time_range}',
    'x'.repeat(10_000),
  ])('keeps %j inside of its parameter', (pod) => {
    const url = new URL(buildContainerUrl({ ...key, pod }, relative, ''), 'http://localhost');
    expect(url.searchParams.get('var-pod')).toBe(pod);
    expect([...url.searchParams.keys()]).toEqual(['var-namespace', 'var-pod', 'var-container', 'from', 'to']);
  });
});
