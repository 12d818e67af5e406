import type { RuntimeAnatomy } from '../../collect/facts/runtimes/collectRuntime';
import type { RuntimeFigures } from '../../engine';

/** What tools that look into the container show at its last sample, for the frame's meta; absent where nothing tells. */
export function toToolFigures(runtime: RuntimeAnatomy | null): RuntimeFigures | undefined {
  const known = Object.entries(runtime?.figures ?? {}).filter(([, bytes]) => bytes !== null && bytes !== undefined);
  return known.length === 0 ? undefined : Object.fromEntries(known);
}
