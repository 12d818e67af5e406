import fc from 'fast-check';
import { DEFAULT_CAPS } from '../limits';
import { parseMatrixJson } from './parseMatrixJson';
import { readMatrix } from './readResult';

type Sample = readonly [time: unknown, value: unknown];
interface Row {
  metric: Record<string, string>;
  values: readonly Sample[];
}

const answer = (result: readonly Row[]) =>
  JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } });
const read = (parsed: unknown) =>
  readMatrix((parsed as { data: unknown }).data, DEFAULT_CAPS, DEFAULT_CAPS.samples, 'test');

const time = fc.oneof(
  fc.integer({ min: 0, max: 2e9 }),
  fc.integer({ min: 0, max: 2e12 }).map((ms) => ms / 1000)
);
const value = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((number) => number.toFixed(6)),
  fc.integer().map((number) => `${number}0123456789012`),
  fc.constantFrom('NaN', '+Inf', '-Inf', '-0', '0.1', '.5', '5.', '1e3', '-1.5e-7', '0.30000000000000004')
);
const metric = fc.dictionary(
  fc.constantFrom('pod', '__name__', 'values', 'result'),
  fc.oneof(fc.string(), fc.constantFrom('","values":[[1,"2"]]', '"values":', '\\"values\\":[[', ']]}'))
);
const row = fc.record({ metric, values: fc.array(fc.tuple(time, value), { minLength: 1, maxLength: 12 }) });

describe('parseMatrixJson(text)', () => {
  test('reads what JSON.parse reads, to the last bit', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const text = answer(rows);
        const fast = parseMatrixJson(text);
        expect(fast).not.toBeNull();
        expect(read(fast)).toEqual(read(JSON.parse(text)));
      }),
      { numRuns: 2000 }
    );
  });

  test('series at the same moments share one list', () => {
    const values = [[1, '2'] as const, [3, '4'] as const];
    const [first, second, third] = read(
      parseMatrixJson(
        answer([
          { metric: {}, values },
          { metric: {}, values },
          { metric: {}, values: [[1, '2']] },
        ])
      )
    );
    expect(second.timesSeconds).toBe(first.timesSeconds);
    expect(third.timesSeconds).toEqual([1]);
  });

  const whole = answer([{ metric: { pod: 'a' }, values: [[1, '2']] }]);
  test.each([
    ['no samples', answer([])],
    ['a series without samples', answer([{ metric: {}, values: [] }])],
    ['blanks', JSON.stringify(JSON.parse(whole), null, 1)],
    ['a time as text', answer([{ metric: {}, values: [['1', '2']] }])],
    ['a time with an exponent', whole.replace('[[1,', '[[1e3,')],
    ['a value that is no text', answer([{ metric: {}, values: [[1, 2]] }])],
    ['a value that is no number', answer([{ metric: {}, values: [[1, 'x']] }])],
    ['a blank value', answer([{ metric: {}, values: [[1, '']] }])],
    ['three items in a sample', whole.replace('"2"]', '"2",3]')],
    ['cut off', whole.slice(0, -4)],
    ['cut off in a number', whole.slice(0, whole.indexOf('"2"') + 1)],
    ['samples outside of the result', '{"status":"success","values":[[1,"2"]],"data":{"result":[]}}'],
    ['a number in the place of samples', `{"data":{"result":[{"values" :0},{"metric":{},"values":[[1,"2"]]}]}}`],
    ['an instant answer', '{"data":{"resultType":"vector","result":[{"metric":{},"value":[1,"2"]}]}}'],
    ['a web page', '<html>'],
    ['nothing', ''],
  ])('%s: null, and JSON.parse decides', (_, text) => {
    expect(parseMatrixJson(text)).toBeNull();
  });
});
