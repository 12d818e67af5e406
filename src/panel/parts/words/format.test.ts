import { formatAge } from './formatAge';
import { formatBytes } from './formatBytes';
import { formatGrowth } from './formatGrowth';
import { formatRoundBytes } from './formatRoundBytes';
import { formatShare } from './formatShare';

describe('formats', () => {
  it.each([
    [formatBytes(null), '—'],
    [formatBytes(0), '0 B'],
    [formatBytes(1023), '1023 B'],
    [formatBytes(435.1 * 2 ** 20), '435.1 MiB'],
    [formatRoundBytes(640 * 2 ** 20), '640 MiB'],
    [formatGrowth(null), '—'],
    [formatGrowth(12.3 * 2 ** 20), '+12.3 MiB/h'],
    [formatGrowth(-2048), '−2.0 KiB/h'],
    [formatGrowth(0.3), '0 B/h'],
    [formatShare(null, 100), '—'],
    [formatShare(1, 0), '—'],
    [formatShare(0, 100), '0 %'],
    [formatShare(0.4, 100), '<1 %'],
    [formatShare(85, 100), '85 %'],
    [formatAge(null), '—'],
    [formatAge(-5), '—'],
    [formatAge(30), '<1 min'],
    [formatAge(3 * 60), '3 min'],
    [formatAge(90 * 60), '1 h 30 min'],
    [formatAge(100 * 3600), '4 d 4 h'],
    [formatAge(20 * 86_400 + 7200), '20 d'],
  ])('%s is %s', (actual, expected) => {
    expect(actual).toBe(expected);
  });
});
