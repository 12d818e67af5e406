import type { PartName } from './parts';

/** Whether parts tell anonymous memory. They do not where only the working set is exported. */
export function tellsAnon(parts: ReadonlyArray<{ name: PartName }>): boolean {
  return parts.every(({ name }) => name !== 'working_set');
}
