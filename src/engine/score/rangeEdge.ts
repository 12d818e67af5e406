/**
 * Whether a range such as `[1h]`, and a subquery, holds the moment at which it begins: `closed` is [t - d, t], as in
 * Prometheus 2; `left-open` is (t - d, t], as in Prometheus 3 and VictoriaMetrics. It matters for what lies exactly on
 * the edge: scrapes on a grid, recorded series, and the hours of a subquery at full hours.
 *
 * What works out on numbers of a server what that server would give has to follow it: see ADR 10.
 */
export type RangeEdge = 'closed' | 'left-open';

/** Where no server is asked, or one cannot be told: the reading that the score was made with. */
export const DEFAULT_RANGE_EDGE: RangeEdge = 'closed';
