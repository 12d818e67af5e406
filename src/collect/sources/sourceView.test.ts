import fc from 'fast-check';
import { buildRuleGroups, findSelectors } from '../../engine';
import { livingContainersQuery, requestsQuery, rowsQuery, specifiedLimitsQuery } from '../containers/memoryQueries';
import { buildSourceView } from './sourceView';
import { PLAIN_SOURCES, SOURCES } from './sources';

const viewOf = (...ids: string[]) => buildSourceView(SOURCES.filter(({ id }) => ids.includes(id)));
const SCOPE = [
  { label: 'namespace', op: '=', value: 'shop' },
  { label: 'pod', op: '=~', value: 'api-1|api-2' },
] as const;
const TEXTS = [
  rowsQuery(SCOPE),
  livingContainersQuery(SCOPE, 'cluster', true),
  specifiedLimitsQuery(SCOPE, null),
  requestsQuery(SCOPE, null),
  'count_over_time(vector(1)[2m:1m] @ 120)',
];

test.each(TEXTS)('with the plain sources alone, expand() leaves every byte of %s', (text) => {
  expect(buildSourceView(PLAIN_SOURCES).expand(text)).toBe(text);
  expect(buildSourceView([]).expand(text)).toBe(text);
});

test('with the plain sources alone, rules are byte for byte as they were', () => {
  expect(buildRuleGroups({ expand: buildSourceView(PLAIN_SOURCES).expand })).toEqual(buildRuleGroups());
});

test('expand() of a floor: conditions are on the labels of the source, the key comes from them', () => {
  const text =
    'min by (namespace,pod,container) (min_over_time(container_memory_rss{container!="",namespace="shop"}[1h] offset 3h))';
  expect(viewOf('docker-compose').expand(text)).toBe(
    'min by (namespace,pod,container) (' +
      'label_replace(label_replace(label_replace(min_over_time(container_memory_rss{' +
      'container_label_com_docker_compose_service!="",container_label_com_docker_compose_project="shop",' +
      'name!="",container="",container_name="",container_label_io_kubernetes_pod_name=""}[1h] offset 3h),' +
      '"namespace","$1","container_label_com_docker_compose_project","(.*)"),' +
      '"pod","$1","name","(.*)"),"container","$1","container_label_com_docker_compose_service","(.*)"))'
  );
});

test('expand() where the kubelet and another source are there: side by side, and neither takes rows of the other', () => {
  const text = viewOf('kubelet-cadvisor', 'cadvisor-daemonset').expand('max by (pod) (container_memory_rss{pod="a"})');
  expect(text).toContain('container_memory_rss{pod="a",container_label_io_kubernetes_pod_name=""} or label_replace(');
  expect(text).toContain('container_memory_rss{container_label_io_kubernetes_pod_name="a"}');
});

test('expand() of limits: kube-state-metrics 1 has no label for the resource', () => {
  const text = 'max by (pod) (kube_pod_container_resource_limits{resource="memory",unit="byte",pod="a"} > 0)';
  expect(viewOf('kube-state-metrics-1').expand(text)).toContain(
    '(kube_pod_container_resource_limits_memory_bytes{pod="a"}'
  );
  expect(viewOf('kube-state-metrics-1').expand(text.replace('memory', 'cpu'))).toContain(
    '{__name__="none",__name__!="none"}'
  );
});

test.each(['{__name__=~"container_memory_rss|container_memory_cache",pod="",id!=""}', 'container_memory_rss{id="/"}'])(
  'expand() leaves rows of nodes: %s',
  (text) => {
    expect(viewOf('docker-compose').expand(text)).toBe(text);
  }
);

test('expand() quotes names with dots, and a number that is worked out carries its name', () => {
  const text = viewOf('kubeletstats-dotted').expand(
    '{__name__=~"container_memory_rss|container_spec_memory_limit_bytes",container!="",pod="a"}'
  );
  const matchers = '"k8s.container.name"!="","k8s.pod.name"="a"';
  expect(text).toContain(`{__name__="container.memory.rss",${matchers}},"__name__","container_memory_rss","__name__",`);
  expect(text).toContain(
    `({__name__="container.memory.available",${matchers}} + {__name__="container.memory.working_set",${matchers}})`
  );
  expect(text).toContain('"leakscope_number","container_spec_memory_limit_bytes"');
  expect(text).toContain('"pod","$1","k8s.pod.name","(.*)"');
});

test.each([
  ['namespace="docker"', 'host_name=~"(?:docker)|"'],
  ['namespace="box"', 'host_name="box"'],
  ['namespace=~"d.*|box"', 'host_name=~"(?:d.*|box)|"'],
  ['namespace!="docker"', 'host_name!~"(?:docker)|"'],
  ['namespace!=""', 'container_name="x"}'],
  ['namespace=""', '{__name__="none",__name__!="none"}'],
  ['namespace=~"(?i)box"', 'host_name=~"(?i)box"'],
])('expand() of %s, where a host without a name is called docker', (condition, expected) => {
  const text = viewOf('docker-stats').expand(`container_memory_rss{pod="x",${condition}}`);
  expect(text).toContain(expected);
});

test('expandLabel() tells where the values of a label are', () => {
  const match = 'container_memory_working_set_bytes{container!=""}';
  expect(viewOf('docker').expandLabel('namespace', match)).toMatchObject([{ label: 'instance' }]);
  expect(buildSourceView([]).expandLabel('namespace', match)).toEqual([{ label: 'namespace', match }]);
});

describe('every source', () => {
  test.each(SOURCES.map((row) => [row.id, row] as const))('%s: no two labels of a container become one', (_, row) => {
    const from = (label: string) => {
      const origin = row.labels[label] ?? { from: label };
      return 'from' in origin ? origin.from : `always ${origin.always}`;
    };
    expect(from('namespace')).not.toBe(from('pod'));
    expect(from('namespace')).not.toBe(from('container'));
    // A container that has nothing but its name is its own pod: then the namespace is its host.
    const isNameOnly = from('pod') === from('container');
    expect(isNameOnly && !/instance|host/.test(from('namespace'))).toBe(false);
  });

  test.each(SOURCES.map(({ id }) => id))('%s: what expand() writes can be read again', (id) => {
    for (const text of TEXTS) {
      expect(() => findSelectors(viewOf(id).expand(text))).not.toThrow();
    }
  });

  /** What `label_replace` makes of native labels, by the row. */
  const toKey = ({ labels }: (typeof SOURCES)[number], native: Record<string, string>) =>
    ['namespace', 'pod', 'container'].map((label) => {
      const origin = labels[label] ?? { from: label };
      return 'always' in origin ? origin.always : native[origin.from] || ('or' in origin && origin.or) || '';
    });
  const nativeLabels = ({ labels }: (typeof SOURCES)[number]) => [
    ...new Set(
      ['namespace', 'pod', 'container'].flatMap((label) => {
        const origin = labels[label] ?? { from: label };
        return 'from' in origin ? [origin.from] : [];
      })
    ),
  ];

  test.each(SOURCES.filter(({ refusal }) => refusal === undefined).map((row) => [row.id, row] as const))(
    '%s: two containers that its labels tell apart never get one key',
    (_, row) => {
      const names = nativeLabels(row);
      // No value is the name of ours for "none", which is no name of a host.
      const reserved = Object.values(row.labels).flatMap((origin) => ('or' in origin && origin.or ? [origin.or] : []));
      const value = fc.constantFrom('a', 'b', 'a-b', 'a/b', '', 'shop').filter((text) => !reserved.includes(text));
      const native = fc.record(Object.fromEntries(names.map((name) => [name, value])));
      fc.assert(
        fc.property(native, native, (one, other) => {
          const isSame = names.every((name) => one[name] === other[name]);
          const hasOneKey = JSON.stringify(toKey(row, one)) === JSON.stringify(toKey(row, other));
          expect(hasOneKey).toBe(isSame);
        })
      );
    }
  );

  test('a series is of one source only: rows of cAdvisor exclude each other by their labels', () => {
    const rows = SOURCES.filter(({ family, metrics, refusal }) => family === 'memory' && !metrics && !refusal);
    const holds = (labels: Record<string, string>, { label, op, value }: (typeof rows)[number]['rows'][number]) => {
      const own = labels[label] ?? '';
      const isMatch = op === '=' || op === '!=' ? own === value : new RegExp(`^(?:${value})$`).test(own);
      return isMatch === (op === '=' || op === '=~');
    };
    const apart = rows.flatMap((row) => row.apart ?? []);
    const labels = [...new Set(rows.flatMap((row) => row.rows.map(({ label }) => label)))].concat('container', 'pod');
    const native = fc.record(Object.fromEntries(labels.map((label) => [label, fc.constantFrom('', 'x')])));
    fc.assert(
      fc.property(native, (one) => {
        const own = rows.filter(
          (row) =>
            row.rows.every((matcher) => holds(one, matcher)) &&
            (row.rows.length > 0 || (apart.every((matcher) => holds(one, matcher)) && one.container !== '')) &&
            toKey(row, one).every((part) => part !== '')
        );
        // Pods without rows of containers are told apart by what else there is, not by labels.
        expect(own.filter(({ unless }) => unless === undefined).length).toBeLessThanOrEqual(1);
      })
    );
  });
});
