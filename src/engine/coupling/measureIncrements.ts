import { rankCorrelation } from '../stats/rankCorrelation';
import type { IncrementCoupling } from './coupling';
import { COUPLING_LIMITS } from './couplingLimits';

/**
 * Whether memory grows in the blocks in which something happened: the rank correlation of each block's growth with the rate
 * of the block, or of one of the two before, whichever is largest.
 *
 * Why increments: two levels that both rise go together whatever they are, and growth by block does not. Null where the
 * rate hardly changes at all, or is known for too few blocks. Cost: n log n. Never throws.
 */
export function measureIncrements(
  floorBytes: readonly number[],
  rates: ReadonlyArray<number | null>
): IncrementCoupling | null {
  if (!changes(rates)) {
    return null;
  }
  const growth = floorBytes.map((bytes, i) => (i === 0 ? null : bytes - floorBytes[i - 1]));
  let best: IncrementCoupling | null = null;
  for (let lag = 0; lag <= COUPLING_LIMITS.lags.value; lag++) {
    const found = rankCorrelation(
      growth,
      rates.map((_, i) => rates[i - lag] ?? null)
    );
    if (
      found &&
      found.pairs >= COUPLING_LIMITS.fewestBlocks.value &&
      found.correlation > (best?.correlation ?? -Infinity)
    ) {
      best = { correlation: found.correlation, lagBlocks: lag, blocks: found.pairs, isSignificant: isFar(found) };
    }
  }
  return best;
}

function changes(rates: ReadonlyArray<number | null>): boolean {
  const known = rates.filter((rate) => rate !== null);
  const mean = known.reduce((sum, rate) => sum + rate, 0) / known.length;
  const squares = known.reduce((sum, rate) => sum + (rate - mean) ** 2, 0);
  return Math.sqrt(squares / known.length) >= COUPLING_LIMITS.smallestRateChange.value * Math.abs(mean) && squares > 0;
}

/** Without any connection, the rank correlation of n pairs strays by 1 / sqrt(n - 1). */
export function isFar({ correlation, pairs }: { correlation: number; pairs: number }): boolean {
  const { deviations, smallestCorrelation } = COUPLING_LIMITS;
  return correlation >= smallestCorrelation.value && correlation * Math.sqrt(pairs - 1) >= deviations.value;
}
