import fc from 'fast-check';
import { MAX_QUERY_BYTES, utf8Bytes } from '../../engine';
import { cutToLength } from './cutToLength';

const join = (names: readonly string[]) => names.join('|');

describe('cutToLength', () => {
  test('short ones stay together', () => expect(cutToLength(['a', 'b'], join)).toEqual([['a', 'b']]));

  test('nothing is one part without items', () => expect(cutToLength([], join)).toEqual([[]]));

  test('one that is too long alone is asked alone', () => {
    const long = 'x'.repeat(MAX_QUERY_BYTES + 1);
    expect(cutToLength(['a', long], join)).toEqual([['a'], [long]]);
  });

  test('no item is lost, and no part of several is too long', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.nat(MAX_QUERY_BYTES).map((length) => 'x'.repeat(length)),
          { maxLength: 9 }
        ),
        (names) => {
          const parts = cutToLength(names, join);
          expect(parts.flat()).toEqual(names);
          expect(parts.filter((part) => part.length > 1 && utf8Bytes(join(part)) > MAX_QUERY_BYTES)).toEqual([]);
        }
      )
    );
  });
});
