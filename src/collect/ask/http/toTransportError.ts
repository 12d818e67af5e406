import { say } from '../../../engine';
import { PrometheusError } from '../prometheusError';
import { cleanText } from './cleanText';

/** Codes of Node and of its fetch (undici) for a connection that was not made, and what to do about them. */
const CONNECTION_ADVICE: Record<string, (address: string) => string> = {
  ECONNREFUSED: (address) => say`Nothing answers at ${address}: start the server or correct the address.`,
  ENOTFOUND: (address) => say`The host name of ${address} is not known: correct the address.`,
  EAI_AGAIN: (address) => say`The host name of ${address} cannot be looked up now: check the network or the address.`,
  ECONNRESET: (address) =>
    say`The server at ${address} closed the connection without an answer: check the port and http or https.`,
  UND_ERR_SOCKET: (address) =>
    say`The server at ${address} closed the connection without an answer: check the port and http or https.`,
  EPROTO: (address) => say`The server at ${address} does not speak TLS: use http:// or the port that speaks https.`,
  ERR_SSL_WRONG_VERSION_NUMBER: (address) =>
    say`The server at ${address} does not speak TLS: use http:// or the port that speaks https.`,
};

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/;
const TIMEOUT = /TIMEOUT|ETIMEDOUT/;

/** An exception of `fetch` before the headers of an answer came, as one sentence. */
export function toTransportError(error: unknown, address: string): PrometheusError {
  const code = findCode(error);
  const advice = code === null ? undefined : CONNECTION_ADVICE[code];
  if (advice) {
    return new PrometheusError('unreachable', advice(address));
  }
  if (code !== null && CERTIFICATE.test(code)) {
    return new PrometheusError(
      'unreachable',
      say`The TLS certificate of ${address} is not trusted (${code}): set NODE_EXTRA_CA_CERTS to the file of its authority.`
    );
  }
  if (code !== null && TIMEOUT.test(code)) {
    return new PrometheusError(
      'timeout',
      say`The server at ${address} did not answer in time: check the address or allow more time.`
    );
  }
  const what = code ?? cleanText(error instanceof Error ? error.message : String(error), 100);
  return new PrometheusError('unreachable', say`There is no connection to ${address} (${what}): check the address.`);
}

/** The code of the innermost cause: fetch wraps what happened ("fetch failed"), and a dual-stack host gives several. */
function findCode(error: unknown): string | null {
  let current: unknown = error;
  let code: string | null = null;
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth++) {
    const { code: found, cause, errors } = current as { code?: unknown; cause?: unknown; errors?: unknown };
    code = typeof found === 'string' ? cleanText(found, 60) : code;
    current = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  }
  return code;
}
