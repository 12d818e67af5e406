/** Unix seconds as ISO 8601 in UTC; null stays null. */
export function toIsoTime(seconds: number | null): string | null {
  return seconds === null ? null : new Date(Math.round(seconds * 1000)).toISOString();
}
