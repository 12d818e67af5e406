import fc from 'fast-check';
import { quoteServer } from './quoteServer';

const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl';

describe('quoteServer(text, maxLength)', () => {
  test.each([
    [`unexpected header Authorization: Bearer ${TOKEN}`, 'unexpected header …'],
    [`{"authorization":"Bearer ${TOKEN}"}`, '{…'],
    [
      `GET / HTTP/1.1\r\nHost: x\r\nAuthorization: Basic dXNlcjpwYXNz\r\nAccept: */*`,
      'GET / HTTP/1.1 Host: x … Accept: */*',
    ],
    [`token ${TOKEN} is not known`, '… is not known'],
    ['Cookie: session=abc', '…'],
    ['X-Api-Key: 0123456789', '…'],
    ['upstream says <html><body>Oops</body></html>', 'upstream says'],
    ['<!DOCTYPE html><p>x', ''],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['found duplicate series for the match group {a="<x"}', 'found duplicate series for the match group {a="<x"}'],
  ])('%j', (text, expected) => expect(quoteServer(text, 200)).toBe(expected));

  test('no token that was sent as a header comes back, wherever a server puts it', () => {
    const token = fc.stringMatching(/^[A-Za-z0-9._~+/-]{16,60}$/);
    fc.assert(
      fc.property(
        fc.string(),
        token,
        fc.constantFrom('Bearer ', 'bearer ', 'Basic '),
        fc.string(),
        (a, secret, kind, b) => {
          expect(quoteServer(`${a} ${kind}${secret} ${b}`, 300)).not.toContain(secret);
        }
      )
    );
  });
});
