import { DEFAULT_PREFIX } from '../../../src/engine';
import type { BackfillSeries } from '../../prometheus/backfillSeries.mjs';
import { askRange } from '../../parity/askPrometheus';
import { allRecordingRules } from '../../scenarios/backtestHistory';
import type { ScaleGrid } from './fleetSeries';

const HOUR = 3600;
/** How far back lists and scores read what was recorded, as far as there is data. */
const LAST_SECONDS = 26 * HOUR;
const STEP_SECONDS = 1800;
/** What is recorded from raw series, and the floors that are made of the hour's; then what the scores read at this moment. */
const STAGES = [
  /:mem_(?:limit_bytes|start_time_seconds|floor:1h|anon_bytes|restarts:24h|working_set_bytes)$/,
  /:mem_floor:3h$/,
  /:mem_floor:6h$/,
  /:mem_floor:12h$|:mem_pod_workload$/,
];

/**
 * What the first rules of the chain record, by asking a running server for it: half-hourly over a day and at its offsets, each
 * with a value beside it that an instant selector finds. It costs less than all of it at five minutes, and rules at the end
 * read as many series.
 */
export async function recordStage(
  url: string,
  stage: number,
  { endSeconds, startSeconds }: ScaleGrid
): Promise<BackfillSeries[]> {
  const rules = allRecordingRules().filter(
    ({ record }) => record.startsWith(DEFAULT_PREFIX) && STAGES[stage].test(record)
  );
  const from = Math.max(startSeconds + HOUR, endSeconds - LAST_SECONDS);
  const grid = {
    startSeconds: endSeconds - Math.floor((endSeconds - from) / STEP_SECONDS) * STEP_SECONDS,
    endSeconds,
    stepSeconds: STEP_SECONDS,
  };
  const recorded: BackfillSeries[] = [];
  for (const { record, expr, labels } of rules) {
    for (const series of await askRange(url, expr, grid)) {
      recorded.push({ ...series, labels: { ...series.labels, ...labels, __name__: record } });
    }
  }
  return recorded;
}

export const RECORDED_STAGES = STAGES.length;
