import type { CliIo } from '../cliIo';
import { escapeText } from '../output/escapeText';

/** Under a table; in JSON they are a field. */
export function writeWarnings(io: CliIo, warnings: readonly string[]): void {
  for (const warning of warnings) {
    io.stderr(`Note: ${escapeText(warning)}\n`);
  }
}
