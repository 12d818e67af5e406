import type { Fix, FixInput } from './fix';
import { toLibraryFix } from './libraryFixes';
import { toRelabelFixes } from './relabelFixes';

/**
 * What to change so that a metric no longer blows up: in the program first, because only that gives the process its
 * memory back; then in the scrape job. Names stand in the code as literals that mean exactly them.
 */
export function buildFixes(input: FixInput): Fix[] {
  const library = toLibraryFix(input);
  return [...(library ? [library] : []), ...toRelabelFixes(input)];
}
