import type { Fix, FixInput } from './fix';
import { toLibraryFix } from './libraryFixes';
import { toNameFixes } from './nameFixes';
import { toRelabelFixes } from './relabelFixes';
import { toRouteFix } from './routeFixes';
import { toExporterFixes } from './toExporterFixes';

/**
 * What to change so that a metric no longer blows up: in the program first, because only that gives the process its
 * memory back; then in the scrape job. A program that people set up and do not write is changed by its settings, never
 * by advice for a client library. Names stand in the code as literals that mean exactly them.
 */
export function buildFixes(input: FixInput): Fix[] {
  if (input.names) {
    return [...toExporterFixes(input), ...toNameFixes(input, input.names)];
  }
  if (input.exporter) {
    return [...toExporterFixes(input), ...toRelabelFixes(input)];
  }
  const program = [toRouteFix(input), toLibraryFix(input)].filter((fix) => fix !== null);
  return [...program, ...toRelabelFixes(input)];
}
