import type { Random } from './random';

/** Share of the noise that remembers; the rest is new every minute. */
const SLOW_SHARE = 0.9;

/**
 * Noise of one container, a value a minute: a first-order autoregression with the given standard deviation and memory,
 * and white noise on top. `heavy` draws some steps from a far wider distribution, as load in production does.
 */
export function drawNoise(
  random: Random,
  minutes: number,
  deviation: number,
  memoryMinutes: number,
  heavy: boolean
): Float64Array {
  const noise = new Float64Array(minutes);
  const keep = Math.exp(-1 / Math.max(1, memoryMinutes));
  const step = deviation * SLOW_SHARE * Math.sqrt(1 - keep * keep);
  const white = deviation * Math.sqrt(1 - SLOW_SHARE * SLOW_SHARE);
  let slow = deviation * random.normal();
  for (let minute = 0; minute < minutes; minute++) {
    const wide = heavy && random.next() < 0.01 ? 4 : 1;
    slow = keep * slow + wide * step * random.normal();
    noise[minute] = slow + white * random.normal();
  }
  return noise;
}
