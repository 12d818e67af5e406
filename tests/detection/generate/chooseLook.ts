import type { Random } from './random';
import type { Recipe, Scene } from './recipe';
import { MINUTES, type Simulated } from './simulate';

/** How far a leak has gone when somebody looks, as a share of the way from its onset to the limit. */
const WAY = 0.6;
/** Nobody looks sooner after the first sample of a container that was there before it: nothing would be known. */
const FIRST_HOURS = 12;

/**
 * The one moment at which somebody looks, hours since the first sample; null where nobody does.
 *
 * Of a leak: when it has gone 60 % of its way. Of several lives that come so far one is drawn; where deploys end each
 * before, it is looked at when it has come furthest. Where that moment lies before or after the data, nobody looks.
 * Without a leak: any moment.
 */
export function chooseLook(random: Random, scene: Scene, recipe: Recipe, simulated: Simulated): number | null {
  const minutes = recipe.leak ? leakMinutes(scene, recipe, simulated) : quietMinutes(simulated);
  return minutes.length === 0 ? null : random.pick(minutes) / 60;
}

/** One minute a life that comes far enough; where deploys end all of them before, that of the furthest. */
function leakMinutes(scene: Scene, recipe: Recipe, { parts, leaked, livesAtHours }: Simulated): number[] {
  const leak = recipe.leak!;
  const first = Math.max(0, Math.floor(leak.onsetHours * 60));
  const share = 1 + (leak.alongside?.share ?? 0);
  const ceiling = recipe.ceilingBytes ?? scene.ceilingBytes;
  let room: number | null = null;
  let furthest = { minute: -1, bytes: 0 };
  const found = new Map<number, number | null>();
  for (let minute = first; minute < MINUTES; minute++) {
    const bytes = leaked[minute] * share;
    if (Number.isNaN(bytes)) {
      continue;
    }
    room ??= ceiling - (parts.anon[minute] + parts.tmpfs[minute] + parts.kernel[minute] - bytes);
    const life = livesAtHours.filter((start) => start <= minute / 60).length;
    const isSeen = leak.onsetHours > 0 || livesAtHours[0] >= 0 || minute >= FIRST_HOURS * 60;
    if (bytes >= WAY * room && !found.has(life)) {
      // Where it had come so far before, that moment is not in the data.
      found.set(life, isSeen ? minute : null);
    }
    furthest = isSeen && bytes > furthest.bytes ? { minute, bytes } : furthest;
  }
  const seen = [...found.values()].filter((minute) => minute !== null);
  const isEnded = (recipe.deploysAtHours ?? recipe.restartsAtHours ?? []).length > 0;
  return seen.length > 0 ? seen : isEnded && furthest.minute >= 0 ? [furthest.minute] : [];
}

function quietMinutes({ parts }: Simulated): number[] {
  const present = Array.from(parts.anon.keys()).filter((minute) => !Number.isNaN(parts.anon[minute]));
  const later = present.filter((minute) => minute >= present[0] + FIRST_HOURS * 60);
  return later.length > 0 ? later : present;
}
