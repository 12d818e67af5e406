/** Numbers from 0 up to, not including, 1. */
export type RandomNumbers = () => number;

/**
 * The same numbers for the same seed: the engine has no randomness of its own, and a verdict must not change between two
 * looks. mulberry32 (public domain, Tommy Ettinger): 32 bits of state, enough for resampling. Never throws.
 */
export function seededRandom(seed: number): RandomNumbers {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
