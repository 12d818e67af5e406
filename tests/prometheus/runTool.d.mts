/** Runs a program to its end and gives what it printed; rejects with what it said last on stderr. */
export function runTool(file: string, args: readonly string[]): Promise<string>;
