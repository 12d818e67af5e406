import type { QueryCost } from './prometheusClient';

export const NO_COST: QueryCost = { requests: 0, bytes: 0, samples: 0, milliseconds: 0 };

/** What several answers cost together. Milliseconds add up although requests may overlap; unknown bytes stay unknown. */
export function addCosts(costs: readonly QueryCost[]): QueryCost {
  return costs.reduce(
    (sum, cost) => ({
      requests: sum.requests + cost.requests,
      bytes: sum.bytes === null || cost.bytes === null ? null : sum.bytes + cost.bytes,
      samples: sum.samples + cost.samples,
      milliseconds: sum.milliseconds + cost.milliseconds,
    }),
    NO_COST
  );
}
