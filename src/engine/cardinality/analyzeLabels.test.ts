import fc from 'fast-check';
import { analyzeLabels, chooseCandidates, type LabelCounts } from './analyzeLabels';
import { toFamilies } from './metricFamily';

const count = (label: string, values: number | null, more: Partial<LabelCounts> = {}): LabelCounts => ({
  label,
  values,
  valuesHourAgo: null,
  valuesAtStart: null,
  sumNLogN: null,
  examples: [],
  ...more,
});

describe('analyzeLabels(labelSets, counts)', () => {
  test.each<[string, number | null, LabelCounts[], string | null, string[]]>([
    ['one label makes all', 533, [count('application', 1), count('session_id', 533)], 'session_id', []],
    ['few values are a dimension', 60, [count('status', 12), count('method', 5)], null, ['status', 'method']],
    ['two labels multiply', 10_000, [count('a', 100), count('b', 100), count('c', 1)], null, ['a', 'b']],
    [
      'two labels together: the one that grew',
      1000,
      [count('user', 900, { valuesAtStart: 890 }), count('session', 950, { valuesAtStart: 0 })],
      'session',
      [],
    ],
    ['a host name and an id', 500, [count('id', 400), count('host', 3)], 'id', []],
    ['nothing known', null, [count('a', null)], null, []],
    ['no labels', 5000, [], null, []],
    ['one dimension', 40, [count('status', 40)], null, []],
  ])('%s', (_, labelSets, counts, exploding, combination) => {
    expect(analyzeLabels(labelSets, counts)).toMatchObject({ exploding, combination });
  });

  test.each<[string, LabelCounts[], number | null, string[]]>([
    ['values and combinations are as many', [count('app', 90), count('account', 90)], 90, ['account', 'app']],
    ['some callers have two accounts', [count('app', 90), count('account', 96)], 96, ['account', 'app']],
    ['they only have as many values', [count('app', 90), count('account', 90)], 4000, []],
    [
      'one of them was there before',
      [count('user', 95, { valuesAtStart: 90 }), count('session', 95, { valuesAtStart: 0 })],
      95,
      [],
    ],
    ['the combinations are not known', [count('app', 90), count('account', 90)], null, []],
  ])('labels that change together: %s', (_, counts, values, together) => {
    const joint = { labels: counts.map(({ label }) => label), values };
    expect(analyzeLabels(100, counts, joint).together).toEqual(together);
  });

  test('chooseCandidates(values): nearly as many as the most', () => {
    const values = new Map([
      ['a', 100],
      ['b', 91],
      ['c', 80],
      ['d', 1],
    ]);
    expect(chooseCandidates(values)).toEqual(['a', 'b']);
    expect(chooseCandidates(new Map([['a', 12]]))).toEqual([]);
    expect(chooseCandidates(new Map())).toEqual([]);
  });

  test('evenness: 1 where each label set has its own value, 0 for one value, between for few', () => {
    const two = 2 * 50 * Math.log(50);
    const { labels } = analyzeLabels(100, [
      count('id', 100, { sumNLogN: 0 }),
      count('half', 2, { sumNLogN: two }),
      count('one', 1, { sumNLogN: 100 * Math.log(100) }),
    ]);
    // ln(2) / ln(100)
    expect(labels.map(({ evenness }) => evenness)).toEqual([1, expect.closeTo(0.15051499783, 9), expect.closeTo(0, 9)]);
  });

  test('the sentence', () => {
    const examples = ['00411460-f7c9-3d21-a4a6-7ea0f4cb5f85', '006a8ab1-f7c9-3d21-a4a6-7ea0f4cb5989'];
    const [label] = analyzeLabels(533, [count('id', 533, { valuesHourAgo: 518, valuesAtStart: 0, examples })]).labels;
    expect(label.text).toBe(
      '533 values (518 an hour ago, 0 at the start). They look like UUIDs, such as 004…f85, 006…989.'
    );
    expect(analyzeLabels(null, [count('id', null)]).labels[0].text).toBe('The number of its values is not known.');
  });

  test('any counts: shares within bounds, at most one label named', () => {
    const number = fc.option(fc.nat({ max: 1_000_000 }), { nil: null });
    const row = fc.record({
      values: number,
      valuesAtStart: number,
      sumNLogN: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: null }),
    });
    fc.assert(
      fc.property(number, fc.array(row, { maxLength: 8 }), (labelSets, rows) => {
        const { labels, exploding, combination } = analyzeLabels(
          labelSets,
          rows.map((one, index) => count(`l${index}`, one.values, one))
        );
        for (const { evenness, shareOfLabelSets } of labels) {
          expect(evenness === null || (evenness >= 0 && evenness <= 1)).toBe(true);
          expect(shareOfLabelSets === null || (shareOfLabelSets >= 0 && shareOfLabelSets <= 1)).toBe(true);
        }
        expect(exploding === null || combination.length === 0).toBe(true);
      })
    );
  });
});

describe('toFamilies(counts)', () => {
  test('histogram, summary, counter with _created, gauge; names that only look like parts stay alone', () => {
    const families = toFamilies([
      { name: 'a_seconds_bucket', series: 120 },
      { name: 'a_seconds_count', series: 10 },
      { name: 'a_seconds_sum', series: 10 },
      { name: 'a_seconds_max', series: 10 },
      { name: 'b_seconds', series: 15 },
      { name: 'b_seconds_count', series: 5 },
      { name: 'b_seconds_sum', series: 5 },
      { name: 'c_total', series: 4 },
      { name: 'c_created', series: 4 },
      { name: 'pool_max', series: 3 },
      { name: 'items_count', series: 2 },
      { name: '_count', series: 1 },
    ]);
    expect(families.map(({ name, type, series, labelSets }) => [name, type, series, labelSets])).toEqual([
      ['a_seconds', 'histogram', 150, 10],
      ['b_seconds', 'summary', 25, 5],
      ['c_total', 'counter', 8, 4],
      ['pool_max', 'gauge', 3, 3],
      ['items_count', 'gauge', 2, 2],
      ['_count', 'gauge', 1, 1],
    ]);
  });

  test('every series is in exactly one family', () => {
    const name = fc.stringMatching(/^[abc](_(bucket|count|sum|max|total|created)){0,2}$/);
    fc.assert(
      fc.property(fc.uniqueArray(fc.record({ name, series: fc.nat() }), { selector: (one) => one.name }), (counts) => {
        const members = toFamilies(counts).flatMap((family) => family.members);
        expect([...members].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(
          [...counts].sort((a, b) => (a.name < b.name ? -1 : 1))
        );
      })
    );
  });
});
