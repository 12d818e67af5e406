import { say } from '../../engine';
import { listMetrics } from './listMetrics';
import { isAborted, PrometheusError } from './prometheusError';

/** The error of one of many questions, with what that question is about. */
export function nameQuestion(error: unknown, expr: string | null): unknown {
  const metrics = expr === null ? [] : listMetrics(expr);
  if (!(error instanceof PrometheusError) || isAborted(error) || metrics.length === 0) {
    return error;
  }
  return new PrometheusError(
    error.kind,
    say`${error.message} Others were answered: this one is about ${metrics.join(', ')}.`,
    error.status
  );
}
