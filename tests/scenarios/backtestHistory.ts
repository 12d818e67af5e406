import { buildRuleGroups, type RecordingRule } from '../../src/engine';
import { askRange } from '../parity/askPrometheus';
import { readManifest } from '../fixtures/readRecorded.mjs';
import { backfillSeries } from '../prometheus/backfillSeries.mjs';
import { startPrometheus } from '../prometheus/startPrometheus.mjs';
import { backfillHistory, type HistoryServer } from './alertingHistory';

const GRID_SECONDS = 300;
const STRETCH = 60;
/** The rules that `backfillHistory` leaves to the running server, in the order in which they read each other. */
const STAGES = [
  /_score:(?:\d+[hd])$|:mem_oom_loop_score$|_seconds_to_pressure$/,
  /:mem_leak_score$|_cardinality_score$|_pod_workload$|:mem_life_gain_bytes$|:mem_kills:24h$/,
  /:mem_seconds_to_limit$/,
  /:mem_workload_(?!.*(?:gain_bytes:72h$|lives:72h$|_rate|_(?:masked|fast)_leak_score$))/,
  /:mem_workload_(?:life_gain_bytes|lives):72h$/,
  /:mem_workload_.*_rate/,
  /:mem_workload_(?:masked|fast)_leak_score$/,
];

interface HistoryGrid {
  startSeconds: number;
  endSeconds: number;
  stepSeconds: number;
}

/** Recorded programs up to a moment with all that the rules would have recorded of them on a server, scores included. */
export async function backfillScores(
  dataDir: string,
  scenarios: readonly string[],
  endSeconds: number,
  server: HistoryServer = {}
): Promise<void> {
  await backfillHistory(dataDir, scenarios, endSeconds, server);
  const { first_sample: first, last_sample: last } = readManifest().recorded;
  const grid = toRuleGrid(endSeconds - (last - first) * STRETCH, endSeconds);
  for (const stage of STAGES) {
    await recordHistory(
      dataDir,
      allRecordingRules().filter(({ record }) => stage.test(record)),
      grid,
      server
    );
  }
}

export function allRecordingRules(): RecordingRule[] {
  return buildRuleGroups({ recordingOnly: true })
    .flatMap((group) => group.rules)
    .filter((rule): rule is RecordingRule => 'record' in rule);
}

/** The moments at which rules are evaluated. */
export function toRuleGrid(startSeconds: number, endSeconds: number): HistoryGrid {
  return {
    startSeconds: Math.ceil(startSeconds / GRID_SECONDS) * GRID_SECONDS,
    endSeconds: Math.floor(endSeconds / GRID_SECONDS) * GRID_SECONDS,
    stepSeconds: GRID_SECONDS,
  };
}

/** Adds what a real Prometheus says that the rules would have recorded. None of them may read another one. */
export async function recordHistory(
  dataDir: string,
  rules: readonly RecordingRule[],
  grid: HistoryGrid,
  server: HistoryServer = {}
): Promise<void> {
  const prometheus = await startPrometheus({ ...server, dataDir });
  try {
    const recorded = [];
    for (const { record, expr, labels } of rules) {
      for (const series of await askRange(prometheus.url, expr, grid)) {
        recorded.push({ ...series, labels: { ...series.labels, ...labels, __name__: record } });
      }
    }
    await backfillSeries({ dataDir, series: recorded });
  } finally {
    await prometheus.stop();
  }
}
