import { parseCounters } from './parseCounters';

describe('parseCounters(text)', () => {
  test.each<[string, string[]]>([
    ['', []],
    ['orders_failed_total', ['orders_failed_total']],
    [' a_total, b_total\nc:rate ,a_total', ['a_total', 'b_total', 'c:rate']],
  ])('%j', (text, names) => {
    expect(parseCounters(text)).toEqual({ names, problem: null });
  });

  test.each<[string, RegExp]>([
    ['errors{code="500"}', /^"errors\{code=\\"500\\"\}" is not a metric name/],
    ['a"} or up', /is not a metric name/],
    ['a b c d e f', /^6 counters are too many: name 5 at most\.$/],
  ])('%j is refused', (text, problem) => {
    expect(parseCounters(text)).toEqual({ names: null, problem: expect.stringMatching(problem) });
  });
});
