import type { CliIo } from '../cliIo';

/** Numbers that JSON cannot hold are unknown, and so null. */
export function writeJson(io: CliIo, value: unknown): void {
  io.stdout(`${JSON.stringify(value, null, 2)}\n`);
}
