import * as fc from 'fast-check';
import { dateTime } from '@grafana/data';
import { quoteLabelValue } from '../../engine';
import { isOwnPath } from '../../contract/isOwnPath';
import { buildDiagnosePath, DIAGNOSE_PATH } from './diagnoseLink';
import { readDiagnoseLink } from './readDiagnoseLink';
import { readEqualities } from './readEqualities';
import { toDashboardPath } from './toDashboardPath';
import { toHerePath, toInstancePath, toQueryPath, toRulePath } from './toWayPath';

const asIs = (text: string) => text;
const read = (path: string | null) => (path === null ? null : readDiagnoseLink(path.slice(path.indexOf('?'))));
const SOURCE = { uid: 'leak', name: 'L', isLeakscope: true, prometheusUid: 'p', clusterLabel: null };

/** What people and attackers name things; what no label can hold is left out. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
  fc.constantFrom('a"b', 'a\\', '}', '{', ',', '&from=0', '#', '//evil.example', '%2f%2fevil', "'", '`', '=~".*"', '🦊')
);

describe('readEqualities(expr)', () => {
  test.each([
    ['container_memory_rss{namespace="shop",pod="cart-1"}', [{ namespace: 'shop', pod: 'cart-1' }]],
    ['sum(a{pod=~"cart-1"}) / sum(b{pod=~`cart\\.1`})', [{ pod: 'cart-1' }, { pod: 'cart.1' }]],
    ['a{pod=~"cart-.*",namespace!="x",job!~"y"}', [{}]],
    ['a{pod="$pod",namespace="shop"}', [{ namespace: 'shop' }]],
    ["{'__name__'='x'}", [{}]],
    ['{"container.memory.usage", "k8s.pod.name"="cart-1"}', [{ 'k8s.pod.name': 'cart-1' }]],
    ['a{pod="} {namespace=\\"x\\"}"}', [{ pod: '} {namespace="x"}' }]],
    ['a{pod="open', []],
    ['rate(a[5m])', []],
    ['', []],
  ])('%s', (expr, expected) => {
    expect(readEqualities(expr)).toEqual(expected);
  });

  test('any value comes back as it was quoted', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        fc.pre(!value.includes('$') && !/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufeff]/.test(value));
        expect(readEqualities(`m{pod=${quoteLabelValue(value)}}`)).toEqual([{ pod: value }]);
      })
    );
  });

  test('any text is read without a failure', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => Array.isArray(readEqualities(text))));
  });

  test.each(['{a="', '{', '"{\\', 'a', '{a', '"a', ' ', '{a '])('long text of %j is no work', (text) => {
    expect(readEqualities(text.repeat(200_000))).toEqual([]);
  });
});

describe('toQueryPath(context, interpolate)', () => {
  const memory = 'container_memory_working_set_bytes{namespace="shop",pod=~"$pod"}';
  const context = {
    pluginId: 'timeseries',
    timeRange: { from: 'now-6h', to: 'now' },
    targets: [{ refId: 'A', expr: memory, datasource: { type: 'prometheus', uid: '${ds}' } }],
  };

  test('scope, data source and time of a panel, with its variables filled in', () => {
    const fill = (text: string) => text.replace('$pod', 'cart-1').replace('${ds}', 'prom-1');
    expect(read(toQueryPath(context, fill))).toEqual({
      scope: { namespace: 'shop', pod: 'cart-1' },
      datasourceUid: 'prom-1',
      from: 'now-6h',
      to: 'now',
    });
  });

  test('what the answer says is narrower; what several series do not agree on is left out', () => {
    const frame = (labels: object) => ({ fields: [{ labels }] });
    const data = {
      series: [frame({ namespace: 'shop', pod: 'a', container: 'app' }), frame({ namespace: 'shop', pod: 'b' })],
    };
    expect(read(toQueryPath({ ...context, data }, asIs))?.scope).toEqual({ namespace: 'shop', container: 'app' });
  });

  test('moments become milliseconds', () => {
    const timeRange = { from: dateTime(1000), to: dateTime(2000) };
    expect(read(toQueryPath({ ...context, timeRange }, asIs))).toMatchObject({ from: '1000', to: '2000' });
    const written = { from: '1970-01-01T00:00:01.000Z', to: 'now' };
    expect(read(toQueryPath({ ...context, timeRange: written }, asIs))).toMatchObject({ from: '1000', to: 'now' });
  });

  test.each([
    ['nothing about containers', { targets: [{ expr: 'up{job="api",instance="a:1"}' }] }],
    ['a hidden query', { targets: [{ hide: true, expr: memory }] }],
    ['our own panel', { ...context, pluginId: 'leakscope-memory-panel' }],
    ['no queries', {}],
    ['no context', undefined],
    ['what no version sends', { targets: 7, data: { series: [null, { fields: 'x' }] }, timeRange: 'now' }],
  ])('hidden: %s', (_, given) => {
    expect(toQueryPath(given, asIs)).toBeNull();
  });

  test('memory of all containers is about the fleet', () => {
    const path = toQueryPath({ targets: [{ expr: 'sum(container_memory_rss)' }] }, asIs);
    expect(path).toBe(DIAGNOSE_PATH);
    expect(toDashboardPath(read(`${path}?`)!, SOURCE)).toBe('/d/leakscope-fleet?var-datasource=leak');
  });

  test('of another panel with our data source: its scope', () => {
    const targets = [{ queryType: 'leaks', scope: { namespace: '$ns', pod: '(a|b)' }, datasource: { uid: 'leak' } }];
    expect(read(toQueryPath({ targets }, (text) => text.replace('$ns', 'shop')))).toMatchObject({
      scope: { namespace: 'shop' },
      datasourceUid: 'leak',
    });
  });
});

describe('toRulePath(context), toInstancePath(context)', () => {
  test('labels of the alert come before those of the rule', () => {
    const rule = { query: 'container_memory_rss{namespace="shop"} > 1' };
    const instance = { labels: { alertname: 'x', pod: 'cart-1', namespace: 'other' } };
    expect(read(toInstancePath({ instance, rule }))?.scope).toEqual({ namespace: 'other', pod: 'cart-1' });
  });

  test('a rule of Grafana has its queries as JSON', () => {
    const expression = JSON.stringify([{ refId: 'A', model: { expr: 'kube_x{deployment="cart",namespace="shop"}' } }]);
    expect(read(toRulePath({ labels: {}, expression }))?.scope).toEqual({ namespace: 'shop', workload: 'cart' });
  });

  test.each([
    [undefined],
    [{}],
    [{ labels: { job: 'api' }, expression: 'up == 0' }],
    [{ expression: '[1,{"model":2}]' }],
  ])('hidden: %j', (context) => {
    expect(toRulePath(context)).toBeNull();
    expect(toInstancePath(context)).toBeNull();
  });
});

describe('toHerePath(search)', () => {
  test('the variables of the dashboard that is open', () => {
    const search = '?var-namespace=shop&var-pod=a&var-pod=b&var-container=$__all&var-datasource=p1&from=now-1h&to=now';
    expect(read(toHerePath(search))).toEqual({
      scope: { namespace: 'shop' },
      datasourceUid: 'p1',
      from: 'now-1h',
      to: 'now',
    });
  });
});

describe('links of hostile labels', () => {
  test('stay on this Grafana, and inside of their parameters', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (namespace, pod, container) => {
        const path = toInstancePath({ instance: { labels: { namespace, pod, container } } })!;
        expect(isOwnPath(path)).toBe(true);
        const link = read(path)!;
        const isShown = (value: string) => value.length <= 253 && !/[\u0000-\u001f\u007f]/.test(value);
        if ([namespace, pod, container].every(isShown) && [namespace, pod, container].every(isWellFormed)) {
          expect(link.scope).toEqual({ namespace, pod, container });
        }
        const address = new URL(toDashboardPath(link, SOURCE), 'http://grafana.invalid');
        expect(address.host).toBe('grafana.invalid');
        expect(address.pathname).toMatch(/^\/d\/leakscope-(container|fleet)$/);
        const names = [...address.searchParams.keys()];
        expect(names.filter((name) => !/^var-(datasource|namespace|pod|container)$/.test(name))).toEqual([]);
      })
    );
  });

  test('what anybody wrote into the address is checked', () => {
    const search = new URLSearchParams({
      'label-namespace': 'x'.repeat(254),
      'label-pod': 'a\nb',
      'label-evil': 'x',
      ds: '../..',
      from: 'javascript:alert(1)',
      to: 'now',
    });
    expect(readDiagnoseLink(search.toString())).toEqual({ scope: {}, datasourceUid: undefined });
  });
});

test.each([
  [
    { namespace: 'shop', pod: 'a' },
    '/d/leakscope-container?var-datasource=leak&var-namespace=shop&var-pod=a&var-container=%24__all',
  ],
  [
    { namespace: 'shop', workload: 'cart', container: 'app' },
    '/d/leakscope-workload?var-datasource=leak&var-namespace=shop&var-workload=cart&var-container=app',
  ],
  [
    { namespace: 'shop', workload: 'cart' },
    '/d/leakscope-workload?var-datasource=leak&var-namespace=shop&var-workload=cart',
  ],
  [{ workload: 'cart' }, '/d/leakscope-fleet?var-datasource=leak'],
  [{ node: 'n1' }, '/d/leakscope-nodes?var-datasource=leak'],
  [{ job: 'api', instance: 'a:1' }, '/d/leakscope-cardinality?var-datasource=leak&var-job=api&var-instance=a%3A1'],
  [{ cluster: 'eu' }, '/d/leakscope-fleet?var-datasource=leak'],
])('toDashboardPath(%j)', (scope, expected) => {
  expect(toDashboardPath({ scope }, SOURCE)).toBe(expected);
});

test('toDashboardPath with a label for clusters', () => {
  expect(toDashboardPath({ scope: { cluster: 'eu' } }, { ...SOURCE, clusterLabel: 'cluster' })).toContain(
    'var-cluster=eu'
  );
  expect(buildDiagnosePath({ scope: {} })).toBe(DIAGNOSE_PATH);
});

function isWellFormed(text: string): boolean {
  try {
    encodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
