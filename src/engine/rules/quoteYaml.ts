import { escapeUnsafe } from '../text/escapeUnsafe';

/**
 * A YAML scalar in double quotes that stands for exactly this text: the escapes of JSON mean the same there. What JSON leaves
 * as it is, and YAML takes for a line break, refuses or drops, is escaped too, and so is what would show a reader another
 * text than the file holds.
 */
export function quoteYaml(text: string): string {
  return escapeUnsafe(JSON.stringify(text));
}
