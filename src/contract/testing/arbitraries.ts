import { FieldType, type DataFrame } from '@grafana/data';
import fc from 'fast-check';

/** Rows within the limits: texts are not longer than anybody reads, times are of this century. */
export const name = fc.string({ minLength: 1, maxLength: 300, unit: 'binary' });
export const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
export const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0 || 0);
export const amount = number.map(Math.abs);
export const size = fc.integer({ min: 1, max: 2 ** 50 });
export const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value || 0);
export const score = share.map((value) => value * 100);
/** Frames hold milliseconds. */
export const seconds = fc.integer({ min: 1e12, max: 4e12 }).map((milliseconds) => milliseconds / 1000);
export const times = fc.uniqueArray(seconds, { maxLength: 20 });
export const flag = orNull(fc.boolean());
export const oneOf = <T extends string>(...words: T[]) => fc.constantFrom(...words);
/** A column of each length: what was written in full is read in full. */
export const columnsOf = <K extends string>(...keys: K[]) =>
  times
    .filter(({ length }) => length > 0)
    .chain((timesSeconds) => {
      const column = fc.array(orNull(amount), { minLength: timesSeconds.length, maxLength: timesSeconds.length });
      return fc.record({
        timesSeconds: fc.constant(timesSeconds),
        ...(Object.fromEntries(keys.map((key) => [key, column])) as Record<K, typeof column>),
      });
    }) as unknown as fc.Arbitrary<{ timesSeconds: number[] } & Record<K, Array<number | null>>>;

export const label = orNull(name);
export const place = { cluster: label, namespace: fc.string(), pod: fc.string(), container: name };
export const target = { cluster: label, job: name, instance: fc.string(), also: label };
export const command = orNull(fc.stringMatching(/^[a-z][ -~]{0,60}$/));

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
