import { toApiError, toStatusError } from './toStatusError';

const error = (text: string, errorType = 'execution') => JSON.stringify({ status: 'error', errorType, error: text });

/** Sentences as the servers' own sources write them. */
test.each([
  [400, error('invalid parameter "query": 1:4: parse error', 'bad_data'), 'bad-query', 'parse error'],
  [400, error('exceeded maximum resolution of 11,000 points per timeseries.', 'bad_data'), 'too-much', '11,000 points'],
  [401, '<html>Sign in</html>', 'unauthorized', 'credentials'],
  [403, '{"kind":"Status","message":"nodes \\"a\\" is forbidden"}', 'forbidden', 'is forbidden'],
  [404, '404 page not found\n', 'not-found', 'page not found'],
  [413, '', 'too-much', 'too large'],
  [422, error('query processing would load too many samples into memory in query execution'), 'too-much', 'too many'],
  [
    422,
    error('the query exceeded the maximum number of series (limit: 1 series) (err-mimir-max-series-per-query)'),
    'too-much',
    'maximum number',
  ],
  [422, error('cannot select more than -search.maxSamplesPerQuery=1 samples'), 'too-much', 'maxSamplesPerQuery'],
  [422, error('found duplicate series for the match group'), 'bad-query', 'duplicate'],
  [429, '', 'rate-limited', 'too many requests'],
  [500, '<html>', 'server', 'HTTP 500'],
  [502, '{"cut', 'server', 'HTTP 502'],
  [503, error('query timed out in expression evaluation', 'timeout'), 'timeout', 'timed out'],
  [503, '', 'server', 'HTTP 503'],
  [504, '', 'timeout', 'shorter window'],
  [418, 'a teapot', 'not-prometheus', 'a teapot'],
])('toStatusError(%i, %s)', (status, body, kind, text) => {
  const made = toStatusError(status, body, 'http://h:1');
  expect(made).toMatchObject({ kind, status });
  expect(made.message).toContain(text);
  expect(made.message).not.toContain('<');
  expect(made.message).toMatch(/^[A-Z].*[.!?]$/);
});

test('toStatusError: hostile text is one line of limited length', () => {
  const { message } = toStatusError(500, `\u001b[2J${'x'.repeat(10_000)}\nsecond`, 'http://h:1');
  expect(message.length).toBeLessThan(500);
  expect(message).not.toMatch(/[\u0000-\u001f]/);
});

test.each([
  ['bad_data', 'parse error', 'bad-query'],
  ['execution', 'query processing would load too many samples', 'too-much'],
  ['timeout', 'query timed out', 'timeout'],
  ['internal', '', 'server'],
])('toApiError(%s, %s)', (errorType, text, kind) => {
  expect(toApiError(errorType, text)).toMatchObject({ kind });
});
