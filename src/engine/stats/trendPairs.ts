/** Up to here every pair counts: 44,850 pairs, a few milliseconds. */
export const MAX_TREND_POINTS = 300;

export interface TrendPoint {
  seconds: number;
  value: number;
  /** Only points of one group are compared with each other: the lives of a container. */
  group: number;
}

/** Usable points, at most MAX_TREND_POINTS at equal distances of their index, first and last among them. */
export function toTrendPoints(
  timesSeconds: ArrayLike<number>,
  values: ArrayLike<number | null>,
  groups?: ArrayLike<number>
): TrendPoint[] {
  const points: TrendPoint[] = [];
  for (let i = 0; i < timesSeconds.length; i++) {
    const value = values[i];
    if (value !== null && value !== undefined && Number.isFinite(value) && Number.isFinite(timesSeconds[i])) {
      points.push({ seconds: timesSeconds[i], value, group: groups?.[i] ?? 0 });
    }
  }
  if (points.length <= MAX_TREND_POINTS) {
    return points;
  }
  const distance = (points.length - 1) / (MAX_TREND_POINTS - 1);
  return Array.from({ length: MAX_TREND_POINTS }, (_, index) => points[Math.round(index * distance)]);
}

/**
 * Variance of Kendall's S when nothing but chance orders the values, with ties, summed over the groups.
 * @see R. M. Hirsch, J. R. Slack, R. A. Smith, "Techniques of trend analysis for monthly water quality data", 1982.
 */
export function kendallVariance(points: readonly TrendPoint[]): number {
  const groups = new Map<number, Map<number, number>>();
  for (const { group, value } of points) {
    const ties = groups.get(group) ?? new Map<number, number>();
    groups.set(group, ties.set(value, (ties.get(value) ?? 0) + 1));
  }
  const term = (n: number) => n * (n - 1) * (2 * n + 5);
  let sum = 0;
  for (const ties of groups.values()) {
    let count = 0;
    for (const tied of ties.values()) {
      count += tied;
      sum -= term(tied);
    }
    sum += term(count);
  }
  return Math.max(0, sum) / 18;
}
