import { escapeUnsafe } from '../../engine';

/** Text of others that is safe in a terminal: what could act on it is shown as an escape. */
export function escapeText(text: string): string {
  return escapeUnsafe(
    text.replace(/[\u0000-\u001f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
  );
}
