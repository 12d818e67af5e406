/** What the process ends with: part of the contract (docs/cli.md). */
export const EXIT_CODE = { done: 0, failed: 1, wrongArguments: 2, aboveThreshold: 3, problem: 3 } as const;

export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE];
