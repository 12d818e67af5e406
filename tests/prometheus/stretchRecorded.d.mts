import type { BackfillSeries } from './backfillSeries.mjs';

/** The series of one scenario on a stretched clock on which the recording ends at `endSeconds`. */
export function stretchRecorded(
  scenario: string,
  clock: { stretch: number; endSeconds: number }
): Generator<BackfillSeries & { timesSeconds: number[]; values: number[] }>;
