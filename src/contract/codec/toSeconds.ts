/** Milliseconds since 1970 pass this in March 1973; seconds do in the year 5138. */
const SMALLEST_MILLISECONDS = 1e11;

/** Start times arrive in seconds (Prometheus) or in milliseconds (Grafana's time fields). */
export function toSeconds(time: number | null): number | null {
  if (time === null || time <= 0) {
    return null;
  }
  return time >= SMALLEST_MILLISECONDS ? time / 1000 : time;
}
