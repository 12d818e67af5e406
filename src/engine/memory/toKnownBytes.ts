/** An amount of memory as it comes in: what is not finite, or less than nothing, is unknown. */
export function toKnownBytes(value: number | null | undefined): number | null {
  return value !== null && value !== undefined && Number.isFinite(value) && value >= 0 ? value : null;
}
