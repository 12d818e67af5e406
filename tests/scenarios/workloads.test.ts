import { collectLeaks, type LeaksRequest } from '../../src/collect/containers/collectLeaks';
import { sessionOf } from '../../src/collect/testing/sessionOf';
import { ruleOf, type FleetFinding } from '../../src/engine';
import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';
import { startRecordedPrometheus, type RecordedPrometheus } from '../prometheus/startRecordedPrometheus.mjs';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { connect } from './recordedClient';

/** Issue 12: a list of containers showed the same leak forty times, and none of those that were killed every few hours. */

jest.setTimeout(300_000);

const MIB = 1024 * 1024;
const HOUR = 3600;
const DAY = 24 * HOUR;
const MOST_EXPRESSIONS = 30;

const listOf = (url: string, atSeconds: number, more: Partial<LeaksRequest> = {}) =>
  collectLeaks(sessionOf(connect(url)), {
    atSeconds,
    windowSeconds: DAY,
    matchers: [],
    top: 50,
    by: 'workload',
    clusterLabel: null,
    ...more,
  });

describe('collectLeaks(recorded containers, by workload)', () => {
  let prometheus: RecordedPrometheus;
  beforeAll(async () => {
    prometheus = await startRecordedPrometheus({});
  });
  afterAll(() => prometheus?.stop());

  test('a row for each container of each workload, by what needs somebody first', async () => {
    const { workloads, containers, counts, expressions } = await listOf(prometheus.url, prometheus.endSeconds);
    expect(expressions.length).toBeLessThanOrEqual(MOST_EXPRESSIONS);
    expect(counts.total).toBe(workloads.length);
    expect(counts.notLookedAt).toBe(0);
    expect(workloads.flatMap(({ replicas }) => replicas)).toHaveLength(33);
    expect(containers).toHaveLength(33);
    const orders = workloads.map(({ urgency }) => ruleOf(urgency).order);
    expect(orders).toEqual([...orders].sort((a, b) => a - b));
    const names = workloads.map(({ workload }) => workload.name);
    expect(names).toEqual(expect.arrayContaining(['orders', 'orders-canary', 'checkout', 'sessions']));
  });

  test('o20, killed again and again, stands at the top', async () => {
    const { workloads } = await listOf(prometheus.url, prometheus.endSeconds);
    const loops = workloads.filter(({ urgency }) => urgency === 'killed-again');
    expect(loops.length).toBeGreaterThan(0);
    expect(workloads.slice(0, loops.length)).toEqual(loops);
    expect(loops.every(({ killsOneDay }) => (killsOneDay ?? 0) >= 2)).toBe(true);
  });
});

/** A fleet of 50 workloads: one leaks in 40 replicas, ten are killed for memory every few hours, the others are calm. */
describe('collectLeaks(a generated fleet)', () => {
  const END = 1_780_000_017;
  const START = END - 50 * HOUR;
  const STEP = 240;
  const LIMIT = 512 * MIB;

  const row = (labels: Record<string, string>, from: number, valueAt: (t: number) => number): BackfillSeries => {
    const timesSeconds = Array.from({ length: Math.floor((END - from) / STEP) + 1 }, (_, i) => from + i * STEP);
    return { labels, timesSeconds, values: timesSeconds.map(valueAt) };
  };

  function podOf(workload: string, pod: string, bytesAt: (t: number) => number, kills: ((t: number) => number) | null) {
    const labels = { namespace: 'fleet', pod, container: 'app', id: `/kubepods/${pod}`, node: 'n1' };
    const ksm = { namespace: 'fleet', pod, container: 'app', uid: pod };
    const set = `${workload}-5d78c9869d`;
    const started = (t: number) => (kills ? START + Math.floor((t - START) / (5 * HOUR)) * 5 * HOUR : START);
    return [
      row({ __name__: 'container_memory_usage_bytes', ...labels }, START, (t) => bytesAt(t) + 2 * MIB),
      row({ __name__: 'container_memory_working_set_bytes', ...labels }, START, (t) => bytesAt(t) + MIB),
      row({ __name__: 'container_memory_rss', ...labels }, START, bytesAt),
      row({ __name__: 'container_memory_cache', ...labels }, START, () => MIB),
      row({ __name__: 'container_memory_total_inactive_file_bytes', ...labels }, START, () => MIB),
      row({ __name__: 'container_memory_total_active_file_bytes', ...labels }, START, () => 0),
      row({ __name__: 'container_spec_memory_limit_bytes', ...labels }, START, () => LIMIT),
      row({ __name__: 'container_start_time_seconds', ...labels }, START, started),
      row({ __name__: 'kube_pod_container_status_restarts_total', ...ksm }, START, (t) => kills?.(t) ?? 0),
      ...(kills
        ? [
            row(
              { __name__: 'kube_pod_container_status_last_terminated_reason', reason: 'OOMKilled', ...ksm },
              START,
              () => 1
            ),
          ]
        : []),
      row(
        {
          __name__: 'kube_pod_owner',
          namespace: 'fleet',
          pod,
          owner_kind: 'ReplicaSet',
          owner_name: set,
          owner_is_controller: 'true',
        },
        END - HOUR,
        () => 1
      ),
      row(
        {
          __name__: 'kube_replicaset_owner',
          namespace: 'fleet',
          replicaset: set,
          owner_kind: 'Deployment',
          owner_name: workload,
        },
        END - HOUR,
        () => 1
      ),
    ];
  }

  const noise = (t: number) => ((t / STEP) % 7) * 0.05 * MIB;
  const podNames = (workload: string, count: number) =>
    Array.from(
      { length: count },
      (_, i) => `${workload}-5d78c9869d-${'bcdfghjklm'[i % 10]}${'npqrstvwxz'[Math.floor(i / 10)]}k2p`
    );
  const hoursAt = (t: number) => (t - START) / HOUR;
  const SERIES = [
    ...podNames('orders', 40).flatMap((pod) =>
      podOf('orders', pod, (t) => 100 * MIB + 5 * MIB * hoursAt(t) + noise(t), null)
    ),
    ...Array.from({ length: 10 }, (_, i) => `loop-${'abcdefghij'[i]}`).flatMap((workload) =>
      podNames(workload, 1).flatMap((pod) =>
        podOf(
          workload,
          pod,
          (t) => 40 * MIB + (((t - START) % (5 * HOUR)) / (5 * HOUR)) * 460 * MIB,
          (t) => Math.floor((t - START) / (5 * HOUR))
        )
      )
    ),
    ...Array.from({ length: 39 }, (_, i) => `calm-${'abcdefghij'[i % 10]}${'aeiou'[Math.floor(i / 10)]}`).flatMap(
      (workload) => podNames(workload, 2).flatMap((pod) => podOf(workload, pod, (t) => 200 * MIB + noise(t), null))
    ),
  ];
  const isBad = (name: string) => name === 'orders' || name.startsWith('loop-');

  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startSeriesPrometheus({ series: dedupe(SERIES) });
  });
  afterAll(() => prometheus?.stop());

  test('every bad workload stands above every calm one, in few questions', async () => {
    const { workloads, counts, expressions, totalContainers } = await listOf(prometheus.url, END);
    expect(totalContainers).toBe(128);
    expect(counts.total).toBe(50);
    expect(counts.needSomebody).toBe(11);
    expect(expressions.length).toBeLessThanOrEqual(MOST_EXPRESSIONS);
    const names = workloads.map(({ workload }) => workload.name);
    expect(names.slice(0, 11).filter(isBad)).toHaveLength(11);
    expect(workloads.slice(0, 10).map(({ urgency }) => urgency)).toEqual(Array(10).fill('killed-again'));
    const orders = workloads.find(({ workload }) => workload.name === 'orders');
    expect(orders).toMatchObject({
      workload: { kind: 'Deployment', basis: 'known' },
      totalReplicas: 40,
      urgency: expect.stringMatching(/^limit-/),
    });
    expect(orders?.affectedReplicas).toBe(orders?.replicas.length);
    expect(orders?.secondsToEnd?.mid).toBeGreaterThan(HOUR);
  });

  test.each([5, 20])('a list of %i rows is the top of the longer one', async (top) => {
    const all = await listOf(prometheus.url, END);
    const few = await listOf(prometheus.url, END, { top });
    const namesOf = (list: typeof all) => list.workloads.map(({ workload }) => workload.name);
    expect(few.workloads).toHaveLength(top);
    // Equal ones may change places; who is bad may not fall out.
    expect(namesOf(few).filter(isBad)).toHaveLength(Math.min(top, 11));
  });

  test('containers are in the same order', async () => {
    const { containers } = await listOf(prometheus.url, END, { by: 'container', top: 200 });
    const orders = containers.map(({ urgency }: FleetFinding) => ruleOf(urgency).order);
    expect(containers).toHaveLength(128);
    expect(orders).toEqual([...orders].sort((a, b) => a - b));
    expect(containers.slice(0, 50).every(({ workload }) => isBad(workload.name))).toBe(true);
  });
});

/** Series that pods share: the same labels once. */
function dedupe(series: BackfillSeries[]): BackfillSeries[] {
  return [...new Map(series.map((one) => [JSON.stringify(one.labels), one])).values()];
}
