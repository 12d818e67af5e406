import type { ContainerSeries } from '../containerSeries';
import { chooseLook } from './chooseLook';
import { drawScene } from './drawScene';
import { seededRandom, toSeed, type Random } from './random';
import type { Family, FamilySet, Recipe, Scene } from './recipe';
import { simulate } from './simulate';
import { toSeries } from './toSeries';

/** Tuning and reporting draw other numbers, and reporting draws wider ones. */
export const SETS: Record<FamilySet, { seed: number; amplitude: number }> = {
  tune: { seed: 1, amplitude: 1 },
  report: { seed: 7, amplitude: 1.3 },
};

/** The `index`-th container of a family. The same arguments always give the same series. */
export function generateSeries(family: Family, set: FamilySet, index: number): ContainerSeries {
  const { seed, amplitude } = SETS[set];
  const random = seededRandom(toSeed(seed, `${family.name}/${index}`));
  const scene = drawScene(random, amplitude);
  const recipe = withCache(scene, family.draw(scene));
  const simulated = simulate(scene, recipe);
  // Numbers of its own, so that the series stay what they are.
  const lookRandom = seededRandom(toSeed(seed, `${family.name}/${index}/look`));
  const looked = { ...simulated, lookAtHours: chooseLook(lookRandom, scene, recipe, simulated) };
  return toSeries(`${family.name}/${set}/${index}`, family, scene, recipe, looked, drawStep(random));
}

/** Mostly a minute, as the usual charts scrape; some every 15 s, 30 s or five minutes. */
function drawStep(random: Random): number {
  const at = random.next();
  return at < 0.78 ? 60 : at < 0.88 ? 30 : at < 0.9 ? 15 : 300;
}

/** Beside what the family says, most containers read and write some files. */
function withCache(scene: Scene, recipe: Recipe): Recipe {
  const { random, headroomBytes, baseBytes } = scene;
  if (recipe.plainCache || recipe.levels?.active_file || recipe.levels?.inactive_file) {
    return recipe;
  }
  const active = baseBytes * random.logBetween(0.001, 0.2);
  const inactive = headroomBytes * random.logBetween(0.001, 0.6);
  const hoursToFill = random.logBetween(1, 300);
  // One in six rereads ever more of its files: the working set grows though nothing leaks.
  const rereads = random.chance(0.16) ? headroomBytes * random.between(0.05, 0.5) : 0;
  const filled = (age: number) => Math.min(1, age / hoursToFill);
  return {
    ...recipe,
    levels: {
      ...recipe.levels,
      active_file: (hours, age) => active * (0.7 + 0.3 * scene.load(hours)) + rereads * filled(age),
      inactive_file: (_, age) => inactive * filled(age),
    },
  };
}
