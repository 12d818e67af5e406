/** How many rows of a scope need somebody. A row is a container of a workload. */
export interface FleetCounts {
  total: number;
  needSomebody: number;
  /** Growth or kills that are not proven to be a leak. */
  needAnEye: number;
  /** Looked at, and nothing to do. */
  calm: number;
  /** Looked at, and nothing can be said: too short a history, gaps, or metrics that are missing. */
  notKnown: number;
  /** Nothing in them was killed or grew enough to be looked at. */
  notLookedAt: number;
}
