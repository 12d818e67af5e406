import { translate } from './catalogue';

/**
 * A text for people, written in English: say`Grew by ${growth} an hour.` The language of the user is looked up when it is
 * said, so that it belongs into a function; what a table holds is for `texts`. Values are figures and names, never
 * sentences that have to be taken apart again. Where English bends a word (`${count === 1 ? 'life' : 'lives'}`), another
 * language may leave that value out.
 */
export function say(parts: TemplateStringsArray, ...values: ReadonlyArray<string | number>): string {
  const english = parts.reduce((text, part, index) => `${text}{${index - 1}}${part}`);
  // A value may hold braces: all places are filled at once.
  return translate(english).replace(/\{(\d+)\}/g, (place, index) => String(values[index] ?? place));
}
