import type { Certainty } from '../../../engine';

const CERTAINTIES: readonly string[] = ['certain', 'probable', 'uncertain'] satisfies Certainty[];

/** Metadata comes from outside: any other text is unknown. */
export function toCertainty(text: unknown): Certainty | null {
  return typeof text === 'string' && CERTAINTIES.includes(text) ? (text as Certainty) : null;
}
