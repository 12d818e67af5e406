import type { Random } from './random';
import type { Recipe, Scene } from './recipe';
import { MINUTES, type Simulated } from './simulate';

/** How far a leak has gone when somebody looks, as a share of the way from its onset to the limit. */
const WAY = 0.6;
/** Nobody looks at a container without a leak sooner, where it has run longer: there would be nothing to be misled by. */
const FIRST_HOURS = 12;

/**
 * The one moment at which somebody looks, hours since the first sample; null where the container is not in the data.
 *
 * Of a leak: when it has gone 60 % of its way. Of several lives that come so far one is drawn; where none does (it is
 * slow, or deployed before) it is looked at when it has come furthest. Without a leak: any moment.
 */
export function chooseLook(random: Random, scene: Scene, recipe: Recipe, simulated: Simulated): number | null {
  const minutes = recipe.leak ? leakMinutes(scene, recipe, simulated) : quietMinutes(simulated);
  return minutes.length === 0 ? null : random.pick(minutes) / 60;
}

/** One minute a life that comes far enough, or the minute of the furthest of all. */
function leakMinutes(scene: Scene, recipe: Recipe, { parts, leaked, livesAtHours }: Simulated): number[] {
  const leak = recipe.leak!;
  const first = Math.max(0, Math.floor(leak.onsetHours * 60));
  const share = 1 + (leak.alongside?.share ?? 0);
  const ceiling = recipe.ceilingBytes ?? scene.ceilingBytes;
  let room: number | null = null;
  let furthest = { minute: -1, bytes: 0 };
  const found = new Map<number, number>();
  for (let minute = first; minute < MINUTES; minute++) {
    const bytes = leaked[minute] * share;
    if (Number.isNaN(bytes)) {
      continue;
    }
    room ??= ceiling - (parts.anon[minute] + parts.tmpfs[minute] + parts.kernel[minute] - bytes);
    const life = livesAtHours.filter((start) => start <= minute / 60).length;
    if (bytes >= WAY * room && !found.has(life)) {
      found.set(life, minute);
    }
    furthest = bytes > furthest.bytes ? { minute, bytes } : furthest;
  }
  return found.size > 0 ? [...found.values()] : furthest.minute < 0 ? [] : [furthest.minute];
}

function quietMinutes({ parts }: Simulated): number[] {
  const present = Array.from(parts.anon.keys()).filter((minute) => !Number.isNaN(parts.anon[minute]));
  const later = present.filter((minute) => minute >= present[0] + FIRST_HOURS * 60);
  return later.length > 0 ? later : present;
}
