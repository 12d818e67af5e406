import { escapeUnsafe } from '../../engine';
import type { CliIo } from '../cliIo';

/**
 * Numbers that JSON cannot hold are unknown, and so null. What could act on a terminal stands as an escape, which is the same
 * text to whoever parses it.
 */
export function writeJson(io: CliIo, value: unknown): void {
  io.stdout(`${escapeUnsafe(JSON.stringify(value, null, 2))}\n`);
}
