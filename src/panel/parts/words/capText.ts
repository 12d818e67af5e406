import { escapeUnsafe } from '../../../engine';

/** Label values come from outside and may be of any length; on screen nobody reads more than this. */
const MAX_CHARACTERS = 300;

/** Text of others as it may stand on the screen: cut, and what would turn its direction or hide in it is shown. */
export function capText(text: string): string {
  const shown = escapeUnsafe(text.slice(0, MAX_CHARACTERS));
  return text.length > MAX_CHARACTERS ? `${shown}…` : shown;
}
