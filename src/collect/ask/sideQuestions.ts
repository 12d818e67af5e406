import { PrometheusError } from './prometheusError';

/** Questions without whose answers the rest still stands: one that fails leaves a sentence that says what is missing. */
export class SideQuestions {
  readonly warnings: string[] = [];

  /** `missing` is what is not known then, such as "OOM kills are not known". Cancelled questions and faults of ours reject. */
  async ask<T>(missing: string, question: Promise<T>, none: T): Promise<T> {
    try {
      return await question;
    } catch (error) {
      if (!(error instanceof PrometheusError) || error.kind === 'aborted') {
        throw error;
      }
      this.warnings.push(`${missing}: ${error.message}`);
      return none;
    }
  }
}
