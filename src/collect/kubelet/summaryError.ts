/** A text that is not a kubelet summary, with one sentence that says what to give instead. */
export class SummaryError extends Error {
  readonly name = 'SummaryError';
}
