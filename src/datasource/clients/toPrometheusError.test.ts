import { PrometheusError, type PrometheusErrorKind } from '../../collect/ask/prometheusError';
import { STRINGS } from '../strings';
import { toPrometheusError } from './toPrometheusError';

const response = (status: number | undefined, message: string) => ({ refId: 'A', status, message });
const fetchError = (status: number, data: unknown, statusText = '') => ({
  status,
  statusText,
  data,
  config: { url: '' },
});
const HTML = '<!doctype html><html><body>Sign in</body></html>';

describe('toPrometheusError(error, "P")', () => {
  test.each<[string, unknown, PrometheusErrorKind]>([
    // Inside a response of Grafana's Prometheus plugin.
    [
      'down',
      response(502, 'Post "http://p:9090/api/v1/query": dial tcp 127.0.0.1:9090: connect: connection refused'),
      'unreachable',
    ],
    ['no such host', response(502, 'Post "http://p/api": dial tcp: lookup p: no such host'), 'unreachable'],
    ['closed at once', response(502, 'Post "http://p/api/v1/query": EOF'), 'unreachable'],
    [
      'slow',
      response(502, 'Post "http://p/api": context deadline exceeded (Client.Timeout exceeded while awaiting headers)'),
      'timeout',
    ],
    ['slow to connect', response(502, 'dial tcp 10.0.0.1:9090: i/o timeout'), 'timeout'],
    ['query timed out', response(503, 'timeout: query timed out in expression evaluation'), 'timeout'],
    ['gateway timeout', response(504, 'Gateway Timeout'), 'timeout'],
    ['401', response(401, 'unauthorized'), 'unauthorized'],
    ['401 with a page', response(401, 'ReadObject: expect { or , or } or n, but found <'), 'unauthorized'],
    ['403', response(403, 'forbidden'), 'forbidden'],
    ['404', response(404, '404 page not found'), 'not-found'],
    [
      'parse error',
      response(400, 'bad_data: invalid parameter "query": 1:5: parse error: unexpected end of input'),
      'bad-query',
    ],
    [
      'parse error without a status',
      response(undefined, 'bad_data: 1:5: parse error: unexpected character'),
      'bad-query',
    ],
    ['422', response(422, 'execution: many-to-many matching not allowed'), 'bad-query'],
    [
      'too many points',
      response(400, 'bad_data: exceeded maximum resolution of 11,000 points per timeseries.'),
      'too-much',
    ],
    [
      'too many samples',
      response(422, 'execution: query processing would load too many samples into memory'),
      'too-much',
    ],
    [
      'Mimir limit',
      response(422, 'the query exceeded the maximum number of chunks (limit: 2000000 chunks)'),
      'too-much',
    ],
    ['VictoriaMetrics limit', response(422, 'cannot select more than -search.maxUniqueTimeseries=300000'), 'too-much'],
    ['429', response(429, 'too many requests'), 'rate-limited'],
    ['500', response(500, 'internal: expanding series'), 'server'],
    [
      'HTML with 200',
      response(200, 'ReadObject: expect { or , or } or n, but found <, error found in #1 byte'),
      'not-prometheus',
    ],
    [
      'HTML without a status',
      response(undefined, "invalid character '<' looking for beginning of value"),
      'not-prometheus',
    ],
    ['truncated JSON', response(200, 'readObjectStart: unexpected end of input'), 'not-prometheus'],
    ['truncated body', response(200, 'unexpected EOF'), 'not-prometheus'],
    // Thrown by Grafana's fetch.
    ['proxy says 401 as 400', fetchError(400, 'Authentication to data source failed'), 'unauthorized'],
    ['policy of the proxy', fetchError(403, { message: 'Access denied' }), 'forbidden'],
    ['resource HTML', fetchError(200, HTML), 'not-prometheus'],
    ['resource 413', fetchError(413, {}), 'too-much'],
    [
      'resource error of Prometheus',
      fetchError(400, { status: 'error', errorType: 'bad_data', error: 'bad matcher' }),
      'bad-query',
    ],
    ['Grafana itself is gone', fetchError(0, undefined, 'Failed to fetch'), 'unreachable'],
    ['deleted meanwhile', fetchError(404, { message: 'Data source not found' }), 'no-datasource'],
    ['unknown data source', new Error('Unknown Datasource: {"uid":"x"}'), 'no-datasource'],
    ['cancelled', { cancelled: true, status: 0, data: undefined }, 'aborted'],
    ['aborted', new DOMException('The user aborted a request.', 'AbortError'), 'aborted'],
    ['something else', undefined, 'server'],
  ])('%s', (_, error, kind) => {
    const mapped = toPrometheusError(error, 'P');
    expect(mapped).toBeInstanceOf(PrometheusError);
    expect(mapped.kind).toBe(kind);
    // One line, whatever came.
    expect(mapped.message).toMatch(/^[^\n<]+\.$/);
  });

  test('an error of ours stays as it is', () => {
    const error = new PrometheusError('too-much', 'x');
    expect(toPrometheusError(error, 'P')).toBe(error);
  });

  test('names the data source, quotes the server and keeps the status', () => {
    const error = toPrometheusError(response(422, 'execution: multiple matches for labels.'), 'Prod "1"');
    expect(error.status).toBe(422);
    expect(error.message).toBe(
      'The server behind "Prod "1"" refused the query (execution: multiple matches for labels): check the regular expressions of the scope and the name of the cluster label.'
    );
  });

  test('a deleted data source has the sentence that says where to choose another one', () => {
    expect(toPrometheusError(fetchError(404, { message: 'Data source not found' }), 'P').message).toBe(
      "The Prometheus data source used by Leakscope no longer exists. Choose another one on the data source's settings page."
    );
  });

  test('a long text is cut, control characters and pages are not quoted', () => {
    expect(toPrometheusError(response(500, `a\nb\u202e${'x'.repeat(10_000)}`), 'P').message.length).toBeLessThan(500);
    expect(toPrometheusError(fetchError(500, HTML), 'P').message).not.toContain('<');
  });

  test('every kind has a sentence', () => {
    for (const sentence of Object.values(STRINGS.errors.byKind)) {
      expect(sentence('P', 'reason')).toMatch(/^[A-Z].*\.$/);
    }
  });
});
