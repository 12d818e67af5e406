import { FieldType, type DataFrame } from '@grafana/data';
import fc from 'fast-check';
import { amount, name } from './arbitraryValues';

/** A frame of anything, some of it under names that the tables know. */
export const hostileFrame = (names: string[]) =>
  fc.record(
    {
      fields: fc.oneof(
        fc.anything(),
        fc.array(
          fc.oneof(
            fc.anything(),
            fc.record(
              {
                name: fc.oneof(fc.constantFrom(...names), fc.anything()),
                type: fc.oneof(fc.constantFrom(...Object.values(FieldType)), fc.anything()),
                values: fc.oneof(fc.array(fc.oneof(fc.anything(), amount, name)), fc.anything()),
                labels: fc.oneof(fc.dictionary(fc.string(), fc.anything()), fc.anything()),
              },
              { requiredKeys: [] }
            )
          )
        )
      ),
      meta: fc.oneof(fc.record({ custom: fc.record({ leakscope: fc.anything() }) }), fc.anything()),
      length: fc.anything(),
    },
    { requiredKeys: [] }
  ) as unknown as fc.Arbitrary<DataFrame>;
