import { findSelectors } from './findSelectors';

const read = (expr: string) =>
  findSelectors(expr).map(({ name, matchers, before, after, start, end }) => ({
    name,
    matchers: matchers.map(({ label, op, value }) => `${label}${op}${value}`),
    before,
    after,
    whole: expr.slice(start, end),
  }));

test.each<[string, object[]]>([
  [
    'max by (pod,container) (a{pod="x"} offset 24h)',
    [{ name: 'a', matchers: ['pod=x'], before: '', after: ' offset 24h', whole: 'a{pod="x"} offset 24h' }],
  ],
  [
    'min by (pod) (min_over_time({__name__=~"a|b",pod!="}\\"{"}[1h] offset 3h)) > 0',
    [
      {
        name: null,
        matchers: ['__name__=~a|b', 'pod!=}"{'],
        before: 'min_over_time(',
        after: '[1h] offset 3h)',
        whole: 'min_over_time({__name__=~"a|b",pod!="}\\"{"}[1h] offset 3h)',
      },
    ],
  ],
  [
    'max_over_time((min by (pod) (min_over_time(a{}[1h])))[7d:1h])',
    [{ name: 'a', matchers: [], before: 'min_over_time(', after: '[1h])', whole: 'min_over_time(a{}[1h])' }],
  ],
  [
    'max_over_time((clamp_min(a{x="1"} - b{"http.route"=~"/\\\\d+"}, 0))[1h:5m])',
    [
      { name: 'a', matchers: ['x=1'], before: '', after: '', whole: 'a{x="1"}' },
      { name: 'b', matchers: ['http.route=~/\\d+'], before: '', after: '', whole: 'b{"http.route"=~"/\\\\d+"}' },
    ],
  ],
  ['a{x="1"}[7d:1h] offset 1h', [{ name: 'a', matchers: ['x=1'], before: '', after: '', whole: 'a{x="1"}' }]],
  [
    'max(timestamp(a{x="1"}))',
    [{ name: 'a', matchers: ['x=1'], before: 'timestamp(', after: ')', whole: 'timestamp(a{x="1"})' }],
  ],
  [
    'quantile(0.5, count_over_time(a{x="1"}[600s]))',
    [
      {
        name: 'a',
        matchers: ['x=1'],
        before: 'count_over_time(',
        after: '[600s])',
        whole: 'count_over_time(a{x="1"}[600s])',
      },
    ],
  ],
  ['label_replace(up, "t", "{x=1}", "", "") or machine_cpu_cores * 1e3', []],
])('findSelectors(%s)', (expr, expected) => {
  expect(read(expr)).toEqual(expected);
});
