import { quantiles } from '../stats/quantile';
import { AGE_LIMITS } from './ageLimits';
import type { LifePoints } from './lifePoints';

/** Memory at one age over the lives that reached it. */
export interface AgePoint {
  ageSeconds: number;
  low: number;
  median: number;
  high: number;
  /** Lives that were seen at this age. */
  count: number;
}

export interface AgeCurve {
  points: AgePoint[];
  /** The same of each version, in the order of their first start; `null` stands for lives whose version is unknown. */
  versions: Array<{ version: string | null; points: AgePoint[] }>;
}

const QUARTILES = [AGE_LIMITS.quartile.value, AGE_LIMITS.middle.value, 1 - AGE_LIMITS.quartile.value];

/** Memory against age over lives: median, quartiles and count, of all and by version. Cost: lives x ages. Never throws. */
export function buildAgeCurve(lives: readonly LifePoints[]): AgeCurve {
  const edges = toAges(lives);
  const versions = [...new Set(sortByStart(lives).map(({ life }) => life.version))];
  return {
    points: toPoints(lives, edges),
    versions: versions.map((version) => ({
      version,
      points: toPoints(
        lives.filter(({ life }) => life.version === version),
        edges
      ),
    })),
  };
}

export const sortByStart = (lives: readonly LifePoints[]) =>
  [...lives].sort((a, b) => a.life.startSeconds - b.life.startSeconds);

/** Equal distances up to the greatest age. */
export function toAges(lives: readonly LifePoints[]): number[] {
  const oldest = lives.reduce((most, { lastAgeSeconds }) => Math.max(most, lastAgeSeconds), 0);
  const steps = AGE_LIMITS.agesOfCurve.value;
  return oldest <= 0 ? [] : Array.from({ length: steps + 1 }, (_, i) => (oldest * i) / steps);
}

/** Straight between the points of a life; null outside of them. */
export function bytesAt({ ages, bytes }: Pick<LifePoints, 'ages' | 'bytes'>, age: number): number | null {
  const last = ages.length - 1;
  if (last < 0 || age < ages[0] || age > ages[last]) {
    return null;
  }
  if (last === 0) {
    return bytes[0];
  }
  const after = Math.max(
    1,
    ages.findIndex((one) => one >= age)
  );
  const span = ages[after] - ages[after - 1];
  const share = span > 0 ? (age - ages[after - 1]) / span : 0;
  return bytes[after - 1] + share * (bytes[after] - bytes[after - 1]);
}

function toPoints(lives: readonly LifePoints[], edges: readonly number[]): AgePoint[] {
  return edges.flatMap((ageSeconds) => {
    const known = lives.flatMap((life) => bytesAt(life, ageSeconds) ?? []);
    const [low, median, high] = quantiles(known, QUARTILES);
    return low === null || median === null || high === null
      ? []
      : [{ ageSeconds, low, median, high, count: known.length }];
  });
}
