/** What is not finite is unknown: no table shows NaN. */
export function isKnown(value: number | null): value is number {
  return value !== null && Number.isFinite(value);
}
