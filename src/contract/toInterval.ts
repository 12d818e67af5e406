/** A number with the ends of its interval, as far as they are known. */
export interface PartialInterval {
  low: number | null;
  mid: number | null;
  high: number | null;
}

/** Null where all three are; ends the wrong way round are not believed. */
export function toInterval(low: number | null, mid: number | null, high: number | null): PartialInterval | null {
  const isUpright = low === null || high === null || low <= high;
  const interval = { low: isUpright ? low : null, mid, high: isUpright ? high : null };
  return interval.low === null && mid === null && interval.high === null ? null : interval;
}
