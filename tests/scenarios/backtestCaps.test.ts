import { ALERT_COLLECT_LIMITS } from '../../src/collect/alerts/alertCollectLimits';
import type { BacktestRequest } from '../../src/collect/alerts/backtestRequest';
import { collectBacktest } from '../../src/collect/alerts/collectBacktest';
import { collectRecording } from '../../src/collect/alerts/collectRecording';
import { countRecorded, rankRecorded } from '../../src/collect/alerts/rankRecorded';
import { SCORE_LOOKBACK_HOURS } from '../../src/engine';
import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';
import { listServers } from '../prometheus/listServers.mjs';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { connect } from './recordedClient';
import { sessionOf } from '../../src/collect/testing/sessionOf';

const END_SECONDS = 1_795_176_000;
const WINDOW_SECONDS = 14 * 3600;
const CONTAINERS = ALERT_COLLECT_LIMITS.testedContainers.value + 4;
const RECORDED = ALERT_COLLECT_LIMITS.recordedSeries.value + 10;
const MIB = 2 ** 20;
const HOSTILE = 'a"} or vector(1) # .*|\\ $x';

/** A value every five minutes, up to so many seconds before the end. */
function make(labels: Record<string, string>, of: (index: number) => number, untilSeconds = 0): BackfillSeries {
  const count = (WINDOW_SECONDS - untilSeconds) / 300;
  const timesSeconds = Array.from({ length: count + 1 }, (_, index) => END_SECONDS - WINDOW_SECONDS + index * 300);
  return { labels: { __name__: '', ...labels }, timesSeconds, values: timesSeconds.map((_, index) => of(index)) };
}

function* makeFleet(): Generator<BackfillSeries> {
  for (let i = 0; i < CONTAINERS; i++) {
    const labels = { namespace: 'raw', pod: i === CONTAINERS - 1 ? HOSTILE : `p${i}`, container: 'app', id: `/${i}` };
    const rising = (index: number) => 100 * MIB + index * i * 1024 * 20;
    yield make({ ...labels, __name__: 'container_memory_working_set_bytes' }, rising);
    yield make({ ...labels, __name__: 'container_memory_rss' }, rising);
  }
  for (let i = 0; i < RECORDED; i++) {
    const labels = { namespace: 'recorded', pod: `p${i}`, container: 'app', part: 'anon' };
    yield make({ ...labels, __name__: 'leakscope:mem_floor:1h' }, () => MIB);
    yield make({ ...labels, __name__: 'leakscope:mem_leak_score' }, () => i / 3);
  }
  yield make({ __name__: 'leakscope:scrape_samples', job: 'j', instance: 'i' }, () => 500, 7200);
  for (const pod of ['a', 'b']) {
    yield make({ __name__: 'ALERTS', alertname: 'LeakscopeMemoryLeak', alertstate: 'firing', pod }, () => 1);
  }
  yield make({ __name__: 'ALERTS', alertname: 'SomeoneElses', alertstate: 'firing' }, () => 1);
}

/** A value now, and one as long ago as the score looks back, where `isOld`. */
function makeEnds(labels: Record<string, string>, isOld: boolean): BackfillSeries {
  const timesSeconds = [...(isOld ? [END_SECONDS - SCORE_LOOKBACK_HOURS * 3600] : []), END_SECONDS];
  return {
    labels: { __name__: '', container: 'app', pod: 'p', ...labels },
    timesSeconds,
    values: timesSeconds.map(() => 90),
  };
}

function* makeChains(): Generator<BackfillSeries> {
  for (const [namespace, isRawOld, isChainOld] of CHAINS) {
    yield makeEnds({ __name__: 'container_memory_working_set_bytes', namespace }, isRawOld);
    yield makeEnds({ __name__: 'leakscope:mem_floor:1h', namespace, part: 'anon' }, isChainOld);
    yield makeEnds({ __name__: 'leakscope:mem_leak_score', namespace, part: 'anon' }, isChainOld);
  }
}
/** Whether the data, and what is recorded, reach back as far as the score. */
const CHAINS: Array<[namespace: string, isRawOld: boolean, isChainOld: boolean, isUsed: boolean]> = [
  ['both-old', true, true, true],
  ['both-young', false, false, true],
  ['chain-young', true, false, false],
];

describe.each(listServers())('on $name', ({ programs }) => {
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startSeriesPrometheus({ series: [...makeFleet(), ...makeChains()], programs });
  }, 120_000);
  afterAll(() => prometheus?.stop());

  const run = (namespace: string, more: Partial<BacktestRequest> = {}) =>
    collectBacktest(sessionOf(connect(prometheus.url)), {
      alert: { kind: 'leak', threshold: 50, holdFor: '1h', keepFiringFor: '1h' },
      matchers: [{ label: 'namespace', op: '=', value: namespace }],
      atSeconds: END_SECONDS,
      windowSeconds: WINDOW_SECONDS,
      clusterLabel: null,
      ...more,
    });

  describe('collectBacktest(more than it tests)', () => {
    test('of the raw series those that moved most are tested, and it says so', async () => {
      const progress: number[] = [];
      const { basis, total, tested, rows, sentences } = await run('raw', {
        onProgress: ({ done, total: all }) => progress.push(done / all),
      });
      expect({ basis, total, tested }).toEqual({
        basis: 'evaluated',
        total: CONTAINERS,
        tested: ALERT_COLLECT_LIMITS.testedContainers.value,
      });
      expect(sentences.join(' ')).toContain(`Of ${total} containers the ${tested} whose values moved most were tested`);
      const pods = rows.map(({ labels }) => labels.workload);
      expect(pods).toContain(HOSTILE);
      expect(pods).not.toContain('p0');
      expect(rows.find(({ labels }) => labels.workload === HOSTILE)?.episodes).toHaveLength(1);
      expect(progress[0]).toBe(0);
      expect(progress[progress.length - 1]).toBe(1);
    }, 60_000);

    test('of recorded scores those with the worst values are', async () => {
      const { basis, total, tested, rows, sentences } = await run('recorded');
      const cap = ALERT_COLLECT_LIMITS.recordedSeries.value;
      expect({ basis, total, tested }).toEqual({ basis: 'recorded', total: RECORDED, tested: cap });
      expect(rows).toHaveLength(cap);
      expect(rows.filter(({ firesNow }) => firesNow)).toHaveLength(RECORDED - 150);
      expect(sentences.join(' ')).toContain(
        `Of ${RECORDED} recorded series the ${cap} with the worst values were tested`
      );
    });

    test('a longer time range is cut, and it says so', async () => {
      const longest = ALERT_COLLECT_LIMITS.longestSeconds.value;
      const { fromSeconds, sentences } = await run('nobody', { windowSeconds: 90 * 86400 });
      expect(fromSeconds).toBe(END_SECONDS - longest);
      expect(sentences.join(' ')).toContain('Only the last 26 days');
    });

    test.each(['oom-loop', 'node-pressure', 'cardinality', 'time-to-limit'] as const)(
      '%s: without its metrics it is empty, and says why',
      async (kind) => {
        const alert = { kind, threshold: 50, holdFor: '0s', keepFiringFor: '0s' };
        const { rows, tested, firingsPerWeek, sentences } = await run('nobody', { alert });
        expect({ rows, tested, firingsPerWeek }).toEqual({ rows: [], tested: 0, firingsPerWeek: null });
        expect(sentences.length).toBeGreaterThan(0);
      }
    );

    test('oom-loop: where nobody counts restarts it says so', async () => {
      const alert = { kind: 'oom-loop' as const, threshold: 50, holdFor: '0s', keepFiringFor: '0s' };
      const { sentences, total, tested } = await run('raw', { alert });
      expect([total, tested]).toEqual([CONTAINERS, 0]);
      expect(sentences.join(' ')).toContain('Nobody counts restarts');
    });
  });

  describe('rankRecorded(asked, request)', () => {
    const rank = async (namespace: string, totalContainers = 1) => {
      const matchers = [{ label: 'namespace', op: '=', value: namespace } as const];
      const asked = sessionOf(connect(prometheus.url), END_SECONDS);
      return rankRecorded(asked, {
        matchers,
        clusterLabel: null,
        top: 5,
        totalContainers,
        recorded: await countRecorded(asked, { matchers, clusterLabel: null }),
        parts: ['anon'],
        killed: [],
      });
    };
    test.each(CHAINS)(
      '%s: recorded scores stand for the whole look-back, or are not used',
      async (namespace, ...rest) => {
        const ranking = await rank(namespace);
        const expected = { scoreSource: 'recorded', candidates: [expect.objectContaining({ namespace })] };
        expect(ranking).toEqual(rest[2] ? expect.objectContaining(expected) : null);
        expect([...(ranking?.scored.values() ?? [])].map(({ parts }) => parts)).toEqual(rest[2] ? [{ anon: 90 }] : []);
      }
    );
    test('a part of the fleet is not enough', async () => {
      expect(await rank('both-old', 2)).toBeNull();
    });
    test('the first of a fleet, whatever its size', async () => {
      const ranking = await rank('recorded', RECORDED);
      expect([...ranking!.scored.values()].map(({ key }) => key.pod).sort()).toEqual(
        [1, 2, 3, 4, 5].map((back) => `p${RECORDED - back}`).sort()
      );
    });
  });

  test('collectRecording(client): fresh, stale and missing, and the alerts of rule files', async () => {
    const { series, alerts, sentences, used } = await collectRecording(sessionOf(connect(prometheus.url)), {
      atSeconds: END_SECONDS,
      clusterLabel: null,
    });
    const stateOf = (name: string) => series.find((one) => one.name === name);
    expect(stateOf('leakscope:mem_leak_score')).toMatchObject({ state: 'fresh', series: RECORDED + CHAINS.length });
    expect(stateOf('leakscope:scrape_samples')).toMatchObject({
      state: 'stale',
      series: 0,
      newestSeconds: END_SECONDS - 7200,
    });
    expect(stateOf('leakscope:node_working_set_bytes')).toMatchObject({ state: 'missing', newestSeconds: null });
    expect(alerts).toEqual([{ alert: 'LeakscopeMemoryLeak', state: 'firing', count: 2 }]);
    expect(used).toBe(true);
    expect(sentences.join(' ')).toMatch(/Not recorded lately: leakscope:scrape_samples.* Not recorded: /);
  });
});
