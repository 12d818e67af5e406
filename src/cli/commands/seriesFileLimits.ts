import type { Threshold } from '../../engine';

const limit = (value: number, unit: string, reason: string, source: string): Threshold => ({
  value,
  unit,
  reason,
  source,
});

const THOUSANDTHS = 'A thousand units make the next larger one.';

/** What the numbers of a series file can be. */
export const SERIES_FILE_LIMITS = {
  latestSeconds: limit(
    1e11,
    'seconds',
    'The year 5138: milliseconds of any time since March 1973 are above it.',
    'Own choice; `--at` reads 11 digits as well.'
  ),
  latestMilliseconds: limit(1e14, 'milliseconds', THOUSANDTHS, 'As latestSeconds.'),
  latestMicroseconds: limit(1e17, 'microseconds', THOUSANDTHS, 'As latestSeconds.'),
  latestNanoseconds: limit(1e20, 'nanoseconds', THOUSANDTHS, 'As latestSeconds.'),
  largestValue: limit(
    Number.MAX_SAFE_INTEGER,
    'the unit of the file',
    'Beyond it neighbouring whole numbers are one, and sums of squares overflow.',
    'IEEE 754, 53 bits; 8 PiB in bytes.'
  ),
} as const;
