import { normalProbability } from '../stats/normalProbability';
import { normalQuantile } from '../stats/normalQuantile';
import { median } from '../stats/quantile';
import { studentQuantile } from '../stats/studentQuantile';
import { AGE_LIMITS } from './ageLimits';

/** Seconds from now, with the 80 % interval. */
export interface KillForecast {
  low: number;
  mid: number;
  high: number;
}

/**
 * When a life is killed, from the ages at which others were: ages are taken as log-normal, which holds for anything that
 * grows at a random pace to a fixed limit. Lives that ended otherwise, or still run, say "not until then" and count by
 * the estimator of Kaplan and Meier. The interval is one for the next life (Student's t, with the spread of the middle
 * itself), given that this one has reached its present age.
 *
 * Ages in seconds. Null with fewer than AGE_LIMITS.leastKills kills. Cost: n log n. Never throws.
 * @see E. L. Kaplan, P. Meier, "Nonparametric estimation from incomplete observations", JASA 53 (1958).
 */
export function forecastKill(
  killAges: readonly number[],
  otherAges: readonly number[],
  presentAge: number
): KillForecast | null {
  if (killAges.length < AGE_LIMITS.leastKills.value) {
    return null;
  }
  const { middle, spread } = fitLogNormal(killAges, otherAges);
  const count = killAges.length;
  const tail = AGE_LIMITS.tail.value;
  const wider = (studentQuantile(count - 1) / normalQuantile(1 - tail)) * Math.sqrt(1 + 1 / count);
  const own = Math.max(spread, AGE_LIMITS.leastSpread.value) * wider;
  const survived = presentAge > 0 ? normalProbability((Math.log(presentAge) - middle) / own) : 0;
  const after = (share: number) => {
    const place = survived + share * (1 - survived);
    const most = 1 - AGE_LIMITS.surest.value;
    return Math.max(0, Math.exp(middle + own * normalQuantile(Math.min(most, place))) - presentAge);
  };
  return {
    low: after(tail),
    mid: after(AGE_LIMITS.middle.value),
    high: after(1 - tail),
  };
}

/** Mean and deviation of the logarithms, by a line through the estimated probabilities where some lives are cut off. */
function fitLogNormal(killAges: readonly number[], otherAges: readonly number[]): { middle: number; spread: number } {
  const logs = killAges.map((age) => Math.log(Math.max(1, age)));
  const mean = logs.reduce((sum, one) => sum + one, 0) / logs.length;
  const deviation = Math.sqrt(logs.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, logs.length - 1));
  const youngest = Math.min(...killAges);
  if (!otherAges.some((age) => age > youngest)) {
    return { middle: mean, spread: deviation };
  }
  const places = toPlaces(killAges, otherAges);
  const scores = places.map(({ probability }) => normalQuantile(probability));
  const of = places.map(({ age }) => Math.log(Math.max(1, age)));
  const scoreMean = scores.reduce((sum, one) => sum + one, 0) / scores.length;
  const ofMean = of.reduce((sum, one) => sum + one, 0) / of.length;
  const products = scores.reduce((sum, score, i) => sum + (score - scoreMean) * (of[i] - ofMean), 0);
  const squares = scores.reduce((sum, score) => sum + (score - scoreMean) ** 2, 0);
  const spread = squares > 0 ? Math.max(0, products / squares) : deviation;
  return { middle: ofMean - spread * scoreMean, spread };
}

/** Each kill with the middle of the probabilities before and behind it. */
function toPlaces(
  killAges: readonly number[],
  otherAges: readonly number[]
): Array<{ age: number; probability: number }> {
  const all = [
    ...killAges.map((age) => ({ age, killed: true })),
    ...otherAges.map((age) => ({ age, killed: false })),
  ].sort((a, b) => a.age - b.age || Number(b.killed) - Number(a.killed));
  let surviving = 1;
  return all.flatMap(({ age, killed }, i) => {
    if (!killed) {
      return [];
    }
    const before = surviving;
    surviving *= 1 - 1 / (all.length - i);
    const probability = 1 - (median([before, surviving]) ?? before);
    return [{ age, probability }];
  });
}
