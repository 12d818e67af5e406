import { SERIES_PARTS, type SeriesPart } from '../containerSeries';
import { toCollector } from './collector';
import { drawNoise } from './drawNoise';
import { HOURS, type Recipe, type Scene } from './recipe';

export const MINUTES = HOURS * 60;
/** How long the future is followed, to know when a leak hits the limit after the end of the data. */
const FUTURE_HOURS = 24 * 120;
/** Step with which the time before and after the data is followed. */
const OUTSIDE_STEP = 0.1;

/** Minute by minute, as the container lived; NaN where it did not run. */
export interface Simulated {
  parts: Record<SeriesPart, Float64Array>;
  /** Bytes that leaked in the present life, of all parts. */
  leaked: Float64Array;
  /** Garbage that the collector has not taken yet. */
  garbage: Float64Array;
  /** Hours since the first sample; the first may lie before it. */
  livesAtHours: number[];
  killsAtHours: number[];
  /** When the limit is first hit after the onset, in the data or after it; null for never. */
  hitsAtHours: number | null;
}

/**
 * Runs a recipe for two weeks. What is over the ceiling is killed and starts again; without a leak, or before its onset,
 * levels are cut below the ceiling, so that only leaks kill.
 */
export function simulate(scene: Scene, recipe: Recipe): Simulated {
  const ceilingBytes = recipe.ceilingBytes ?? scene.ceilingBytes;
  const base = recipe.baseBytes ?? scene.baseBytes;
  const noise = drawNoise(
    scene.random,
    MINUTES,
    recipe.noiseBytes ?? 0,
    (recipe.noiseHours ?? 1) * 60,
    scene.amplitude > 1
  );
  const collector = toCollector(scene, recipe);
  const planned = [...(recipe.restartsAtHours ?? []), ...(recipe.deploysAtHours ?? [])].sort((a, b) => a - b);
  const firstHour = recipe.startsAtHours ?? 0;
  const lastHour = recipe.endsAtHours ?? HOURS;
  const onsetHours = recipe.leak?.onsetHours ?? Infinity;
  const empty = () => new Float64Array(MINUTES).fill(NaN);
  const parts = Object.fromEntries(SERIES_PARTS.map((part) => [part, empty()])) as Record<SeriesPart, Float64Array>;
  const out: Simulated = {
    parts,
    leaked: empty(),
    garbage: empty(),
    livesAtHours: [recipe.startsAtHours ?? -scene.ageHours],
    killsAtHours: [],
    hitsAtHours: null,
  };

  let leaked = startLeak(recipe, out.livesAtHours[0], ceilingBytes - base);
  let downUntil = firstHour;
  for (let minute = 0; minute < MINUTES; minute++) {
    const hours = minute / 60;
    if (planned.length > 0 && hours >= planned[0]) {
      planned.shift();
      if (hours > firstHour) {
        leaked = 0;
        collector?.restart();
        downUntil = hours + (recipe.downMinutes ?? 1) / 60;
        out.livesAtHours.push(downUntil);
      }
    }
    if (hours < downUntil || hours >= lastHour) {
      continue;
    }
    const age = hours - out.livesAtHours[out.livesAtHours.length - 1];
    leaked += leakedIn(recipe, hours, age, leaked, 1 / 60);
    const garbage = collector?.step(hours) ?? 0;
    const of = (part: SeriesPart) => (recipe.levels?.[part]?.(hours, age) ?? 0) + leaked * leakShare(recipe, part);
    let anon = base + of('anon') + noise[minute] + garbage;
    const tmpfs = Math.max(0, of('tmpfs'));
    const kernel = 0.004 * ceilingBytes + 0.01 * base + of('kernel');
    if (hours < onsetHours) {
      anon = Math.min(anon, 0.97 * ceilingBytes - tmpfs - kernel);
    }
    anon = Math.max(anon, 0.2 * base);
    const stuck = anon + tmpfs + kernel;
    if (stuck >= ceilingBytes && hours >= onsetHours) {
      out.killsAtHours.push(hours);
      out.hitsAtHours ??= hours;
      leaked = 0;
      collector?.restart();
      downUntil = hours + Math.max(1, recipe.downMinutes ?? 1) / 60;
      out.livesAtHours.push(downUntil);
      continue;
    }
    const active = Math.max(0, Math.min(of('active_file'), ceilingBytes - stuck));
    parts.anon[minute] = anon;
    parts.tmpfs[minute] = tmpfs;
    parts.kernel[minute] = kernel;
    parts.active_file[minute] = active;
    parts.inactive_file[minute] = Math.max(0, Math.min(of('inactive_file'), ceilingBytes - stuck - active));
    out.leaked[minute] = leaked;
    out.garbage[minute] = garbage;
  }
  if (recipe.leak && out.hitsAtHours === null && planned.length === 0 && !recipe.deploysAtHours && lastHour === HOURS) {
    out.hitsAtHours = followLeak(recipe, out, leaked, ceilingBytes, base);
  }
  return out;
}

/** What a part holds of the leak, as a share of what its own part holds. */
function leakShare({ leak }: Recipe, part: SeriesPart): number {
  return leak?.part === part ? 1 : leak?.alongside?.part === part ? leak.alongside.share : 0;
}

function leakedIn({ leak }: Recipe, hours: number, age: number, leaked: number, step: number): number {
  return leak && hours >= leak.onsetHours ? Math.max(0, leak.rate(hours, age, leaked)) * step : 0;
}

/** What leaked before the first sample, at most 60 % of the room: a container that old would have been killed. */
function startLeak(recipe: Recipe, startHours: number, roomBytes: number): number {
  let leaked = 0;
  if (recipe.leak && recipe.leak.onsetHours <= 0) {
    const always = { ...recipe, leak: { ...recipe.leak, onsetHours: -Infinity } };
    for (let hours = Math.max(startHours, -1000); hours < 0 && leaked < 0.6 * roomBytes; hours += OUTSIDE_STEP) {
      leaked += leakedIn(always, hours, hours - startHours, leaked, OUTSIDE_STEP);
    }
  }
  return leaked;
}

/** Goes on after the data, with the highest level of the last day of what is beside the leak. */
function followLeak(recipe: Recipe, out: Simulated, leaked: number, ceilingBytes: number, base: number): number | null {
  const start = out.livesAtHours[out.livesAtHours.length - 1];
  let beside = base;
  for (let minute = MINUTES - 1440; minute < MINUTES; minute++) {
    const own = out.leaked[minute] * (1 + (recipe.leak?.alongside?.share ?? 0));
    const stuck = out.parts.anon[minute] + out.parts.tmpfs[minute] + out.parts.kernel[minute] - own;
    beside = Number.isNaN(stuck) ? beside : Math.max(beside, stuck);
  }
  let total = leaked;
  for (let hours = HOURS; hours < HOURS + FUTURE_HOURS; hours += OUTSIDE_STEP) {
    total += leakedIn(recipe, hours, hours - start, total, OUTSIDE_STEP);
    if (beside + total * (1 + (recipe.leak?.alongside?.share ?? 0)) >= ceilingBytes) {
      return hours;
    }
  }
  return null;
}
