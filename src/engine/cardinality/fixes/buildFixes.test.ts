import fc from 'fast-check';
import { parse } from 'yaml';
import { buildFixes } from './buildFixes';
import { quoteGo, quoteJava, quoteJavaScript, quotePython, quoteYaml } from './escapes';
import type { FixInput } from './fix';

const INPUT: FixInput = {
  metric: 'order_processing_seconds',
  type: 'histogram',
  seriesNames: ['order_processing_seconds_sum', 'order_processing_seconds_bucket', 'order_processing_seconds_count'],
  series: 8528,
  label: 'session_id',
  seriesWithout: 16,
  otherLabels: ['application'],
  library: 'micrometer',
};

const anyText = fc.string({ unit: 'binary', maxLength: 40 });
const ONE_LINE = /^"[\u0020-\u007e]*"$/;

/** Reads a literal of Go or Python back. */
function readLongEscapes(literal: string): string {
  const named = (body: string) =>
    body.replace(
      /\\U([0-9a-f]{8})|\\u([0-9a-f]{4})|\\(.)/g,
      (_, long, short, plain) => plain ?? String.fromCodePoint(parseInt(long ?? short, 16))
    );
  return named(literal.slice(1, -1));
}

/** Java reads Unicode escapes first, wherever they stand behind an even number of backslashes, then the others. */
function readJava(literal: string): string {
  const unicode = literal.replace(
    /(?<!\\)((?:\\\\)*)\\u([0-9a-f]{4})/g,
    (_, before, code) => before + String.fromCharCode(parseInt(code, 16))
  );
  return unicode
    .slice(1, -1)
    .replace(/\\([0-3][0-7]{2})|\\(["\\])/g, (_, octal, plain) => plain ?? String.fromCharCode(parseInt(octal, 8)));
}

describe('literals: any text comes back, on one line of plain ASCII', () => {
  test.each<[string, (text: string) => string, (literal: string) => unknown]>([
    ['YAML', quoteYaml, (literal) => parse(literal)],
    ['Go', quoteGo, readLongEscapes],
    ['Python', quotePython, readLongEscapes],
    ['JavaScript', quoteJavaScript, (literal) => new Function(`return ${literal}`)()],
    ['Java', quoteJava, readJava],
  ])('%s', (_, quote, read) => {
    fc.assert(
      fc.property(anyText, (text) => {
        const literal = quote(text);
        expect(literal).toMatch(ONE_LINE);
        expect(read(literal)).toBe(text);
      }),
      { numRuns: 300 }
    );
    expect(quote('\ud83d')).toBe(quote('\ufffd'));
    expect(quote('a"b\\c')).toBe('"a\\"b\\\\c"');
  });

  test('Java: a line break is no Unicode escape, which would break the line', () => {
    expect(quoteJava('a\nb"')).toBe('"a\\012b\\""');
  });
});

describe('buildFixes(input)', () => {
  test('the program first, then the scrape job', () => {
    const fixes = buildFixes(INPUT);
    expect(fixes.map(({ id, savedSeries, sparesProcess }) => [id, savedSeries, sparesProcess])).toEqual([
      ['micrometer', 8512, true],
      ['drop-metric', 8528, false],
      ['drop-values', null, false],
    ]);
    expect(fixes[0].code).toContain('.equals("order_processing_seconds")');
    expect(fixes[0].code).toContain('.equals("session_id")');
  });

  test.each([
    ['client_golang', 'go', '}, []string{"application"})'],
    ['prom-client', 'javascript', 'labelNames: ["application"],'],
    ['prometheus_client', 'python', 'Histogram("order_processing_seconds", "…", ["application"])'],
  ] as const)('%s', (library, language, text) => {
    const [fix] = buildFixes({ ...INPUT, library });
    expect(fix).toMatchObject({ id: library, language });
    expect(fix.code).toContain(text);
  });

  test.each<[string, Partial<FixInput>, string[]]>([
    ['a combination of labels', { label: null }, ['drop-metric']],
    ['an unknown library', { library: null }, ['drop-metric', 'drop-values']],
    ['a library without a recipe', { library: 'client_java' }, ['drop-metric', 'drop-values']],
  ])('%s', (_, input, ids) => {
    expect(buildFixes({ ...INPUT, ...input }).map(({ id }) => id)).toEqual(ids);
  });

  test('unknown saving stays unknown', () => {
    expect(buildFixes({ ...INPUT, seriesWithout: null })[0].savedSeries).toBe(null);
  });

  test('YAML: the rules drop the series of the metric and no others, whatever their names are', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyText, { minLength: 1, maxLength: 4 }),
        anyText,
        anyText,
        (seriesNames, other, value) => {
          const [drop, values] = buildFixes({ ...INPUT, library: null, seriesNames }).map(({ code }) => {
            const [rule] = parse(code).metric_relabel_configs;
            expect(rule.action).toBe('drop');
            // Prometheus anchors, and RE2's (?s:…) is a plain group with the flag s.
            return new RegExp(`^(?:${rule.regex.replace('(?s:', '(?:')})$`, 's');
          });
          for (const name of seriesNames) {
            expect(drop.test(name)).toBe(true);
            expect(values.test(`${name};${value}`)).toBe(
              value !== '' ||
                seriesNames.some((one) => `${name};`.startsWith(`${one};`) && `${name};`.length > one.length + 1)
            );
          }
          expect(drop.test(other)).toBe(seriesNames.includes(other));
        }
      ),
      { numRuns: 100 }
    );
  });
});
