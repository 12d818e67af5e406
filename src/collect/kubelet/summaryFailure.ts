import { say } from '../../engine';
import { cleanText } from '../ask/http/cleanText';
import { quoteServer } from '../ask/http/quoteServer';
import { SummaryError } from './summaryError';

/** Why there is no summary of a node. */
export type SummaryFailureKind =
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  /** The kubelet answers, with an error. */
  | 'kubelet'
  /** The API server does not reach the kubelet, or nothing answers: the node's state is not known. */
  | 'unreachable'
  | 'timeout'
  /** An answer that is no summary. */
  | 'not-summary';

export interface SummaryFailure {
  kind: SummaryFailureKind;
  /** HTTP status where there was one. */
  status: number | null;
  /** One sentence that says what to change. */
  message: string;
}

/** What `fetchSummary` throws for an answer with an error status. */
export class SummaryStatusError extends Error {
  readonly name = 'SummaryStatusError';

  constructor(
    readonly status: number,
    /** What came with it: JSON, text or HTML. */
    readonly body: string
  ) {
    super(`HTTP ${status}`);
  }
}

/** An error of one node as one sentence. Source: memory catalog, section 3.2. */
export function toSummaryFailure(node: string, error: unknown): SummaryFailure {
  const name = cleanText(node, 100);
  if (error instanceof SummaryError) {
    return { kind: 'not-summary', status: null, message: say`Node ${name}: ${error.message}` };
  }
  if (error instanceof SummaryStatusError) {
    return toStatusFailure(name, error);
  }
  const reason = quoteServer(error instanceof Error ? error.message : String(error), 200).replace(/[.\s]+$/, '');
  return {
    kind: 'unreachable',
    status: null,
    message: say`The kubelet of node ${name} cannot be reached (${reason}): check the address and the network.`,
  };
}

export function toTimeoutFailure(node: string, seconds: number): SummaryFailure {
  return {
    kind: 'timeout',
    status: null,
    message: say`The kubelet of node ${cleanText(node, 100)} did not answer within ${seconds} s: try again, or allow more time.`,
  };
}

function toStatusFailure(node: string, { status, body }: SummaryStatusError): SummaryFailure {
  const fail = (kind: SummaryFailureKind, message: string): SummaryFailure => ({ kind, status, message });
  switch (status) {
    case 401:
      return fail('unauthorized', say`The token is not accepted for node ${node} (HTTP 401): set one that is valid.`);
    case 403:
      return fail('forbidden', toForbidden(node, body));
    case 404:
      return fail('not-found', say`Node ${node} is not known there (HTTP 404): correct its name or the address.`);
    case 502:
    case 503:
    case 504:
      return fail(
        'unreachable',
        say`The API server or relay does not reach the kubelet of node ${node} (HTTP ${status}): look whether the node is ready, and check the address.`
      );
    default:
      return fail('kubelet', say`The kubelet of node ${node} failed (HTTP ${status})${quote(body)}.`);
  }
}

const ASKS_FOR_STATS = /nodes\/stats|subresource[^=]*=\[?[^\]]*\bstats\b/;
const ASKS_FOR_PROXY = /nodes\/proxy|subresource[^=]*=\[?[^\]]*\bproxy\b/;

/** The body names the right that is missing. `nodes/proxy` is never asked for: it allows commands in every pod. */
function toForbidden(node: string, body: string): string {
  return ASKS_FOR_PROXY.test(body) && !ASKS_FOR_STATS.test(body)
    ? say`The API server wants the right "get" on "nodes/proxy" for node ${node} (HTTP 403): do not grant it, because it allows commands in every pod; ask the kubelet or a relay that has "get" on "nodes/stats" (docs/kubelet.md).`
    : say`The token may not read the summary of node ${node} (HTTP 403): grant it the verb "get" on the resource "nodes/stats" (docs/kubelet.md).`;
}

/** What the kubelet says itself, where it is text. */
function quote(body: string): string {
  const text = quoteServer(body, 200).replace(/\.+$/, '');
  return text === '' || /^[<{]/.test(text) ? say`: look at its log` : say`; it says: ${text}`;
}
