import { formatBytes, formatGrowth } from './formatBytes';

test.each([
  [null, '-'],
  [0, '0 B'],
  [0.4, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [456234189, '435.1 MiB'],
  [1023.96 * 1024 ** 2, '1.0 GiB'],
  [NaN, '-'],
  [Infinity, '-'],
  [-455.2, '-455 B'],
  [-5 * 1024 ** 3, '-5.0 GiB'],
  [2 ** 63, '8192.0 PiB'],
])('formatBytes(%d)', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test.each([
  [null, '-'],
  [0, '0 B'],
  [2048, '+2.0 KiB'],
  [-2048, '-2.0 KiB'],
])('formatGrowth(%d)', (bytes, text) => {
  expect(formatGrowth(bytes)).toBe(text);
});
