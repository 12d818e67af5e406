/** a - b, at least 0; null where either is unknown. Differences of one scrape are negative only by rounding. */
export function minus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.max(0, a - b);
}

/** The smaller one; null where either is unknown. */
export function atMost(a: number | null, cap: number | null): number | null {
  return a === null || cap === null ? null : Math.min(a, cap);
}
