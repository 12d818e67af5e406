import { say } from '../../engine';
import type { VectorSample } from './prometheusClient';
import { PrometheusError } from './prometheusError';

/**
 * How many of something the server counted; none where it has no row. Throws one sentence where the number can be no count:
 * what is worked out from it would be wrong, and nothing says what is right.
 */
export function readCount(sample: VectorSample | undefined, what: string): number {
  const count = sample?.value ?? 0;
  if (!(count >= 0 && count <= Number.MAX_SAFE_INTEGER)) {
    throw new PrometheusError(
      'not-prometheus',
      say`The server counts ${what}, and its answer is no count: look at the server, and at what stands before it.`
    );
  }
  return count;
}
