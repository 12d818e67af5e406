import { textUtil } from '@grafana/data';
import * as fc from 'fast-check';
import { isOwnPath } from './isOwnPath';

const ORIGIN = 'https://grafana.example';

test.each([
  '/d/leakscope-fleet',
  '/d/x?var-namespace=a%26b%23c&var-pod=web-.%2A&from=now-7d#here',
  '/d/x?var-url=https%3A%2F%2Fother.example%2F',
  '/d/x?var-path=%5C%5Cserver&x=//y',
  '/d/x?var-share=100%',
  '/',
])('%s stays', (path) => {
  expect(isOwnPath(path)).toBe(true);
});

test.each([
  '',
  'd/x',
  '//evil.example',
  '/\\evil.example',
  '/%5cevil.example',
  '/%2fevil.example',
  '/%2F%252f%252fevil.example',
  '/%252f%252fevil.example',
  '/\t/evil.example',
  '/%09/evil.example',
  '/..//evil.example',
  '/.%2f/evil.example',
  '/d/..%2f..%2f%2fevil.example',
  'https://evil.example/',
  '/d/%ff',
  '/d/100%',
  '/d/%e0%a4%a',
  'javascript:alert(1)',
])('%j leaves', (path) => {
  expect(isOwnPath(path)).toBe(false);
});

/** Pieces that are read differently by who decodes, and how often a path is encoded on its way. */
const PIECES = fc.constantFrom(
  '/',
  '\\',
  '.',
  '..',
  '%',
  '2f',
  '5c',
  '\t',
  '\n',
  ' ',
  '?',
  '#',
  '@',
  ':',
  'evil.example',
  'd'
);
const PATHS = fc
  .record({ pieces: fc.array(PIECES, { maxLength: 8 }), times: fc.integer({ min: 0, max: 3 }) })
  .map(({ pieces, times }) => {
    let path = pieces.join('');
    for (let time = 0; time < times; time++) {
      path = encodeURIComponent(path);
    }
    return `/${path}`;
  });

test('whatever decodes it, a path that passed never leads to another server', () => {
  fc.assert(
    fc.property(PATHS, fc.integer({ min: 0, max: 4 }), (path, decodings) => {
      fc.pre(isOwnPath(path));
      let read = path;
      for (let time = 0; time < decodings; time++) {
        try {
          read = decodeURIComponent(read);
        } catch {
          break;
        }
      }
      expect(new URL(read, ORIGIN).origin).toBe(ORIGIN);
      expect(new URL(textUtil.sanitizeUrl(path), ORIGIN).origin).toBe(ORIGIN);
      // What browsers make of it is a path once more.
      const { pathname, search, hash } = new URL(read, ORIGIN);
      expect(new URL(pathname + search + hash, ORIGIN).origin).toBe(ORIGIN);
    }),
    { numRuns: 1000 }
  );
});
