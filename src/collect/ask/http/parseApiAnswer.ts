import { say } from '../../../engine';
import { PrometheusError } from '../prometheusError';
import { parseMatrixJson } from './parseMatrixJson';
import { quoteServer } from './quoteServer';
import { toApiError } from './toStatusError';

export interface ApiAnswer {
  data: unknown;
  warnings: string[];
}

/**
 * The envelope of the Prometheus HTTP API, checked: what is not one is a PrometheusError, never an empty answer. Samples of
 * a matrix may be SampleColumns in place of pairs; `readMatrix` reads both.
 */
export function parseApiAnswer(text: string, address: string): ApiAnswer {
  const envelope = parseMatrixJson(text) ?? parseJson(text, address);
  if (!isRecord(envelope) || (envelope.status !== 'success' && envelope.status !== 'error')) {
    throw notPrometheus(address, say`answers with JSON that is not of the Prometheus API`);
  }
  if (envelope.status === 'error') {
    throw toApiError(String(envelope.errorType ?? ''), typeof envelope.error === 'string' ? envelope.error : '');
  }
  if (envelope.data === undefined || envelope.data === null) {
    throw notPrometheus(address, say`answers with success, but without data`);
  }
  return { data: envelope.data, warnings: readWarnings(envelope.warnings) };
}

export function notPrometheus(address: string, what: string): PrometheusError {
  return new PrometheusError(
    'not-prometheus',
    say`The server at ${address} ${what}: check that this is the address of a Prometheus API and that no proxy changes it.`
  );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Any JSON; what is none is a PrometheusError. */
export function parseJson(text: string, address: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const start = text.trimStart().slice(0, 1);
    if (start === '') {
      throw notPrometheus(address, say`answers with nothing`);
    }
    if (start === '<') {
      throw notPrometheus(address, say`answers with a web page`);
    }
    throw notPrometheus(
      address,
      start === '{' ? say`answers with JSON that is cut off or broken` : say`does not answer in JSON`
    );
  }
}

const MAX_WARNINGS = 20;
const MAX_WARNING_LENGTH = 300;

function readWarnings(warnings: unknown): string[] {
  const texts = Array.isArray(warnings) ? warnings.filter((text): text is string => typeof text === 'string') : [];
  return texts.slice(0, MAX_WARNINGS).map((text) => quoteServer(text, MAX_WARNING_LENGTH));
}
