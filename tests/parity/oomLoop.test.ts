import { buildOomLoopExpr, evaluateOomLoop, OOM_LOOP_PARAMETERS, type RangeEdge } from '../../src/engine';
import { backfillSeries, type BackfillSeries } from '../prometheus/backfillSeries.mjs';
import { listServers } from '../prometheus/listServers.mjs';
import { makeTemporaryFolder } from '../prometheus/makeTemporaryFolder.mjs';
import { startCopyPrometheus } from '../prometheus/startCopyPrometheus.mjs';
import { askInstant, askRange } from './askPrometheus';
import { compare, newComparison, report, type Comparison } from './compareScores';
import { findVictoriaMetrics, startVictoriaMetrics } from './startVictoriaMetrics';

/** A multiple of the step at which memory is looked at. */
const END_SECONDS = Date.parse('2026-11-20T12:00:00Z') / 1000;
const HOUR = 3600;
const WINDOW = OOM_LOOP_PARAMETERS.window.value * HOUR;
const STEP = OOM_LOOP_PARAMETERS.step.value;
const TIMES = Array.from({ length: 2 * 24 * 60 + 1 }, (_, index) => END_SECONDS - 48 * HOUR + index * 60);
const MOMENTS = [0, -STEP, -17.4, -3 * HOUR - 0.5].map((offset) => END_SECONDS + offset);
const MIB = 2 ** 20;

interface Pod {
  name: string;
  limitMib: number | null;
  /** MiB so many hours before the end. */
  level: (hoursAgo: number) => number;
  restartsEveryHours: number | null;
  isKilled: boolean;
}

/** A ramp up to the restart, over and over. */
const ramp = (hours: number, height: number) => (ago: number) => 20 + height * (1 - (ago % hours) / hours);

const PODS: readonly Pod[] = [
  { name: 'loop', limitMib: 256, level: ramp(4, 200), restartsEveryHours: 4, isKilled: true },
  { name: 'without-limit', limitMib: null, level: ramp(5, 120), restartsEveryHours: 5, isKilled: true },
  { name: 'low', limitMib: 1024, level: ramp(3, 200), restartsEveryHours: 3, isKilled: true },
  { name: 'one-restart', limitMib: 256, level: ramp(20, 200), restartsEveryHours: 20, isKilled: true },
  { name: 'not-killed', limitMib: 256, level: ramp(4, 200), restartsEveryHours: 4, isKilled: false },
  { name: 'flat', limitMib: 256, level: () => 100, restartsEveryHours: 4, isKilled: true },
  { name: 'never-restarted', limitMib: 256, level: ramp(4, 200), restartsEveryHours: null, isKilled: true },
  // Its highest level is that of the moment at which the day begins.
  {
    name: 'edge',
    limitMib: 1024,
    level: (ago) => (ago >= 24 ? 500 : ramp(6, 100)(ago)),
    restartsEveryHours: 6,
    isKilled: true,
  },
];

function* toSeries({ name, limitMib, level, restartsEveryHours, isKilled }: Pod): Generator<BackfillSeries> {
  const labels = { namespace: 'shop', pod: name, container: 'app' };
  const of = (metric: string, valueAt: (hoursAgo: number) => number, more = {}) => ({
    labels: { __name__: metric, ...labels, ...more },
    timesSeconds: TIMES,
    values: TIMES.map((time) => valueAt((END_SECONDS - time) / HOUR)),
  });
  yield of('container_memory_rss', (ago) => Math.round(level(ago) * MIB));
  yield of('container_memory_working_set_bytes', (ago) => Math.round((level(ago) + 5) * MIB));
  yield of('container_spec_memory_limit_bytes', () => (limitMib ?? 0) * MIB);
  yield of('kube_pod_container_status_restarts_total', (ago) =>
    restartsEveryHours === null ? 0 : Math.floor((48 - ago) / restartsEveryHours)
  );
  yield of('kube_pod_container_status_last_terminated_reason', () => 1, {
    reason: isKilled ? 'OOMKilled' : 'Completed',
  });
}

const ALL = PODS.flatMap((pod) => [...toSeries(pod)]);

/** The text on a server, against the evaluator on what the server has at the moments of the text. */
async function comparePods(url: string, edge: RangeEdge): Promise<Comparison> {
  const comparison = newComparison();
  const grid = { startSeconds: END_SECONDS - WINDOW - 4 * HOUR, endSeconds: END_SECONDS, stepSeconds: STEP };
  const memory = await askRange(url, 'container_memory_rss', grid);
  for (const atSeconds of MOMENTS) {
    const valuesOf = async (query: string) => {
      const series = await askInstant(url, query, atSeconds);
      return (pod: string) => series.find(({ labels }) => labels.pod === pod)?.values[0] ?? null;
    };
    const [theirs, counted, before] = await Promise.all([
      valuesOf(buildOomLoopExpr()),
      valuesOf('kube_pod_container_status_restarts_total'),
      valuesOf(`kube_pod_container_status_restarts_total offset ${WINDOW}s`),
    ]);
    for (const { name, limitMib, isKilled } of PODS) {
      const { timesSeconds, values } = memory.find(({ labels }) => labels.pod === name)!;
      const input = {
        ...{ timesSeconds, bytes: values, limitBytes: limitMib === null ? null : limitMib * MIB },
        ...{ restarts: counted(name)! - before(name)!, killed: isKilled },
      };
      compare(comparison, `${name} at ${atSeconds}`, evaluateOomLoop(input, { atSeconds, edge }), theirs(name));
    }
  }
  return comparison;
}

function expectEqual(name: string, comparison: Comparison): void {
  report(`OOM loops, ${name}`, comparison);
  expect(comparison.differing).toEqual([]);
  expect(comparison.numbers).toBeGreaterThan(15);
  expect(comparison.absences).toBeGreaterThan(10);
}

describe('the score of OOM loops, on a server and in TypeScript: equal to the last bit', () => {
  const blocks = makeTemporaryFolder('leakscope-loops-');
  beforeAll(() => backfillSeries({ dataDir: blocks.path, series: ALL }), 60_000);
  afterAll(() => blocks.remove());

  test.each(listServers())('$name', async ({ name, edge, programs }) => {
    const prometheus = await startCopyPrometheus({ blocks: blocks.path, programs });
    const comparison = await comparePods(prometheus.url, edge).finally(prometheus.stop);
    expectEqual(name, comparison);
  });

  const victoriaMetrics = findVictoriaMetrics();
  (victoriaMetrics ? test : test.skip)('VictoriaMetrics', async () => {
    const server = await startVictoriaMetrics(victoriaMetrics!, ALL);
    const comparison = await comparePods(server.url, 'left-open').finally(server.stop);
    expectEqual('VictoriaMetrics', comparison);
  });
});
