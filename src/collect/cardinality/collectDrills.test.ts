import { judgeTarget } from '../../engine';
import type { PrometheusClient } from '../ask/prometheusClient';
import { PrometheusError } from '../ask/prometheusError';
import { sessionOf } from '../testing/sessionOf';
import { collectDrills } from './collectDrills';
import type { TargetReport } from './collectTargets';

const TIMES = Array.from({ length: 20 }, (_, index) => 1_000_000 + index * 600);
const AT = TIMES[TIMES.length - 1];
const COST = { requests: 1, bytes: null, samples: 0, milliseconds: 0 };
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function toReport(): TargetReport {
  const samples = TIMES.map((_, index) => 100 + 500 * index);
  const nothing = TIMES.map(() => null);
  const history = {
    timesSeconds: TIMES,
    samples,
    keptSamples: samples,
    addedSeries: nothing,
    upShare: nothing,
    sampleLimit: nothing,
    startTimesSeconds: TIMES.map(() => 999_000),
  };
  const target = { cluster: null, job: 'orders', instance: 'a:1' };
  const labels = { job: 'orders', instance: 'a:1', namespace: 'shop', pod: 'orders-0' };
  return { target, labels, history, score: 100, finding: judgeTarget(history) };
}

const request = {
  reports: [toReport()],
  others: [],
  atSeconds: AT,
  stepSeconds: 600,
  keys: { clusterLabel: null, apartLabels: [] },
};

/** What is refused together is asked one by one. */
const isJoined = (expr: string) => expr.includes('"_part"');
/** Whether a question is about which library wrote the page. */
const isTelling = (expr: string) => expr.includes('jvm_');
const refuse = () => {
  throw new PrometheusError('server', 'The server failed.');
};

describe('collectDrills(asked, request)', () => {
  test('a question that fails before others are answered rejects, and nothing is left unhandled', async () => {
    const unhandled: unknown[] = [];
    const keep = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', keep);
    const client = {
      instant: async ({ expr }: { expr: string }) => {
        if (isJoined(expr) || isTelling(expr)) {
          refuse();
        }
        await pause(60);
        return { vector: [], warnings: [], cost: COST };
      },
      range: async () => ({ series: [], warnings: [], cost: COST }),
    } as unknown as PrometheusClient;
    await expect(collectDrills(sessionOf(client, AT), request)).rejects.toThrow('The server failed.');
    await pause(100);
    process.off('unhandledRejection', keep);
    expect(unhandled).toEqual([]);
  });

  test('memory that is 0 everywhere is not known, and it is said', async () => {
    const labels = {
      __name__: 'container_memory_rss',
      namespace: 'shop',
      pod: 'orders-0',
      container: 'app',
    };
    const client = {
      instant: async ({ expr }: { expr: string }) => {
        if (isJoined(expr)) {
          refuse();
        }
        const vector = expr.includes('container_memory') ? [{ labels, timeSeconds: AT, value: 0 }] : [];
        return { vector, warnings: [], cost: COST };
      },
      range: async () => ({
        series: [{ labels, timesSeconds: TIMES, values: TIMES.map(() => 0) }],
        warnings: [],
        cost: COST,
      }),
    } as unknown as PrometheusClient;
    const session = sessionOf(client, AT);
    const drills = await collectDrills(session, request);
    expect([...drills.values()].map(({ memory }) => memory)).toEqual([null]);
    expect(session.warnings.join()).toMatch(/is 0, which none has, so that it is not known/);
  });
});
