/**
 * Sentences in another language, by the English ones. A key holds `{0}`, `{1}`, … in the places of the values of its
 * template, and so does the sentence, in an order of its own.
 */
export type Catalogue = ReadonlyMap<string, string>;

let catalogue: Catalogue | null = null;

/**
 * Sets the language that everything is said in from now on; null is English. The plugins do it once, before they draw
 * anything. The command line never does, so that it stays English.
 */
export function setCatalogue(next: Catalogue | null): void {
  catalogue = next;
}

/** The text in the language of the user; the English one where there is none. */
export function translate(english: string): string {
  return catalogue?.get(english) ?? english;
}
