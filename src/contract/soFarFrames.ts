import type { DataFrame } from '@grafana/data';
import { META_KEY } from './codec/metaKey';

/**
 * The same frames, marked as what is known so far of an answer to `question`. Grafana shows an answer that is still coming as
 * it shows a whole one: without the mark a panel would, at each refresh, put less in the place of more for some seconds.
 */
export function markSoFar(frames: readonly DataFrame[], question: string): DataFrame[] {
  return frames.map((frame) => ({
    ...frame,
    meta: {
      ...frame.meta,
      custom: { ...frame.meta?.custom, [META_KEY]: { ...frame.meta?.custom?.[META_KEY], soFarOf: question } },
    },
  }));
}

/** The question of which these frames are what is known so far; null where they are the whole answer. */
export function soFarOf(frames: readonly DataFrame[]): string | null {
  for (const { meta } of frames) {
    const question: unknown = meta?.custom?.[META_KEY]?.soFarOf;
    if (typeof question === 'string') {
      return question;
    }
  }
  return null;
}
