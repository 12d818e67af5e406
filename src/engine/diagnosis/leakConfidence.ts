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
  const { confidentWander, confidentZ, leastConfidence, mostConfidence, undividedConfidence } = VERDICT_LIMITS;
  if (leading === null) {
    return leastConfidence.value;
  }
  const { growthBytes, wanderBytes, z } = leading.trend;
  const clear = Math.min(1, Math.abs(growthBytes) / Math.max(1, confidentWander.value * wanderBytes));
  const significant = Math.min(1, Math.abs(z) / confidentZ.value);
  const sure = (clear + significant) / 2;
  const range = 1 - leastConfidence.value;
  const gained = range * sure * (leading.part === 'working_set' ? undividedConfidence.value : 1);
  return Math.min(mostConfidence.value, leastConfidence.value + gained);
}
