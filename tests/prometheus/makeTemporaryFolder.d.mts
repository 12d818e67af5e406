/** A folder that `remove` takes away, or the end of the process if nobody came to that. */
export function makeTemporaryFolder(prefix: string): { path: string; remove(): void };
