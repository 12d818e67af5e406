/** Label values come from outside and may be of any length; on screen nobody reads more than this. */
const MAX_CHARACTERS = 300;

export function capText(text: string): string {
  return text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text;
}
