/** Wrong arguments: exit code 2. The message is one sentence that says what to change. */
export class UsageError extends Error {
  readonly name = 'UsageError';
}
