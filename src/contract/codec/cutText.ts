/** The begin of a text that is longer than that, marked as cut. */
export function cutText(text: string, mostCharacters: number): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
}
