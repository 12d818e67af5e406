import { listMetrics } from './listMetrics';

describe('listMetrics(expr)', () => {
  test.each([
    ['max by (pod) (container_memory_rss{pod="up{}"})', ['container_memory_rss']],
    ['count by (__name__) ({__name__=~"a|b",pod!=""})', ['a', 'b']],
    ['a{} + b{} + c{} + d{} + a{}', ['a', 'b', 'c', '…']],
    ['vector(1)', []],
    ['{not promql', []],
    ['', []],
  ])('%s', (expr, names) => {
    expect(listMetrics(expr)).toEqual(names);
  });
});
