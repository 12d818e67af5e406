import { buildRuleGroups, type RecordingRule } from '../../src/engine';
import { readManifest } from '../fixtures/readRecorded.mjs';
import { backfillSeries, type BackfillSeries } from '../prometheus/backfillSeries.mjs';
import { startPrometheus, type StartPrometheusOptions } from '../prometheus/startPrometheus.mjs';
import { stretchRecorded } from '../prometheus/stretchRecorded.mjs';
import { askRange } from '../parity/askPrometheus';

const GRID_SECONDS = 300;
/** The recorded data, stretched: 42 hours. */
const STRETCH = 60;
const RECORDED = /\bleakscope:/;
/** Floors that the score reads at offsets: the chain makes each from the one before, these from the hour's. */
const FLOOR_HOURS = [3, 6, 12, 24];
const LOOKED_BACK_AT = /_floor_max:|_samples_floor:|_samples_max:|node_working_set_floor/;

/** What the rules would have recorded from raw series. */
const FROM_RAW = allRules().filter(({ expr }) => !RECORDED.test(expr));
/** And what they would have recorded from that, as far as it is read at an offset later. */
const FROM_RECORDED: RecordingRule[] = [
  ...FLOOR_HOURS.map((hours) => ({
    record: `leakscope:mem_floor:${hours}h`,
    expr: `min_over_time(leakscope:mem_floor:1h[${hours - 1}h1m])`,
  })),
  ...allRules().filter(({ record }) => LOOKED_BACK_AT.test(record)),
];

function allRules(): RecordingRule[] {
  return buildRuleGroups({ recordingOnly: true })
    .flatMap(({ rules }) => rules)
    .filter((rule): rule is RecordingRule => 'record' in rule);
}

/** The rules read no others: the recordings hold many times more. */
const METRICS = new Set(
  allRules().flatMap(({ expr }) => expr.match(/\b(?:container|kube|machine|process|scrape)_\w+/g) ?? [])
);

function* readMetrics(scenarios: readonly string[], endSeconds: number): Generator<BackfillSeries> {
  for (const scenario of ['_node', ...scenarios]) {
    for (const series of stretchRecorded(scenario, { stretch: STRETCH, endSeconds })) {
      if (METRICS.has(series.labels.__name__)) {
        yield series;
      }
    }
  }
}

/** Which server makes the history. */
export type HistoryServer = Pick<StartPrometheusOptions, 'programs' | 'flags'>;

/**
 * Recorded programs up to a moment, and what the recording rules would have made of them on the way: for a Prometheus
 * that goes on from there. The history comes from a real server, rule by rule: by default of the installed version.
 */
export async function backfillHistory(
  dataDir: string,
  scenarios: readonly string[],
  endSeconds: number,
  server: HistoryServer = {}
) {
  const { first_sample: first, last_sample: last } = readManifest().recorded;
  const startSeconds = endSeconds - (last - first) * STRETCH;
  await backfillSeries({ dataDir, series: readMetrics(scenarios, endSeconds) });
  for (const rules of [FROM_RAW, FROM_RECORDED]) {
    await recordHistory(dataDir, rules, { startSeconds, endSeconds }, server);
  }
}

async function recordHistory(
  dataDir: string,
  rules: readonly RecordingRule[],
  range: { startSeconds: number; endSeconds: number },
  server: HistoryServer
): Promise<void> {
  const grid = {
    startSeconds: Math.ceil(range.startSeconds / GRID_SECONDS) * GRID_SECONDS,
    endSeconds: Math.floor(range.endSeconds / GRID_SECONDS) * GRID_SECONDS,
    stepSeconds: GRID_SECONDS,
  };
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
