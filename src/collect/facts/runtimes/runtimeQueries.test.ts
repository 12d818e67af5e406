import { MAX_QUERY_BYTES } from '../../../engine';
import { planNames } from './planNames';
import { identityScopes, readIdentities } from './podIdentities';
import { RUNTIME_COLLECT_LIMITS } from './runtimeCollectLimits';
import { toSelectors, type Selection } from '../../ask/selection';
import type { Form } from '../../ask/batch';
import {
  clusterMatchers,
  floorOf,
  identitySelections,
  lastOf,
  lookupSelections,
  podScopes,
  RAW,
} from './runtimeQueries';

const KEY = { cluster: 'c"1', namespace: 'n\\', pod: 'p"}', container: 'app' };

const toText = (form: Form, selections: readonly Selection[]) => form.toExpr(selections.map(toSelectors));

describe('RAW of names and scopes', () => {
  test('names a pod by either kind of labels, and quotes them', () => {
    expect(toText(RAW, [{ names: ['up', 'a.b'], scopes: podScopes(KEY, 'cluster') }])).toBe(
      '{__name__=~"up|a\\\\.b",cluster="c\\"1",namespace="n\\\\",pod="p\\"}"} or ' +
        '{__name__=~"up|a\\\\.b",cluster="c\\"1",k8s_namespace_name="n\\\\",k8s_pod_name="p\\"}"}'
    );
  });

  test('without a cluster, with a prefix', () => {
    expect(toText(RAW, [{ names: ['*nodejs_x'], scopes: podScopes(KEY, null) }])).toContain(
      '{__name__=~".*nodejs_x",namespace='
    );
  });
});

test('floorOf(name, floorSeconds)', () => {
  expect(toText(floorOf('x', 600), [{ names: ['x'], scopes: podScopes(KEY, null) }])).toMatch(
    /^min_over_time\(\{__name__=~"x",.*\[600s]\) or min_over_time\(.*\)$/
  );
});

test('lookupSelections(key, clusterLabel) stay below the longest query', () => {
  const long = 'q'.repeat(253);
  const key = { cluster: long, namespace: long, pod: long, container: long };
  expect(toText(lastOf(604800), lookupSelections(key, 'cluster')).length).toBeLessThan(MAX_QUERY_BYTES);
});

test('identitySelections(scopes, addresses, …) stay below it with as many identities as are read', () => {
  const id = '3f2c9a6e-0000-4000-8000-00000000000';
  const labels = Array.from({ length: RUNTIME_COLLECT_LIMITS.instances.value }, (_, i) => ({
    __name__: 'target_info',
    job: `${'n'.repeat(63)}/${'s'.repeat(63)}`,
    instance: `${id}${i}`,
    k8s_pod_name: 'p',
  }));
  const identities = readIdentities(labels.map((one) => ({ labels: one, timeSeconds: 0, value: 1 })));
  const scopes = identityScopes(identities, clusterMatchers({ ...KEY, cluster: 'c'.repeat(253) }, 'cluster'));
  expect(toText(lastOf(604800), identitySelections(scopes, identities.addresses, [])).length).toBeLessThan(
    MAX_QUERY_BYTES
  );
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
