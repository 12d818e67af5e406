import fc from 'fast-check';
import { parse } from 'yaml';
import { toYaml, type YamlValue } from './toYaml';

describe('toYaml(value)', () => {
  test('lists of maps hang on their mark, and all texts are quoted', () => {
    expect(toYaml({ a: [{ b: 'yes', c: [1, null] }, {}], d: [], 'e f': true })).toBe(
      ['a:', '  - b: "yes"', '    c:', '      - 1', '      - null', '  - {}', 'd: []', '"e f": true', ''].join('\n')
    );
  });

  test('anything comes back from the YAML', () => {
    const { value } = fc.letrec((tie) => ({
      text: fc.string({ unit: 'binary' }),
      value: fc.oneof(
        { maxDepth: 4 },
        tie('text'),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.string({ unit: 'binary', minLength: 1 }), tie('value'), { maxKeys: 3, noNullPrototype: true })
      ),
    }));
    fc.assert(
      fc.property(value, (one) => {
        // Half a pair of surrogates cannot be written as UTF-8: JSON has an escape for it, which YAML reads as well.
        expect(parse(toYaml(one as YamlValue))).toEqual(one);
      }),
      { numRuns: 100 }
    );
  });
});
