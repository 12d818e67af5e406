import type { TimeRange } from '@grafana/data';
import { buildSeriesUrl } from './buildSeriesUrl';

const timeRange = { raw: { from: 'now-6h', to: 'now' } } as TimeRange;
const key = { cluster: 'eu', namespace: 'shop', pod: 'cart-1', container: 'app' };

describe('buildSeriesUrl', () => {
  it('names the pod and keeps the time range and other variables', () => {
    expect(buildSeriesUrl(key, timeRange, '?var-datasource=uid1&var-container=old')).toBe(
      '/d/leakscope-cardinality?var-datasource=uid1&var-cluster=eu&var-namespace=shop&var-pod=cart-1&from=now-6h&to=now'
    );
  });

  it.each(['a&b=c', '"quoted"', '<script>', '#x', 'line\nbreak', '${__all}', 'x'.repeat(10_000)])(
    'keeps %j inside of its parameter',
    (pod) => {
      const url = new URL(buildSeriesUrl({ ...key, pod }, timeRange, ''), 'http://localhost');
      expect(url.searchParams.get('var-pod')).toBe(pod);
      expect(url.pathname).toBe('/d/leakscope-cardinality');
    }
  );
});
