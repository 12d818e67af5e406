/** The work could not be done: exit code 1. The message is one sentence that says what to change. */
export class Failure extends Error {
  readonly name = 'Failure';
}
