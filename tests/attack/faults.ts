import { asks, body, changed, json, names, older, only, raw, samples, status } from './misbehaviour';
import type { Misbehave } from './faultProxy';

export interface AttackFault {
  name: string;
  misbehave: Misbehave;
  /** One of the sentences about it has to say this. */
  says: RegExp;
  /** It is no fault to be told: only that nothing of it acts, and nothing breaks. */
  isHarmless?: boolean;
}

const HTML =
  '<!doctype html><html><head><title>Sign in</title></head><body><script>alert(1)</script>Sign in</body></html>';
const TOKEN = 'secret-token-value';
const apiError = (errorType: string, error: string) => JSON.stringify({ status: 'error', errorType, error });

const fault = (name: string, says: RegExp, misbehave: Misbehave): AttackFault => ({ name, misbehave, says });

const FAILED = /fail|error|HTTP 5\d\d|cannot be reached|try again/i;
const REFUSED = /credential|denied|denies|refused|HTTP 40\d|access/i;
const NO_API =
  /not a Prometheus|not one of a Prometheus|no such API|correct the (address|URL)|HTTP 40\d|HTTP 501|check the (URL|address)/i;
const TOO_MUCH = /too (much|large|many)|larger than|shorter|narrow/i;
const NOT_JSON =
  /not (one )?of (a|the) Prometheus|cut off|not (answer )?(in )?JSON|web page|nothing|breaks off|damaged|check the (URL|address)|address of a Prometheus API|cannot be reached/i;
const UNREACHED = /cannot be reached|nothing answers|closed the connection|no connection|breaks off/i;
const SLOW = /did not answer within|took too long|gave up|waiting for|cannot be reached/i;
const NOT_SIZES =
  /not finite|NaN|not measured|rejected|left out|no (memory )?samples|not known|unknown|cannot be|no size|no count|too few samples|which is none|is 0/i;
const PARTIAL = /partial|missing|warn|store|not all|incomplete|could not/i;

const WITH_STATUS: AttackFault[] = [
  fault('HTTP 400, bad query', /refused the query|not accept/i, status(400, apiError('bad_data', 'parse error'))),
  fault('HTTP 401', REFUSED, status(401, 'no')),
  fault('HTTP 403 of Kubernetes', REFUSED, status(403, '{"kind":"Status","message":"nodes is forbidden"}')),
  fault('HTTP 404', NO_API, status(404, '404 page not found')),
  fault('HTTP 405', NO_API, status(405)),
  fault('HTTP 408', SLOW, status(408)),
  fault('HTTP 413', TOO_MUCH, status(413)),
  fault('HTTP 414', /too long|too large|larger|refused the query|narrow/i, status(414)),
  fault('HTTP 418', /HTTP 418|no Prometheus|not one of a Prometheus/i, status(418, 'teapot')),
  fault(
    'HTTP 422, duplicate series',
    /duplicate/i,
    status(422, apiError('execution', 'found duplicate series for the match group'))
  ),
  fault(
    'HTTP 422, too many samples',
    TOO_MUCH,
    status(422, apiError('execution', 'query processing would load too many samples into memory'))
  ),
  fault('HTTP 422, timeout', SLOW, status(503, apiError('timeout', 'query timed out in expression evaluation'))),
  fault('HTTP 429', /too many requests/i, status(429, 'slow down')),
  fault('HTTP 429 with Retry-After of an hour', /too many requests/i, status(429, '', { 'retry-after': '3600' })),
  fault('HTTP 500', FAILED, status(500, 'internal error')),
  fault(
    'HTTP 500 that echoes the header',
    FAILED,
    raw((response, { headers }) => {
      response
        .writeHead(500)
        .end(`panic: request failed\nAuthorization: ${headers.authorization ?? `Bearer ${TOKEN}`}\n`);
    })
  ),
  fault('HTTP 501', FAILED, status(501)),
  fault('HTTP 502 with a page', FAILED, status(502, '<html><h1>502 Bad Gateway</h1></html>')),
  fault('HTTP 503', FAILED, status(503, 'Service Unavailable')),
  fault('HTTP 504', SLOW, status(504, '<html>504</html>')),
  fault('HTTP 511 with a page', FAILED, status(511, HTML)),
  fault('a page inside of a JSON error', FAILED, status(500, apiError('internal', `proxy said ${HTML}`))),
  fault('escape codes in an error', FAILED, status(500, apiError('internal', 'bad \u001b[31m \u009b2J \u202e gnp'))),
];

const TRANSPORT: AttackFault[] = [
  fault(
    'reset at once',
    UNREACHED,
    raw((response) => void response.destroy())
  ),
  fault(
    'reset in the middle',
    NOT_JSON,
    raw((response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"status":"success"');
      setTimeout(() => response.destroy(), 20);
    })
  ),
  fault(
    'no answer',
    SLOW,
    raw(() => undefined)
  ),
  fault(
    'an answer that never ends',
    SLOW,
    raw((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"status":"succ');
    })
  ),
  fault(
    'redirect to a sign-in page',
    /redirect|not one of a Prometheus|check|sign|cannot be reached/i,
    raw((response) => {
      response.writeHead(302, { location: '/login?state=secret' }).end(HTML);
    })
  ),
  fault('damaged gzip', NOT_JSON, body('this is not gzip', { 'content-encoding': 'gzip' })),
];

const BODIES: AttackFault[] = [
  fault('a page with HTTP 200', NOT_JSON, body(HTML, { 'content-type': 'text/html' })),
  fault('nothing with HTTP 200', NOT_JSON, body('')),
  fault('text with HTTP 200', NOT_JSON, body('Prometheus is Healthy.', { 'content-type': 'text/plain' })),
  fault(
    'cut JSON',
    NOT_JSON,
    raw((response, { answer }) => {
      void answer().then((text) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(text.slice(0, Math.ceil(text.length / 2)));
      });
    })
  ),
  fault('null', NOT_JSON, body('null')),
  fault('a list', NOT_JSON, body('[]')),
  fault('other JSON', NOT_JSON, json({ message: 'hello' })),
  fault('success without data', NOT_JSON, json({ status: 'success' })),
  fault('a result that is no list', NOT_JSON, json({ status: 'success', data: { resultType: 'vector', result: {} } })),
  fault('an unknown type of result', NOT_JSON, json({ status: 'success', data: { resultType: 'tensor', result: [] } })),
  fault(
    'rows that are none',
    NOT_JSON,
    changed((answer) => {
      answer.data.result = [7, null, 'x'] as never;
    })
  ),
  fault(
    'samples that are no text',
    NOT_JSON,
    samples(([time, value]) => [time, Number(value) as never])
  ),
  fault(
    'samples that are no numbers',
    /NaN|not a Prometheus|not one of|sample|number/i,
    samples(([time]) => [time, 'abc'])
  ),
  fault('an error with HTTP 200', FAILED, body(apiError('internal', 'store is broken'))),
];

const NUMBERS: AttackFault[] = [
  fault(
    'all samples NaN',
    NOT_SIZES,
    samples(([time]) => [time, 'NaN'])
  ),
  fault(
    'all samples +Inf',
    NOT_SIZES,
    samples(([time]) => [time, '+Inf'])
  ),
  fault(
    'all samples -1',
    NOT_SIZES,
    samples(([time]) => [time, '-1'])
  ),
  fault(
    'all samples of memory 0',
    NOT_SIZES,
    only(
      asks(/container_memory/),
      samples(([time]) => [time, '0'])
    )
  ),
  fault(
    'all samples 1e300',
    NOT_SIZES,
    samples(([time]) => [time, '1e300'])
  ),
  fault(
    'one series +Inf',
    NOT_SIZES,
    samples(([time, value], row) => [time, row === 0 ? '+Inf' : value])
  ),
  fault(
    'one series NaN',
    NOT_SIZES,
    samples(([time, value], row) => [time, row === 0 ? 'NaN' : value])
  ),
  fault(
    'each tenth sample NaN',
    NOT_SIZES,
    samples(([time, value], _, index) => [time, index % 10 === 9 ? 'NaN' : value])
  ),
  fault(
    'counts of CPUs NaN',
    NOT_SIZES,
    only(
      asks(/machine_cpu_cores|node_cpu/),
      samples(([time]) => [time, 'NaN'])
    )
  ),
];

const PARTS: AttackFault[] = [
  fault(
    'a store is missing, as Thanos says it',
    PARTIAL,
    changed((answer) => {
      answer.warnings = ['No StoreAPIs matched for this query: partial response'];
      answer.data.result = answer.data.result!.filter((_, index) => index % 2 === 0);
    })
  ),
  fault(
    'each third request HTTP 503',
    FAILED,
    only(({ before }) => before % 3 === 2, status(503, 'overloaded'))
  ),
  fault(
    'all requests but the first two',
    FAILED,
    only(({ before }) => before >= 2, status(503, 'overloaded'))
  ),
  fault(
    'ranges only',
    FAILED,
    only(({ path }) => path.endsWith('query_range'), status(503, 'overloaded'))
  ),
  fault(
    'moments only',
    FAILED,
    only(({ path }) => path.endsWith('/query'), status(503, 'overloaded'))
  ),
  fault('questions about kube-state-metrics', FAILED, only(asks(/kube_/), status(503, 'overloaded'))),
  fault('questions about runtimes', FAILED, only(asks(/go_memstats|jvm_|nodejs_/), status(503, 'overloaded'))),
  fault('questions about restarts', FAILED, only(asks(/start_time|restarts/), status(503, 'overloaded'))),
  fault('questions about targets', FAILED, only(asks(/scrape_|\bup\b/), status(503, 'overloaded'))),
  fault('data ended an hour ago', /newest|ended|no (memory )?samples|before the end/i, older(3600)),
];

const HOSTILE: AttackFault[] = [
  fault(
    'names that are HTML',
    /^/,
    names((name) => `<img src=x onerror=alert(1)>${name}`)
  ),
  fault(
    'names that turn the direction',
    /^/,
    names((name) => `\u202e${name}\u2066`)
  ),
  fault(
    'names with escape codes',
    /^/,
    names((name) => `\u001b]0;x\u0007\u009b2J${name}`)
  ),
  fault(
    'names that end PromQL',
    /^/,
    names((name) => `${name}"} or vector(1) # \\ \n $namespace`)
  ),
  fault(
    'names of prototypes',
    /^/,
    names(() => '__proto__')
  ),
  fault(
    'names of 10,000 characters',
    /^/,
    names((name) => name + 'x'.repeat(10_000))
  ),
  fault(
    'empty names',
    /^/,
    names(() => '')
  ),
  fault(
    'native histograms',
    /histogram/i,
    changed((answer) => {
      const histogram = { count: '12', sum: '30', buckets: [[3, '-0.001', '0.001', '12']] };
      answer.data.result = answer.data.result!.map((row, index) =>
        index > 0
          ? row
          : row.values
            ? { metric: row.metric, histograms: [[row.values[0][0], histogram]] }
            : { metric: row.metric, histogram: [row.value![0], histogram] }
      );
    })
  ),
  fault(
    'every series twice',
    /twice|duplicate|two|^/i,
    changed((answer) => {
      answer.data.result = answer.data.result!.flatMap((row) => [row, row]);
    })
  ),
  fault(
    'times in milliseconds',
    /time|sample|not one of|not of/i,
    samples(([time, value]) => [time * 1000, value])
  ),
  fault(
    'times backwards',
    /time|sample|order|not one of|^/i,
    changed((answer) => {
      answer.data.result?.forEach((row) => row.values?.reverse());
    })
  ),
];

/** Every way in which a server and what stands before it were seen, or may be made, to misbehave. */
export const ATTACK_FAULTS: readonly AttackFault[] = [
  ...WITH_STATUS,
  ...TRANSPORT,
  ...BODIES,
  ...NUMBERS,
  ...PARTS,
  ...HOSTILE.map((one) => ({ ...one, isHarmless: one.name.startsWith('names') || one.name.startsWith('empty') })),
];
