import { MAX_QUERY_BYTES } from '../../engine';
import { planNames } from './planNames';
import { floorQuery, lookupQuery, seriesQuery } from './runtimeQueries';

const KEY = { cluster: 'c"1', namespace: 'n\\', pod: 'p"}', container: 'app' };

describe('seriesQuery(names, key, clusterLabel)', () => {
  test('names a pod by either kind of labels, and quotes them', () => {
    expect(seriesQuery(['up', 'a.b'], KEY, 'cluster')).toBe(
      '{__name__=~"up|a\\\\.b",cluster="c\\"1",namespace="n\\\\",pod="p\\"}"} or ' +
        '{__name__=~"up|a\\\\.b",cluster="c\\"1",k8s_namespace_name="n\\\\",k8s_pod_name="p\\"}"}'
    );
  });

  test('without a cluster, with a prefix', () => {
    expect(seriesQuery(['*nodejs_x'], KEY, null)).toContain('{__name__=~".*nodejs_x",namespace=');
  });
});

test('floorQuery(name, key, clusterLabel, floorSeconds)', () => {
  expect(floorQuery('x', KEY, null, 600)).toMatch(
    /^min_over_time\(\{__name__=~"x",.*\[600s]\) or min_over_time\(.*\)$/
  );
});

test('lookupQuery(key, clusterLabel, windowSeconds) stays below the longest query', () => {
  const long = 'q'.repeat(253);
  const key = { cluster: long, namespace: long, pod: long, container: long };
  expect(lookupQuery(key, 'cluster', 604800).length).toBeLessThan(MAX_QUERY_BYTES);
});

test('planNames(vector, patterns) reads small metrics first, and says which it leaves out', () => {
  const vector = ['a', 'x_b', ...new Array<string>(1000).fill('big'), 'other'].map((name) => ({
    labels: { __name__: name },
    timeSeconds: 0,
    value: 1,
  }));
  expect(planNames(vector, ['a', '*_b', 'big'])).toEqual({
    names: ['a', 'x_b'],
    skipped: [{ name: 'big', series: 1000 }],
  });
});
