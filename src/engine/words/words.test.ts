import fc from 'fast-check';
import { TERMINAL_MARKS } from './figureMarks';
import { formatAge } from './formatAge';
import { formatBytes } from './formatBytes';
import { formatCount } from './formatCount';
import { formatDuration } from './formatDuration';
import { formatGrowth } from './formatGrowth';
import { formatHours } from './formatHours';
import { formatMoment } from './formatMoment';
import { formatRoundBytes } from './formatRoundBytes';
import { formatSeconds } from './formatSeconds';
import { formatShare } from './formatShare';
import { formatSignedBytes } from './formatSignedBytes';
import { formatSize } from './formatSize';
import { formatSpan } from './formatSpan';

const KIB = 1024;
const MIB = 2 ** 20;
const DAY = 86_400;

describe('formats', () => {
  it.each([
    [formatBytes(null), '—'],
    [formatBytes(0), '0 B'],
    [formatBytes(1023), '1023 B'],
    [formatBytes(1023.6), '1.0 KiB'],
    [formatBytes(435.1 * MIB), '435.1 MiB'],
    [formatBytes(1023.9 * MIB), '1023.9 MiB'],
    [formatBytes(1023.96 * MIB), '1.0 GiB'],
    [formatBytes(-96.7 * MIB), '−96.7 MiB'],
    [formatBytes(-0.4), '0 B'],
    [formatBytes(2 ** 63, TERMINAL_MARKS), '8192.0 PiB'],
    [formatRoundBytes(640 * MIB), '640 MiB'],
    [formatRoundBytes(null), '—'],
    [formatGrowth(null), '—'],
    [formatGrowth(12.3 * MIB), '+12.3 MiB/h'],
    [formatGrowth(-2048), '−2.0 KiB/h'],
    [formatGrowth(0.3), '0 B/h'],
    [formatSignedBytes(-2048, TERMINAL_MARKS), '-2.0 KiB'],
    [formatMoment(1_796_029_499), '2026-11-30 09:04 UTC'],
    [formatCount(null), '—'],
    [formatCount(8_609.6), '8,610'],
    [formatCount(-1_234_567), '-1,234,567'],
    [formatCount(-0.3), '0'],
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
    [formatAge(20 * DAY + 7200), '20 d'],
    [formatSpan(null), '—'],
    [formatSpan(89 * 60), '89 min'],
    [formatSpan(91 * 60), '2 h'],
    [formatSpan(3 * DAY), '3 d'],
    [formatSpan(30, TERMINAL_MARKS), '<1m'],
    [formatSpan(3 * DAY, TERMINAL_MARKS), '3d'],
    [formatDuration(40), '40 s'],
    [formatDuration(12 * 60), '12 min'],
    [formatDuration(5400), '1.5 h'],
    [formatHours(5400), '1.5 h'],
    [formatHours(3.2 * DAY), '3.2 days'],
    [formatSeconds(0), '0 s'],
    [formatSeconds(0.45), '450 ms'],
    [formatSeconds(12.34), '12.3 s'],
    [formatSeconds(4), '4.0 s'],
    [formatSeconds(150), '2.5 min'],
  ])('%s is %s', (actual, expected) => {
    expect(actual).toBe(expected);
  });

  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1.0 KiB'],
    [99.96 * 1024, '100.0 KiB'],
    [1023.6 * 1024, '1.0 MiB'],
    [635 * MIB, '635 MiB'],
    [-1435 * MIB, '1.4 GiB'],
    [2 ** 53, '8.0 PiB'],
    [NaN, 'an unknown size'],
  ])('formatSize(%d) is %s', (bytes, text) => {
    expect(formatSize(bytes)).toBe(text);
  });

  const ALL = [
    formatAge,
    (value: number) => formatBytes(value),
    (value: number) => formatCount(value),
    formatDuration,
    formatGrowth,
    formatRoundBytes,
    formatSeconds,
    (value: number) => formatShare(value, 1),
    (value: number) => formatShare(1, value),
    (value: number) => formatSignedBytes(value),
    (value: number) => formatSpan(value),
  ];

  it('not finite is unknown', () => {
    for (const value of [NaN, Infinity, -Infinity]) {
      expect(ALL.map((format) => format(value)).filter((text) => !/^(—|0 %)$/.test(text))).toEqual([]);
    }
  });

  it('whatever the number: no text of a broken one', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        const texts = [...ALL.map((format) => format(value)), formatSize(value)].join(' ');
        expect(texts).not.toMatch(/NaN|Infinity|undefined|null/);
      }),
      { numRuns: 1000 }
    );
  });

  it('a size is written in the unit that fits, and means what it says', () => {
    const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
    fc.assert(
      fc.property(fc.double({ min: -(2 ** 59), max: 2 ** 59, noNaN: true }), (bytes) => {
        for (const text of [formatBytes(bytes, TERMINAL_MARKS), formatSize(bytes)]) {
          const [, number, unit] = /^-?([\d.]+) (\w+)$/.exec(text)!;
          const power = units.indexOf(unit);
          expect(Number(number)).toBeLessThan(KIB);
          expect(power === 0 ? 1 : Number(number)).toBeGreaterThanOrEqual(1);
          expect(Math.abs(Number(number) * KIB ** power - Math.abs(bytes))).toBeLessThanOrEqual(0.5 * KIB ** power);
        }
      }),
      { numRuns: 1000 }
    );
  });
});
