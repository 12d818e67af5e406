import type { BackfillResult } from './backfillSeries.mjs';

export interface BackfillRecordedOptions {
  dataDir: string;
  /** The last recorded sample falls here (unix seconds). */
  endSeconds: number;
  /** How much longer time becomes: 60 makes 42 hours out of 42 minutes, one sample a minute. Default 60. */
  stretch?: number;
  /** Ids of scenarios, such as `o02-jvm-pagecache`; all by default. The node comes always. */
  scenarios?: readonly string[];
  onProgress?: (done: { scenario: string; index: number; count: number; samples: number }) => void;
}

export interface BackfillRecordedResult extends BackfillResult {
  startSeconds: number;
  endSeconds: number;
}

export function backfillRecorded(options: BackfillRecordedOptions): Promise<BackfillRecordedResult>;
