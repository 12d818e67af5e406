import { formatRoundBytes, say } from '../../../engine';
import { PrometheusError } from '../prometheusError';
import { readRetryAfter } from './readRetryAfter';
import { cleanText } from './cleanText';
import { toTransportError } from './toTransportError';

export interface TextRequest {
  fetch: typeof fetch;
  url: string;
  method: 'GET' | 'POST';
  headers: Readonly<Record<string, string>>;
  body?: string;
  /** How the server is called in sentences: never with credentials. */
  address: string;
  timeoutSeconds: number;
  maxBytes: number;
  signal?: AbortSignal;
}

export interface TextAnswer {
  status: number;
  text: string;
  /** After decompression. */
  bytes: number;
  /** Of the header Retry-After; null where there is none that can be read. */
  retryAfterSeconds: number | null;
}

/**
 * One HTTP request, read as text under a time limit and a byte limit. Every way to fail is a PrometheusError; an error
 * status is an answer, not a failure.
 *
 * Redirects are not followed: fetch would turn a POST into a GET without its query, and would send custom credential
 * headers to another host.
 */
export async function fetchText(request: TextRequest): Promise<TextAnswer> {
  const { address, timeoutSeconds } = request;
  const controller = new AbortController();
  let timedOut = false;
  const cancel = () => controller.abort();
  const timer = setTimeout(() => {
    timedOut = true;
    cancel();
  }, timeoutSeconds * 1000);
  request.signal?.addEventListener('abort', cancel);

  /** What really happened when the request or its stream broke: we stopped it, or the server did. */
  const explain = (error: unknown, fallback: () => PrometheusError): PrometheusError => {
    if (error instanceof PrometheusError) {
      return error;
    }
    if (request.signal?.aborted) {
      return new PrometheusError('aborted', say`The request was cancelled.`);
    }
    return timedOut
      ? new PrometheusError(
          'timeout',
          say`The server at ${address} did not answer within ${timeoutSeconds} s: ask for a shorter window or allow more time.`
        )
      : fallback();
  };

  try {
    if (request.signal?.aborted) {
      cancel();
    }
    const response = await send(request, controller.signal).catch((error: unknown) => {
      throw explain(error, () => toTransportError(error, address));
    });
    rejectRedirect(response, request);
    return await readBody(response, request.maxBytes, cancel).catch((error: unknown) => {
      throw explain(
        error,
        () => new PrometheusError('not-prometheus', say`The answer of ${address} breaks off or is damaged: try again.`)
      );
    });
  } finally {
    clearTimeout(timer);
    request.signal?.removeEventListener('abort', cancel);
  }
}

function send(request: TextRequest, signal: AbortSignal): Promise<Response> {
  const { method, headers, body } = request;
  return request.fetch(request.url, { method, headers, body, signal, redirect: 'manual' });
}

function rejectRedirect(response: Response, { url, address }: TextRequest): void {
  const isRedirect = response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
  if (!isRedirect) {
    return;
  }
  const target = toTarget(response.headers.get('location'), url);
  throw new PrometheusError(
    'not-prometheus',
    say`The server at ${address} redirects to ${target}: use the address of the API itself, or send the credentials it asks for.`,
    response.status
  );
}

/** Where a redirect leads, without its query: that can hold secrets of a sign-in page. */
function toTarget(location: string | null, base: string): string {
  try {
    const { origin, pathname } = new URL(location ?? '', base);
    return cleanText(`${origin}${pathname}`, 200);
  } catch {
    return say`another address`;
  }
}

async function readBody(response: Response, maxBytes: number, cancel: () => void): Promise<TextAnswer> {
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
    bytes += piece.value.byteLength;
    if (bytes > maxBytes) {
      cancel();
      throw new PrometheusError(
        'too-much',
        say`The answer is larger than ${formatRoundBytes(maxBytes)}: ask for a shorter window or fewer containers.`
      );
    }
    pieces.push(decoder.decode(piece.value, { stream: true }));
  }
  pieces.push(decoder.decode());
  return { status: response.status, text: pieces.join(''), bytes, retryAfterSeconds: readRetryAfter(response.headers) };
}
