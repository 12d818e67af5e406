import { toPodPattern } from './toPodPattern';

test.each([
  ['checkout-a671003c6-c35ba', 'checkout-.*'],
  ['web-cache-7d4b9c6f5d-x2x9z', 'web-cache-.*'],
  ['postgres-0', 'postgres-.*'],
  ['node-exporter-4v7k2', 'node-exporter-.*'],
  ['web-cache', 'web-cache'],
  ['standalone', 'standalone'],
  ['a.b-7d4b9c6f5d-x2x9z', 'a\\.b-.*'],
  ['x"{{y}}', 'x"\\{\\{y\\}\\}'],
  ['-12345', '-12345'],
])('toPodPattern(%p) is %p', (pod, pattern) => {
  expect(toPodPattern(pod)).toBe(pattern);
  expect(pod).toMatch(new RegExp(`^(?:${pattern})$`));
});
