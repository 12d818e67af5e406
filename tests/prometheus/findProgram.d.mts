/** The first of the names that is in PATH, or null. */
export function findProgram(...names: string[]): string | null;
