import type { Verdict } from '../leak/finding';
import type { Facts } from './gatherFacts';

/** How far the evidence for the verdict outweighs the evidence against, 0 to 1. */
export function leakConfidence(facts: Facts, verdict: Verdict): number {
  const trend = facts.leading?.trend;
  if (!trend || verdict === 'unknown') {
    return 0.5;
  }
  const clear = Math.min(1, Math.abs(trend.growthBytes) / Math.max(1, 4 * trend.wanderBytes));
  const significant = Math.min(1, Math.abs(trend.z) / 8);
  return Math.min(0.99, 0.5 + 0.25 * clear + 0.25 * significant);
}
