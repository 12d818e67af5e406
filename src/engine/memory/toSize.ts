/**
 * A number that can be a number of bytes: finite, not negative, not beyond 2^53. Null for all others, so that what a
 * server says by mistake (NaN, infinities, differences that went below zero) is unknown and is never summed.
 */
export function toSize(value: number | null | undefined): number | null {
  const isSize = value !== null && value !== undefined && value >= 0 && value <= Number.MAX_SAFE_INTEGER;
  // Of the two zeros, the one without a sign.
  return isSize ? value || 0 : null;
}
