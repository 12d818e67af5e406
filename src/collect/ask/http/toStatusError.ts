import { say } from '../../../engine';
import { LIMITS } from '../limits';
import { PrometheusError, type PrometheusErrorKind } from '../prometheusError';
import { quoteServer } from './quoteServer';

/** How servers say that a query is too big for them: Prometheus, Thanos, Mimir and Cortex, VictoriaMetrics. */
const TOO_MUCH =
  /too many samples|maximum resolution|max(imum)? number of (series|chunks|samples|points)|exceeds? (the )?(series|sample|chunk|size|length) limit|time range exceeds|maxSamplesPer|maxUniqueTimeseries|maxPointsPer|max-series|max-samples|too many points|series limit|response too large/i;

interface StatusRule {
  kind: PrometheusErrorKind;
  sentence: (address: string, status: number) => string;
}

const rule = (kind: PrometheusErrorKind, sentence: StatusRule['sentence']): StatusRule => ({ kind, sentence });

const WRONG_QUERY = rule('bad-query', (_, status) => say`The server does not accept the query (HTTP ${status})`);
const TIMED_OUT = rule(
  'timeout',
  (_, status) => say`The server gave up the query (HTTP ${status}): ask for a shorter window`
);
const SERVER_FAILED = rule(
  'server',
  (address, status) => say`The server at ${address} failed (HTTP ${status}): look at its log, or try again later`
);

const OF_NO_SERVER = rule(
  'not-prometheus',
  (address, status) =>
    say`What answers at ${address} is no Prometheus (HTTP ${status}): correct the address, or look at what stands before the server`
);

const BY_STATUS: Record<number, StatusRule> = {
  400: WRONG_QUERY,
  401: rule(
    'unauthorized',
    (address) => say`The server at ${address} asks for credentials (HTTP 401): send a token that it accepts`
  ),
  403: rule(
    'forbidden',
    (address) => say`The server at ${address} denies access (HTTP 403): the credentials need the right to read`
  ),
  404: rule('not-found', (address) => say`There is no such API at ${address} (HTTP 404): correct the address`),
  405: rule(
    'not-prometheus',
    (address) => say`The server at ${address} accepts neither POST nor GET (HTTP 405): correct the address`
  ),
  408: TIMED_OUT,
  413: rule('too-much', () => say`The query is too large for the server (HTTP 413): use a shorter selector`),
  414: rule('too-much', () => say`The query is too long for an address (HTTP 414): use a shorter selector`),
  422: WRONG_QUERY,
  429: rule(
    'rate-limited',
    (address) => say`The server at ${address} has had too many requests (HTTP 429): try again later`
  ),
  504: TIMED_OUT,
};

/** An answer with an error status, as one sentence. `body` is what came with it: JSON, text or HTML;
 * `retryAfterSeconds` what its header Retry-After says. */
export function toStatusError(
  status: number,
  body: string,
  address: string,
  retryAfterSeconds: number | null = null
): PrometheusError {
  const said = readServerText(body);
  if (said !== null && status >= 400 && TOO_MUCH.test(said.text)) {
    return toTooMuch(said.text, status);
  }
  const matched =
    said?.errorType === 'timeout' ? TIMED_OUT : (BY_STATUS[status] ?? (status >= 500 ? SERVER_FAILED : OF_NO_SERVER));
  const when = retryAfterSeconds === null ? '' : say`, in ${Math.ceil(retryAfterSeconds)} s as it says`;
  const quote = said === null || said.text === '' ? '.' : say`; it says: ${closeSentence(said.text)}`;
  return new PrometheusError(matched.kind, `${matched.sentence(address, status)}${when}${quote}`, status);
}

/** `status: "error"` in an answer with HTTP 200, as some proxies send it. */
export function toApiError(errorType: string, text: string): PrometheusError {
  const clean = quoteServer(text, LIMITS.serverTextLength.value);
  if (TOO_MUCH.test(clean)) {
    return toTooMuch(clean, 200);
  }
  const kind: PrometheusErrorKind =
    errorType === 'timeout'
      ? 'timeout'
      : errorType === 'bad_data' || errorType === 'execution'
        ? 'bad-query'
        : 'server';
  return new PrometheusError(
    kind,
    say`The server reports an error: ${closeSentence(clean || say`no reason given`)}`,
    200
  );
}

function toTooMuch(text: string, status: number): PrometheusError {
  return new PrometheusError(
    'too-much',
    say`The query is too much for the server: ask for a shorter window or fewer containers; it says: ${closeSentence(text)}`,
    status
  );
}

/** What the server says itself: Prometheus' `error`, Kubernetes' `message`, or plain text. Pages are not quoted. */
function readServerText(body: string): { text: string; errorType: string | null } | null {
  const clean = (text: string) => quoteServer(text, LIMITS.serverTextLength.value);
  const trimmed = body.trim();
  if (trimmed === '' || trimmed.startsWith('<')) {
    return null;
  }
  try {
    const { error, message, errorType } = JSON.parse(trimmed) ?? {};
    const text = [error, message].find((candidate) => typeof candidate === 'string' && candidate.trim() !== '');
    return toSaid(clean(text ?? ''), typeof errorType === 'string' ? errorType : null);
  } catch {
    // A line of text is worth quoting; JSON that was cut is not.
    return /^[{[]/.test(trimmed) ? null : toSaid(clean(trimmed.split('\n')[0]), null);
  }
}

/** A page of a proxy inside of an error leaves nothing worth quoting. */
function toSaid(text: string, errorType: string | null) {
  return text === '' && errorType === null ? null : { text, errorType };
}

function closeSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
