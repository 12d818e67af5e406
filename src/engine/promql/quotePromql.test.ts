import fc from 'fast-check';
import {
  checkLabelName,
  escapeRegex,
  labelList,
  matcher,
  quoteLabelName,
  quoteLabelValue,
  selector,
} from './quotePromql';

describe('quoteLabelValue(value)', () => {
  test.each([
    ['plain', '"plain"'],
    ['', '""'],
    ['a"b', '"a\\"b"'],
    ['a\\b', '"a\\\\b"'],
    ["a'b`c{}", `"a'b\`c{}"`],
    ['a\nb', '"a\\nb"'],
    ['\u0000\t\r\u007f', '"\\u0000\\u0009\\u000d\\u007f"'],
    ['\u0085\u2028\u2029\ufeff', '"\\u0085\\u2028\\u2029\\ufeff"'],
    ['\ufffd\uffff', '"\\ufffd\\uffff"'],
    ['<script>', '"<script>"'],
    ['Grüße 日本 😀', '"Grüße 日本 😀"'],
    ['\ud83d alone', '"\\ufffd alone"'],
    ['alone \ude00', '"alone \\ufffd"'],
  ])('%j', (value, literal) => {
    expect(quoteLabelValue(value)).toBe(literal);
  });

  test('any text comes back from the literal', () => {
    // All escapes that are used mean the same in JSON.
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(JSON.parse(quoteLabelValue(value))).toBe(value);
      }),
      { numRuns: 2000 }
    );
  });

  test('any text stays on one line and ends where it should', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(quoteLabelValue(value)).toMatch(/^"(?:[^"\\\u0000-\u001f\u0085\u2028\u2029]|\\.)*"$/u);
      }),
      { numRuns: 2000 }
    );
  });

  test('10 KB', () => {
    expect(quoteLabelValue('"'.repeat(10240))).toHaveLength(2 * 10240 + 2);
  });
});

describe('escapeRegex(value)', () => {
  test('every metacharacter of RE2', () => {
    expect(escapeRegex('\\.+*?()|[]{}^$')).toBe('\\\\\\.\\+\\*\\?\\(\\)\\|\\[\\]\\{\\}\\^\\$');
  });

  test('any text matches itself and nothing around it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (value, other) => {
        const pattern = new RegExp(`^(?:${escapeRegex(value)})$`, 's');
        expect(pattern.test(value)).toBe(true);
        expect(pattern.test(other)).toBe(other === value);
      })
    );
  });
});

describe('matcher(label, operator, value)', () => {
  test.each([
    ['pod', '=' as const, 'a"b', 'pod="a\\"b"'],
    ['pod', '!=' as const, '', 'pod!=""'],
    ['pod', '=~' as const, escapeRegex('a.b'), 'pod=~"a\\\\.b"'],
    ['_x1', '!~' as const, 'a|b', '_x1!~"a|b"'],
    ['http.route', '=' as const, '/a', '"http.route"="/a"'],
    ['a"}', '!=' as const, 'x', '"a\\"}"!="x"'],
    ['a\n', '=~' as const, 'x', '"a\\n"=~"x"'],
  ])('%s, %s, %j', (label, operator, value, text) => {
    expect(matcher(label, operator, value)).toBe(text);
  });

  test('an empty name throws', () => {
    expect(() => matcher('', '=', 'x')).toThrow('A label name cannot be empty: name the label.');
  });
});

describe('quoteLabelName(label)', () => {
  test.each(['pod', '_x1', '__name__', 'on', 'by', 'sum', 'bool', 'inf'])('%s stays as it is', (label) => {
    expect(quoteLabelName(label)).toBe(label);
  });

  test.each(['1a', 'a-b', 'a"', 'a}', 'a b', 'a:b', 'ä', 'a\n', 'k8s.pod.name'])('%j is quoted', (label) => {
    expect(JSON.parse(quoteLabelName(label))).toBe(label);
  });
});

test('labelList(labels)', () => {
  expect(labelList(['job', 'http.route', 'a"b'])).toBe('job,"http.route","a\\"b"');
  // Without quotes a number, or the other kind of grouping.
  expect(labelList(['inf', 'NaN', 'without', 'on'])).toBe('"inf","NaN","without",on');
  expect(labelList([])).toBe('');
});

describe('selector(metric, matchers)', () => {
  test.each<[string, string[], string]>([
    ['up', [], 'up'],
    ['a:b', ['x="y"'], 'a:b{x="y"}'],
    ['http.requests', [], '{__name__="http.requests"}'],
    ['http.requests', ['"http.route"="/"', 'job="a"'], '{__name__="http.requests","http.route"="/",job="a"}'],
    ['x"} or up{a="', [], '{__name__="x\\"} or up{a=\\""}'],
    ['on', [], '{__name__="on"}'],
    ['Inf', [], '{__name__="Inf"}'],
    ['sum', [], 'sum'],
  ])('%j, %j', (metric, matchers, text) => {
    expect(selector(metric, matchers)).toBe(text);
  });

  test('an empty name throws', () => {
    expect(() => selector('')).toThrow('A metric name cannot be empty: name the metric.');
  });
});

describe('checkLabelName(label)', () => {
  test.each(['', '1a', 'a-b', 'a"', 'a}', 'a b', 'a:b', 'ä', 'a\n'])('label %j throws', (label) => {
    expect(() => checkLabelName(label)).toThrow('is not a label name: use letters, digits and underscores.');
  });

  test('gives the name back', () => {
    expect(checkLabelName('cluster_1')).toBe('cluster_1');
  });
});
