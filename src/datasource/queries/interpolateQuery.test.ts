import type { AdHocVariableFilter } from '@grafana/data';
import type { LeakscopeQuery, QueryScope } from '../../contract/query';
import { installGrafana } from '../testing/installGrafana';
import { interpolateQuery } from './interpolateQuery';

const HOSTILE = 'a"b\\c{}|<script>$(x)\n';
const templates = installGrafana([], {
  one: 'shop',
  dotted: 'a.b',
  several: ['a.b', 'c|d'],
  single: ['x'],
  none: [],
  empty: '',
  hostile: HOSTILE,
  long: 'x'.repeat(10_240),
  prometheus: 'prom-2',
});
const query = (queryType: LeakscopeQuery['queryType'], scope: QueryScope): LeakscopeQuery => ({
  refId: 'A',
  schemaVersion: 1,
  queryType,
  scope,
});

describe('interpolateQuery(query, templates, scopedVars, filters)', () => {
  test.each([
    ['$one', 'shop'],
    ['${one}', 'shop'],
    ['$dotted', 'a\\.b'],
    ['$several', '(a\\.b|c\\|d)'],
    ['$single', 'x'],
    ['$none', ''],
    ['prod-.*', 'prod-.*'],
    ['$unknown', '$unknown'],
    ['$hostile', 'a"b\\\\c\\{\\}\\|<script>\\$\\(x\\)\n'],
    ['$long', 'x'.repeat(10_240)],
  ])('leaks: %j becomes a regular expression', (text, expected) => {
    expect(interpolateQuery(query('leaks', { pod: text }), templates).query.scope).toEqual({ pod: expected });
  });

  test.each([
    ['$one', 'shop', []],
    ['$dotted', 'a.b', []],
    ['$single', 'x', []],
    ['$hostile', HOSTILE, []],
    ['$several', 'a.b,c|d', ['pod']],
    ['$none', '', []],
  ])('anatomy: %j stays as it is', (text, expected, severalValued) => {
    const interpolated = interpolateQuery(query('anatomy', { pod: text }), templates);
    expect(interpolated.query.scope).toEqual({ pod: expected });
    expect(interpolated.severalValued).toEqual(severalValued);
  });

  test.each([
    ['$one', 'shop'],
    ['$empty', ''],
    ['replica', 'replica'],
  ])('compare: grouped by %j', (compareBy, expected) => {
    const stored = { ...query('compare', { pod: '$one' }), compareBy };
    expect(interpolateQuery(stored, templates).query.compareBy).toBe(expected);
  });

  test.each([
    ['$one', 'shop', []],
    ['$hostile', HOSTILE, []],
    ['$several', 'a.b,c|d', ['job']],
    ['$none', '', []],
  ])('cardinality: the job %j is an exact name', (job, expected, severalValued) => {
    const stored = { ...query('cardinality', { namespace: '$dotted' }), job, instance: '$one:8080' };
    const interpolated = interpolateQuery(stored, templates);
    expect(interpolated.query).toMatchObject({ scope: { namespace: 'a\\.b' }, job: expected, instance: 'shop:8080' });
    expect(interpolated.severalValued).toEqual(severalValued);
  });

  test.each([
    ['$one', 'shop', []],
    ['$several', 'a.b,c|d', ['workload']],
  ])('workload: the workload %j is an exact name', (workload, expected, severalValued) => {
    const interpolated = interpolateQuery({ ...query('workload', { namespace: '$dotted' }), workload }, templates);
    expect(interpolated.query).toMatchObject({ scope: { namespace: 'a.b' }, workload: expected });
    expect(interpolated.severalValued).toEqual(severalValued);
  });

  test('the names of a target stay as they are in a query of another type', () => {
    const stored = { ...query('leaks', {}), job: '$several' };
    expect(interpolateQuery(stored, templates)).toEqual({ query: stored, severalValued: [] });
  });

  test('scoped variables win', () => {
    const scopedVars = { one: { text: 'web', value: 'web' } };
    expect(interpolateQuery(query('leaks', { pod: '$one' }), templates, scopedVars).query.scope.pod).toBe('web');
  });

  test('the override of the data source', () => {
    const stored = { ...query('leaks', {}), prometheusUid: '${prometheus}' };
    expect(interpolateQuery(stored, templates).query.prometheusUid).toBe('prom-2');
  });

  test.each<[AdHocVariableFilter, string, string]>([
    [{ key: 'pod', operator: '=', value: 'a.b' }, '=', 'a.b'],
    [{ key: 'pod', operator: '!=', value: 'a"b' }, '!=', 'a"b'],
    [{ key: 'pod', operator: '=~', value: 'a.*' }, '=~', 'a.*'],
    [{ key: 'pod', operator: '!~', value: 'a.*' }, '!~', 'a.*'],
    [{ key: 'pod', operator: '=|', value: 'a.b', values: ['a.b', 'c'] }, '=~', 'a\\.b|c'],
    [{ key: 'pod', operator: '!=|', value: 'a', values: ['a', 'c'] }, '!~', 'a|c'],
    [{ key: 'pod', operator: '<', value: '5' }, '<', '5'],
  ])('filter %j', (filter, op, value) => {
    const [leaks, anatomy] = (['leaks', 'anatomy'] as const).map(
      (type) => interpolateQuery(query(type, {}), templates, {}, [filter]).query.filters
    );
    expect(leaks).toEqual([{ label: 'pod', op, value }]);
    expect(anatomy).toBeUndefined();
  });

  test('nodes: the cluster is all that can be chosen', () => {
    const filters: AdHocVariableFilter[] = [
      { key: 'namespace', operator: '=', value: 'shop' },
      { key: 'cluster', operator: '=', value: 'eu' },
    ];
    const { query: asked } = interpolateQuery(
      query('nodes', { cluster: '$several', namespace: '$one' }),
      templates,
      {},
      filters
    );
    expect(asked.scope).toEqual({ cluster: '(a\\.b|c\\|d)' });
    expect(asked.filters).toEqual([{ label: 'cluster', op: '=', value: 'eu' }]);
  });

  test('changes nothing in its argument', () => {
    const stored = Object.freeze({
      ...query('leaks', Object.freeze({ pod: '$one' })),
      filters: Object.freeze([]) as never,
    });
    const before = JSON.stringify(stored);
    interpolateQuery(stored, templates, {}, [{ key: 'pod', operator: '=', value: 'x' }]);
    expect(JSON.stringify(stored)).toBe(before);
  });
});
