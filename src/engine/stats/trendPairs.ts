/** Up to here every pair counts: 44,850 pairs. */
export const MAX_TREND_POINTS = 300;

/** Points of one group, in their order. Only points of one group are compared with each other: the lives of a container. */
export interface TrendGroup {
  seconds: Float64Array;
  values: Float64Array;
}

/** Usable points by group, at most `most` at equal distances of their index, first and last among them. */
export function toTrendGroups(
  timesSeconds: ArrayLike<number>,
  values: ArrayLike<number | null>,
  groups?: ArrayLike<number>,
  most = MAX_TREND_POINTS
): TrendGroup[] {
  const usable = new Int32Array(timesSeconds.length);
  let count = 0;
  for (let i = 0; i < timesSeconds.length; i++) {
    // Null and undefined are not finite here: Number.isFinite converts nothing.
    if (Number.isFinite(values[i]) && Number.isFinite(timesSeconds[i])) {
      usable[count++] = i;
    }
  }
  const chosen = thin(usable.subarray(0, count), most);
  const byGroup = new Map<number, number[]>();
  for (const i of chosen) {
    const group = groups?.[i] ?? 0;
    const own = byGroup.get(group);
    if (own) {
      own.push(i);
    } else {
      byGroup.set(group, [i]);
    }
  }
  return Array.from(byGroup.values(), (own) => ({
    seconds: Float64Array.from(own, (i) => timesSeconds[i]),
    values: Float64Array.from(own, (i) => values[i] ?? NaN),
  }));
}

function thin(places: Int32Array, most: number): Int32Array {
  if (places.length <= most) {
    return places;
  }
  const distance = (places.length - 1) / (most - 1);
  return Int32Array.from({ length: most }, (_, index) => places[Math.round(index * distance)]);
}

let buffer = new Float64Array(0);

/**
 * Slopes of all pairs of each group; pairs at the same time have none. The result is one buffer for all: it holds until the
 * next call. Cost: O(n^2).
 */
export function pairSlopes(groups: readonly TrendGroup[]): Float64Array {
  const most = groups.reduce((sum, { values }) => sum + countPairs(values.length), 0);
  if (buffer.length < most) {
    buffer = new Float64Array(most);
  }
  const slopes = buffer;
  let count = 0;
  for (const { seconds, values } of groups) {
    for (let i = 0; i < values.length; i++) {
      const time = seconds[i];
      const value = values[i];
      for (let j = i + 1; j < values.length; j++) {
        const distance = seconds[j] - time;
        if (distance !== 0) {
          slopes[count++] = (values[j] - value) / distance;
        }
      }
    }
  }
  return slopes.subarray(0, count);
}

export const countPairs = (points: number) => (points * (points - 1)) / 2;
