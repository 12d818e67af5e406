import { LIMITS, type AnswerCaps } from '../limits';
import type { QueryCost } from '../prometheusClient';
import { fetchText } from './fetchText';
import { parseApiAnswer, parseJson, type ApiAnswer } from './parseApiAnswer';
import { toServer } from './toServer';
import { toStatusError } from './toStatusError';

/** What a question has cost so far. */
export type Meter = Pick<QueryCost, 'requests' | 'samples'> & { bytes: number };

export interface ApiQuestion {
  method: 'GET' | 'POST';
  /** Below `/api/v1/`. */
  path: string;
  parameters: Readonly<Record<string, string>>;
  meter: Meter;
  signal?: AbortSignal;
  /** The answer is JSON without the envelope of the Prometheus API: all of it is the data. */
  isBare?: boolean;
}

export interface PrometheusApi {
  /** How the server is called in sentences. */
  address: string;
  ask(question: ApiQuestion): Promise<ApiAnswer>;
}

interface ApiOptions {
  baseUrl: string;
  fetch: typeof fetch;
  headers?: Readonly<Record<string, string>>;
  timeoutSeconds: number;
}

/**
 * Requests to the HTTP API of one server. Forms are sent by POST, because expressions outgrow addresses; a server or
 * proxy that answers 405 is asked by GET from then on.
 */
export function prometheusApi(options: ApiOptions, caps: AnswerCaps): PrometheusApi {
  const { url, address, headers: serverHeaders } = toServer(options.baseUrl);
  const headers = { Accept: 'application/json', ...serverHeaders, ...options.headers };
  const postHeaders = { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' };
  let postAllowed = true;

  const ask = async (question: ApiQuestion, mayRetry = true): Promise<ApiAnswer> => {
    const { path, parameters, meter, signal } = question;
    const form = new URLSearchParams(parameters).toString();
    const endpoint = `${url}/api/v1/${path}`;
    const post = question.method === 'POST' && postAllowed;
    meter.requests += 1;
    const { status, text, bytes, retryAfterSeconds } = await fetchText({
      fetch: options.fetch,
      ...(post
        ? { method: 'POST', url: endpoint, headers: postHeaders, body: form }
        : { method: 'GET', url: `${endpoint}?${form}`, headers }),
      address,
      timeoutSeconds: options.timeoutSeconds,
      maxBytes: caps.answerBytes,
      signal,
    });
    meter.bytes += bytes;
    if (status === 405 && post) {
      postAllowed = false;
      return ask(question, mayRetry);
    }
    const isBusy = status === 429 || status === 503;
    const isShort = retryAfterSeconds !== null && retryAfterSeconds <= LIMITS.shortRetrySeconds.value;
    if (isBusy && isShort && mayRetry) {
      await wait(retryAfterSeconds, signal);
      return ask(question, false);
    }
    if (status < 200 || status > 299) {
      throw toStatusError(status, text, address, retryAfterSeconds);
    }
    return question.isBare ? { data: parseJson(text, address), warnings: [] } : parseApiAnswer(text, address);
  };

  return { address, ask: (question) => ask(question) };
}

/** An abort ends the wait; the request that follows then says so. */
function wait(seconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, seconds * 1000);
    signal?.addEventListener('abort', end);
  });
}
