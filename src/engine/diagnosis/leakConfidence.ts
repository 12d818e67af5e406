import type { Verdict } from './finding';
import { VERDICT_LIMITS } from './verdictLimits';
import type { Facts } from './gatherFacts';

/**
 * How sure the verdict is, 0.5 to 0.99: half from how far the growth stands out of what the floor strays, half from its
 * significance. 0 for `unknown`, and half as sure where only the working set is known.
 */
export function leakConfidence(facts: Facts, verdict: Verdict): number {
  if (verdict === 'unknown') {
    return 0;
  }
  const { leading } = facts;
  if (leading === null) {
    return 0.5;
  }
  const { growthBytes, wanderBytes, z } = leading.trend;
  const { confidentWander, confidentZ } = VERDICT_LIMITS;
  const clear = Math.min(1, Math.abs(growthBytes) / Math.max(1, confidentWander.value * wanderBytes));
  const significant = Math.min(1, Math.abs(z) / confidentZ.value);
  const sure = (clear + significant) / 2;
  return Math.min(0.99, 0.5 + (leading.part === 'working_set' ? sure / 4 : sure / 2));
}
