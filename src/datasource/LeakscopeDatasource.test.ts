import { LoadingState, type DataQueryResponse, type DataSourceInstanceSettings } from '@grafana/data';
import { config } from '@grafana/runtime';
import { NEVER, of } from 'rxjs';
import type { LeakscopeOptions, LeakscopeQuery } from '../contract/query';
import { LeakscopeDatasource } from './LeakscopeDatasource';
import { installGrafana } from './testing/installGrafana';
import { LinkedPrometheus, type Answer } from './testing/LinkedPrometheus';
import { runQueries, toRequest } from './testing/runQueries';

const leaks = (part: Partial<LeakscopeQuery> = {}): LeakscopeQuery => ({
  refId: 'A',
  schemaVersion: 1,
  queryType: 'leaks',
  scope: {},
  ...part,
});
const CONTAINER = { namespace: 'shop', pod: 'p', container: 'app' };

function make(options: LeakscopeOptions = { promUid: 'prom' }, answer?: Answer, variables = {}) {
  const linked = new LinkedPrometheus(answer, async () => ({ status: 'success', data: ['b', '', 'a'] }));
  const other = new LinkedPrometheus(answer, undefined, { uid: 'prom-2', name: 'Other', type: 'prometheus' });
  installGrafana([linked, other], variables);
  const settings = { uid: 'leakscope', type: 'leakscope-memory-datasource', jsonData: options };
  return {
    linked,
    other,
    datasource: new LeakscopeDatasource(settings as DataSourceInstanceSettings<LeakscopeOptions>),
  };
}
const messages = (packets: DataQueryResponse[]) => packets[packets.length - 1].errors?.map(({ message }) => message);

describe('query(request)', () => {
  test('nothing to ask is done at once', async () => {
    const { datasource, linked } = make();
    const hidden = [leaks({ hide: true }), leaks({ refId: 'B', queryType: 'anatomy' })];
    expect(await runQueries(datasource, toRequest(hidden))).toEqual([{ data: [], state: LoadingState.Done }]);
    expect(linked.requests).toEqual([]);
  });

  test('an empty Prometheus gives an empty frame of the declared type', async () => {
    const packets = await runQueries(
      make().datasource,
      toRequest([leaks(), leaks({ refId: 'B', queryType: 'anatomy', scope: CONTAINER })])
    );
    const done = packets
      .filter(({ data }) => data.length > 0)
      .map(({ key, data }) => [key, data[0].refId, data[0].meta.type, data[0].fields]);
    expect(done).toEqual(
      expect.arrayContaining([
        ['A', 'A', 'numeric-long', []],
        ['B', 'B', 'timeseries-wide', []],
      ])
    );
    expect(packets[packets.length - 1]).toMatchObject({ state: LoadingState.Done });
  });

  test('asks at the end of the range, in the name of the panel', async () => {
    const { datasource, linked } = make();
    await runQueries(
      datasource,
      toRequest([leaks({ scope: { namespace: 'a"b' } })], { toSeconds: 1_700_009_999, panelId: 4 })
    );
    // The first questions are which sources there are.
    expect(linked.requests[0]).toMatchObject({ panelId: 4 });
    const [{ requestId, panelId, range, targets }] = linked.requests.filter(
      ({ targets: [{ expr }] }) => !expr.includes('leakscope_source')
    );
    expect(requestId).toMatch(/^leakscope-\d+$/);
    // The moment before, on the grid that panels share.
    expect([panelId, range.to.valueOf()]).toEqual([4, 1_700_009_985_000]);
    expect(targets[0].expr).toContain('namespace=~"a\\"b"');
  });

  test('the override of a query, by a variable', async () => {
    const { datasource, linked, other } = make({ promUid: 'prom' }, undefined, { prometheus: 'prom-2' });
    await runQueries(datasource, toRequest([leaks({ prometheusUid: '${prometheus}' })]));
    expect([linked.requests.length, other.requests.length > 0]).toEqual([0, true]);
  });

  test('one target fails, the other answers', async () => {
    const packets = await runQueries(
      make().datasource,
      toRequest([leaks(), leaks({ refId: 'B', prometheusUid: 'gone' })])
    );
    expect(messages(packets)).toEqual([
      "The Prometheus data source used by Leakscope no longer exists. Choose another one on the data source's settings page.",
    ]);
    expect(packets[packets.length - 1].errors![0].refId).toBe('B');
    expect(packets.some(({ key, data }) => key === 'A' && data.length === 2)).toBe(true);
  });

  test.each<[string, LeakscopeQuery, RegExp]>([
    [
      'no pod',
      leaks({ queryType: 'anatomy', scope: { namespace: 'a', container: 'c' } }),
      /^Choose one pod: pod must have/,
    ],
    [
      'several pods',
      leaks({ queryType: 'anatomy', scope: { ...CONTAINER, pod: '$pods' } }),
      /^This query shows one pod, but several values are chosen for pod: choose one\.$/,
    ],
    [
      'several containers',
      leaks({ queryType: 'anatomy', scope: { ...CONTAINER, container: '$pods' } }),
      /^Several containers are chosen: choose one, or none to see all of the pod\.$/,
    ],
    [
      'an unknown filter',
      leaks({ filters: [{ label: 'node', op: '=', value: 'x' }] }),
      /^Leakscope cannot filter by "node"/,
    ],
  ])('%s: one sentence', async (_, query, message) => {
    const { datasource } = make({ promUid: 'prom' }, undefined, { pods: ['a', 'b'] });
    expect(messages(await runQueries(datasource, toRequest([query])))).toEqual([expect.stringMatching(message)]);
  });

  test.each([
    ['a pod', leaks({ queryType: 'anatomy', scope: { namespace: 'shop', pod: 'p' } }), 'timeseries-wide'],
    ['nodes', leaks({ queryType: 'nodes' }), 'numeric-long'],
  ])('%s: an empty Prometheus gives an empty frame of the declared type', async (_, query, type) => {
    const packets = await runQueries(make().datasource, toRequest([query]));
    const { state, data, errors } = packets[packets.length - 1];
    expect([state, errors, data.length, data[0].meta.type, data[0].fields]).toEqual([
      LoadingState.Done,
      undefined,
      1,
      type,
      [],
    ]);
  });

  test('an empty time range', async () => {
    const request = toRequest([leaks()], { fromSeconds: 100, toSeconds: 100 });
    expect(messages(await runQueries(make().datasource, request))).toEqual([
      expect.stringMatching(/^The time range is empty/),
    ]);
  });

  test.each<[string, LeakscopeOptions, RegExp]>([
    ['nothing is linked', {}, /^No Prometheus data source is chosen/],
    ['the cluster label is none', { promUid: 'prom', clusterLabel: 'a-b' }, /"a-b" is not a label name/],
  ])('%s', async (_, options, message) => {
    const query = leaks({ queryType: 'anatomy', scope: CONTAINER });
    const packets = await runQueries(make(options).datasource, toRequest([query]));
    expect(messages(packets)).toEqual([expect.stringMatching(message)]);
  });

  test('unsubscribing cancels the requests', async () => {
    const { datasource, linked } = make({ promUid: 'prom' }, () => NEVER);
    const subscription = datasource.query(toRequest([leaks()])).subscribe();
    await new Promise((resolve) => setTimeout(resolve));
    expect([linked.requests.length, linked.cancelled]).toEqual([1, 0]);
    subscription.unsubscribe();
    expect(linked.cancelled).toBe(1);
  });

  test('a shared dashboard gets one clear sentence', async () => {
    config.publicDashboardAccessToken = 'token';
    const packets = await runQueries(make().datasource, toRequest([leaks()]));
    config.publicDashboardAccessToken = undefined;
    expect(messages(packets)).toEqual([expect.stringMatching(/^Leakscope queries do not run in shared dashboards/)]);
    // Variables read this one alone.
    expect(packets[0]).toMatchObject({ error: { refId: 'A', message: messages(packets)![0] } });
  });

  test('a query of a file that names no type asks what its editor shows', async () => {
    const asked = async (query: LeakscopeQuery) => {
      const { datasource, linked } = make();
      await runQueries(datasource, toRequest([query]));
      return linked.requests.flatMap(({ targets }) => targets.map(({ expr }) => expr));
    };
    const unnamed = await asked({ refId: 'A' } as LeakscopeQuery);
    expect(unnamed.length).toBeGreaterThan(0);
    expect(unnamed).toEqual(await asked(leaks()));
  });
});

describe('testDatasource()', () => {
  test.each<[string, Answer, RegExp]>([
    ['down', () => of({ data: [], errors: [{ status: 502, message: 'connection refused' }] }), /cannot be reached/],
    ['empty', () => of({ data: [] }), /^Prometheus answers, but it has no memory metrics of containers/],
  ])('%s', async (_, answer, message) => {
    const result = await make({ promUid: 'prom' }, answer).datasource.testDatasource();
    expect(result).toMatchObject({ status: 'error', message: expect.stringMatching(message) });
  });
});

describe('interpolateVariablesInQueries(queries, scopedVars, filters)', () => {
  test('gives copies in which no variable is left, for this data source', () => {
    const { datasource } = make({ promUid: 'prom' }, undefined, { namespace: ['a', 'b'] });
    const stored = Object.freeze(leaks({ scope: Object.freeze({ namespace: '$namespace' }) }));
    const filters = [{ key: 'pod', operator: '!=', value: 'x' }];
    const [query] = datasource.interpolateVariablesInQueries([stored], {}, filters);
    expect(query).toEqual({
      ...leaks({ scope: { namespace: '(a|b)' }, filters: [{ label: 'pod', op: '!=', value: 'x' }] }),
      datasource: { type: 'leakscope-memory-datasource', uid: 'leakscope' },
    });
    expect(datasource.targetContainsTemplate(stored)).toBe(true);
    expect(datasource.targetContainsTemplate(query)).toBe(false);
  });
});

describe('listing values', () => {
  test('metricFindQuery(): inside of a scope, in order, without the empty one', async () => {
    const { datasource, linked } = make();
    const query = { refId: 'V', label: 'pod' as const, scope: { namespace: 'a"b|c' } };
    expect(await datasource.metricFindQuery(query)).toEqual([{ text: 'a' }, { text: 'b' }]);
    expect(linked.resources[0].path).toBe('api/v1/label/pod/values');
    expect(linked.resources[0].params['match[]']).toContain('namespace=~"a\\"b|c"');
  });

  test('metricFindQuery(): a label that is not one', async () => {
    await expect(make().datasource.metricFindQuery('image')).rejects.toThrow(
      '"image" is not a label that Leakscope lists'
    );
  });

  test('the same question is asked once', async () => {
    const { datasource, linked } = make();
    const range = toRequest([]).range;
    await Promise.all([datasource.listValues('pod', {}, { range }), datasource.listValues('pod', {}, { range })]);
    expect(linked.resources).toHaveLength(1);
  });

  test('a cluster only where metrics carry one', async () => {
    expect(await make().datasource.listValues('cluster', {})).toEqual([]);
    expect((await make().datasource.getTagKeys()).map(({ text }) => text)).toEqual(['namespace', 'pod', 'container']);
    const { datasource, linked } = make({ promUid: 'prom', clusterLabel: 'k8s' });
    expect(await datasource.listValues('cluster', {})).toEqual(['a', 'b']);
    expect(linked.resources[0].path).toBe('api/v1/label/k8s/values');
    expect((await datasource.getTagKeys())[0]).toEqual({ text: 'cluster' });
  });

  test('getTagValues(): among what the other filters leave', async () => {
    const { datasource, linked } = make();
    const filters = [
      { key: 'namespace', operator: '=', value: 'n"1' },
      { key: 'pod', operator: '=', value: 'x' },
    ];
    expect(await datasource.getTagValues({ key: 'pod', filters })).toEqual([{ text: 'a' }, { text: 'b' }]);
    const match = linked.resources[0].params['match[]'];
    expect(match).toContain('namespace="n\\"1"');
    expect(match).not.toContain('pod="x"');
  });
});
