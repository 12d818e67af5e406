/**
 * Samples without a neighbour, which a line does not show: they are drawn as dots. `undefined` is a place where the
 * series has no sample, and no gap either. Cost: linear.
 */
export function findLonelySamples(values: ArrayLike<number | null | undefined>): number[] {
  const lonely: number[] = [];
  let last = -1;
  let alone = false;
  const finish = () => {
    if (alone) {
      lonely.push(last);
    }
    alone = false;
    last = -1;
  };
  for (let index = 0; index < values.length; index++) {
    if (values[index] === null) {
      finish();
    } else if (values[index] !== undefined) {
      alone = last < 0;
      last = index;
    }
  }
  finish();
  return lonely;
}
