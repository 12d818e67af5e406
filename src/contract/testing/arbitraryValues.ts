import fc from 'fast-check';
import { PARTS } from '../../engine';

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
const kubernetesName = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
export const driver = fc
  .tuple(kubernetesName, kubernetesName, kubernetesName, fc.integer({ min: 1, max: 999 }))
  .map(([namespace, pod, container, mebibytes]) => ({
    place: { namespace, pod, container },
    name: `${namespace}/${pod}/${container}`,
    growth: `+${mebibytes} MiB`,
  }));
export const slopes = { slope: orNull(number), slopeLow: orNull(number), slopeHigh: orNull(number) };
export const status = orNull(oneOf('true', 'false', 'unknown'));
export const partName = fc.constantFrom(...PARTS.map((part) => part.name));
export const backtestLabels = {
  ...{ cluster: label, namespace: label, workload: label, pod: label, container: label },
  ...{ part: label, node: label, job: label, instance: label },
};
