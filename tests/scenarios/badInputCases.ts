import type { PrometheusErrorKind } from '../../src/collect/ask/prometheusError';
import { findClosedAddress, startBadServer, startOtherProtocol, type BadServer, type Fault } from './badInputServer';

export interface BadInputCase {
  name: string;
  kind: PrometheusErrorKind;
  /** Must be in the sentence. */
  says: RegExp;
  start: () => Promise<BadServer>;
}

const fault = (name: Fault, kind: PrometheusErrorKind, says: RegExp): BadInputCase => ({
  name,
  kind,
  says,
  start: () => startBadServer(name),
});

/** What can go wrong between us and a server, and what a person is told. */
export const BAD_INPUT: readonly BadInputCase[] = [
  {
    name: 'nobody listens',
    kind: 'unreachable',
    says: /Nothing answers at http:\/\/127/,
    start: async () => ({ url: await findClosedAddress(), stop: async () => undefined }),
  },
  { name: 'not HTTP', kind: 'unreachable', says: /There is no connection/, start: startOtherProtocol },
  {
    name: 'an unknown host',
    kind: 'unreachable',
    says: /host name|no connection/i,
    start: async () => ({ url: 'http://prometheus.invalid:9090', stop: async () => undefined }),
  },
  fault('slow', 'timeout', /did not answer within 1 s/),
  fault('slow body', 'timeout', /did not answer within 1 s/),
  fault('no answer', 'unreachable', /closed the connection/),
  fault('status 400', 'bad-query', /HTTP 400/),
  fault('status 401', 'unauthorized', /credentials \(HTTP 401\)/),
  fault('status 403', 'forbidden', /HTTP 403.*nodes\/stats/),
  fault('status 404', 'not-found', /HTTP 404/),
  fault('status 422', 'bad-query', /duplicate series/),
  fault('status 429', 'rate-limited', /HTTP 429/),
  fault('status 500', 'server', /HTTP 500/),
  fault('status 502', 'server', /HTTP 502/),
  fault('status 504', 'timeout', /HTTP 504/),
  fault('too many samples', 'too-much', /shorter window/),
  fault('error with 200', 'server', /store is broken/),
  fault('html', 'not-prometheus', /web page/),
  fault('cut JSON', 'not-prometheus', /cut off/),
  fault('cut connection', 'not-prometheus', /breaks off/),
  fault('damaged gzip', 'not-prometheus', /damaged/),
  fault('nothing', 'not-prometheus', /nothing/),
  fault('other JSON', 'not-prometheus', /not of the Prometheus API/),
  fault('text', 'not-prometheus', /does not answer in JSON/),
  fault('endless', 'too-much', /larger than/),
  fault('redirect loop', 'not-prometheus', /redirects to/),
  fault('sign-in redirect', 'not-prometheus', /redirects to https:\/\/login\.example\.org\/start:/),
];
