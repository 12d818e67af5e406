import { smallestGrowthBytes } from '../memory/smallestGrowth';
import { theilSen } from '../stats/theilSen';
import type { Coupling, CouplingInput, CouplingNumbers, Follows } from './coupling';
import { COUPLING_LIMITS } from './couplingLimits';
import { describeCoupling } from './describeCoupling';
import { isFar, measureIncrements } from './measureIncrements';
import { measureLoadCoupling } from './measureLoadCoupling';
import { toCouplingBlocks, type CouplingBlock } from './toCouplingBlocks';

/**
 * What the memory of a container goes with: the load (its level rises and falls with the request rate, and little growth is
 * left beside that), or errors (it grows when something fails, more than with requests).
 *
 * It says what goes together, not what causes what. Memory that leaks a little with each request of a constant load
 * follows neither; `bytesPerRequest` is then what each request leaves behind. Restarts are not compared over. Cost: O(n^2)
 * in the blocks, of which there are at most 48. Never throws.
 */
export function measureCoupling(input: CouplingInput): Coupling {
  if (input.requests === null && input.errors === null) {
    return { follows: 'unknown', sentences: describeCoupling('unknown', NO_NUMBERS, input), numbers: NO_NUMBERS };
  }
  const blocks = toCouplingBlocks(input);
  const floors = blocks.map(({ floorBytes }) => floorBytes);
  const requests = blocks.map(({ requestsPerSecond }) => requestsPerSecond);
  const errors = blocks.map(({ errorsPerSecond }) => errorsPerSecond);
  const isEnough = blocks.length >= COUPLING_LIMITS.fewestBlocks.value;
  const numbers: CouplingNumbers = {
    bytesPerRequest: isEnough ? growthByEvent(blocks, requests) : null,
    bytesPerError: isEnough ? growthByEvent(blocks, errors) : null,
    requests: isEnough ? measureIncrements(floors, requests) : null,
    errors: isEnough ? measureIncrements(floors, errors) : null,
    load: isEnough
      ? measureLoadCoupling(
          blocks.map(({ seconds }) => seconds),
          floors,
          requests
        )
      : null,
    blocks: blocks.length,
  };
  const follows = decide(numbers, growthOf(blocks), isKnown(requests) || isKnown(errors));
  return { follows, sentences: describeCoupling(follows, numbers, input), numbers };
}

/** Where no rate is known the memory is not looked at. */
const NO_NUMBERS: CouplingNumbers = {
  bytesPerRequest: null,
  bytesPerError: null,
  requests: null,
  errors: null,
  load: null,
  blocks: 0,
};

function decide(numbers: CouplingNumbers, growthBytes: number | null, isRateKnown: boolean): Follows {
  if (numbers.blocks < COUPLING_LIMITS.fewestBlocks.value || !isRateKnown) {
    return 'unknown';
  }
  if (followsErrors(numbers) && growthBytes !== null) {
    return 'errors';
  }
  return followsLoad(numbers) ? 'load' : 'none';
}

function followsErrors({ errors, requests }: CouplingNumbers): boolean {
  const ofRequests = requests?.correlation ?? 0;
  return errors !== null && errors.isSignificant && errors.correlation >= ofRequests + COUPLING_LIMITS.errorsLead.value;
}

function followsLoad({ load, blocks }: CouplingNumbers): boolean {
  return (
    load !== null &&
    load.variation >= COUPLING_LIMITS.smallestLoadChange.value &&
    load.bytesPerRate > 0 &&
    load.shareExplained >= COUPLING_LIMITS.loadShare.value &&
    isFar({ correlation: load.correlation, pairs: blocks }) &&
    (load.growthBeside ?? 0) <= COUPLING_LIMITS.restShare.value
  );
}

function isKnown(rates: ReadonlyArray<number | null>): boolean {
  return rates.filter((rate) => rate !== null).length >= COUPLING_LIMITS.fewestBlocks.value;
}

/** Growth over all blocks, or null where it is within what an idle container does. */
function growthOf(blocks: readonly CouplingBlock[]): number | null {
  const first = blocks[0];
  const last = blocks[blocks.length - 1];
  if (!first || first === last) {
    return null;
  }
  const growth = last.floorBytes - first.floorBytes;
  return growth >= smallestGrowthBytes(last.floorBytes) ? growth : null;
}

/** Robust slope of the level on the events so far; null where nothing grew, nothing happened, or it is not known. */
function growthByEvent(blocks: readonly CouplingBlock[], rates: ReadonlyArray<number | null>): number | null {
  if (growthOf(blocks) === null || !isKnown(rates)) {
    return null;
  }
  let sum = 0;
  // A block without a known rate adds nothing that is known: it and what follows keep their distance.
  const sofar = blocks.map(({ lengthSeconds }, i) => (sum += (rates[i] ?? 0) * lengthSeconds));
  if (new Set(sofar).size < 2) {
    return null;
  }
  const bytes = theilSen(
    sofar,
    blocks.map(({ floorBytes }) => floorBytes)
  );
  return bytes > 0 ? bytes : null;
}
