import { collectLeaks, type Leaks } from '../../src/collect/containers/collectLeaks';
import { collectLives } from '../../src/collect/lives/collectLives';
import { collectWorkload } from '../../src/collect/workloadPage/collectWorkload';
import { sessionOf } from '../../src/collect/testing/sessionOf';
import type { ContainerFinding } from '../../src/engine';
import { readManifest } from '../fixtures/readRecorded.mjs';
import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startRecordedPrometheus, type RecordedPrometheus } from '../prometheus/startRecordedPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { connect } from './recordedClient';

/** Issue 12: the end of a pod was the end of memory, so that no leak of less than 12 hours was found. */

jest.setTimeout(180_000);

const MIB = 2 ** 20;
const HOUR = 3600;
const said = ({ diagnosis }: ContainerFinding, rule: string) =>
  diagnosis?.evidence.find((one) => one.rule === rule)?.text;

describe('collectLives(recorded programs)', () => {
  let prometheus: RecordedPrometheus;
  beforeAll(async () => {
    prometheus = await startRecordedPrometheus();
  }, 300_000);
  afterAll(() => prometheus?.stop());

  const livesOf = (id: string) => {
    const { namespace, pods } = readManifest().scenarios.find((one) => one.id.startsWith(id))!;
    const [{ pod, containers }] = pods;
    const [{ name: container, limit_bytes: limitBytes }] = containers;
    return collectLives(sessionOf(connect(prometheus.url)), {
      key: { cluster: null, namespace, pod, container },
      counter: 'rssBytes',
      limitBytes,
      atSeconds: prometheus.endSeconds,
      clusterLabel: null,
      toWorkloadName: (name) => name,
    });
  };

  test('o20, a loop of OOM kills: its lives make a curve that ends at the limit', async () => {
    const lives = await livesOf('o20');
    expect(lives).toMatchObject({ kind: 'fast-leak' });
    expect(lives!.kills).toBeGreaterThanOrEqual(6);
    const { points } = lives!.curve;
    expect(points[points.length - 1].median).toBeGreaterThan(2 * points[0].median);
  });

  test.each(['o01', 'o05'])('%s, a leak of one long life: nothing of other lives is made up', async (id) => {
    expect(await livesOf(id)).toMatchObject({ kills: 0, looks: 1, some: null, newVersion: null });
  });

  test('o19, restarts of a healthy program, is no leak across lives', async () => {
    const lives = await livesOf('o19');
    expect(lives!.lives).toBeGreaterThan(1);
    expect(lives).toMatchObject({ kills: 0 });
    expect(['fast-leak', 'masked-leak']).not.toContain(lives!.kind);
  });
});

describe('collectLeaks(workloads whose lives are short)', () => {
  const END = 1_790_000_017;
  const LIMIT = 1024 * MIB;

  /** One pod's life, scraped every minute. */
  const lifeOf = (
    workload: string,
    pod: string,
    [from, until]: [number, number],
    bytes: (age: number) => number,
    id = pod
  ): BackfillSeries[] => {
    const labels = {
      namespace: 'shop',
      pod,
      container: 'app',
      id: `/kubepods/${id}`,
      image: `${workload}:1`,
      node: 'n1',
    };
    const timesSeconds: number[] = [];
    for (let time = Math.max(from + 20, END - 70 * HOUR); time <= Math.min(until, END); time += 60) {
      timesSeconds.push(time);
    }
    const row = (name: string, value: (age: number) => number): BackfillSeries => ({
      labels: { __name__: name, ...labels },
      timesSeconds,
      values: timesSeconds.map((time) => Math.round(value((time - from) / HOUR))),
    });
    return [
      row('container_memory_rss', bytes),
      row('container_memory_usage_bytes', (age) => bytes(age) + 3 * MIB),
      row('container_memory_working_set_bytes', (age) => bytes(age) + 2 * MIB),
      row('container_memory_cache', () => 2 * MIB),
      row('container_spec_memory_limit_bytes', () => LIMIT),
      {
        labels: { __name__: 'container_start_time_seconds', ...labels },
        timesSeconds,
        values: timesSeconds.map(() => from),
      },
    ];
  };
  const wave = (age: number) => 3 * MIB * Math.sin(age * 7);
  const toGenerations = (workload: string, bytes: (age: number) => number) =>
    Array.from({ length: 5 }, (_, i) => {
      const from = END - 66 * HOUR + i * 15 * HOUR;
      const until = i === 4 ? END : from + 15 * HOUR;
      return lifeOf(workload, `${workload}-7d4b9c68${'bcdef'[i]}-x${i}x2z`, [from, until], bytes);
    }).flat();

  /** Killed every 5.1 h; the present life is two hours old. */
  const LOOP = Array.from({ length: 13 }, (_, i) => {
    const from = END - 2 * HOUR - (12 - i) * 5.1 * HOUR;
    const climb = (age: number) => 150 * MIB + wave(age) + (840 * MIB * age) / 5.1;
    return lifeOf('loop', 'loop-0', [from, i === 12 ? END : from + 5.1 * HOUR], climb, `loop-${i}`);
  }).flat();
  const restarts = (pod: string, kills: number): BackfillSeries[] => {
    const timesSeconds = Array.from({ length: 70 * 60 }, (_, i) => END - 70 * HOUR + i * 60);
    const labels = { namespace: 'shop', pod, container: 'app' };
    return [
      {
        labels: { __name__: 'kube_pod_container_status_last_terminated_reason', reason: 'OOMKilled', ...labels },
        timesSeconds,
        values: timesSeconds.map(() => 1),
      },
      {
        labels: { __name__: 'kube_pod_container_status_restarts_total', ...labels },
        timesSeconds,
        values: timesSeconds.map((time) => Math.max(0, kills - Math.ceil((END - 2 * HOUR - time) / (5.1 * HOUR)))),
      },
    ];
  };

  let prometheus: RunningPrometheus;
  let leaks: Leaks;
  beforeAll(async () => {
    const series = [
      ...LOOP,
      ...restarts('loop-0', 12),
      ...toGenerations('masked', (age) => 200 * MIB + wave(age) + 9 * MIB * age),
      ...toGenerations('cache', (age) => 200 * MIB + wave(age) + 300 * MIB * (1 - Math.exp(-age / 2))),
    ];
    prometheus = await startSeriesPrometheus({ series });
    leaks = await collectLeaks(sessionOf(connect(prometheus.url)), {
      atSeconds: END,
      windowSeconds: 24 * HOUR,
      matchers: [],
      top: 50,
      clusterLabel: null,
    });
  }, 300_000);
  afterAll(() => prometheus?.stop());

  const find = (workload: string) => leaks.containers.find(({ key }) => key.pod.startsWith(workload))!;

  test('killed every five hours: a fast leak, with the age of the others and the time of the next kill', () => {
    const found = find('loop');
    expect(found.diagnosis).toMatchObject({ verdict: 'leak', leakCause: 'fast', part: 'anon' });
    expect(said(found, 'killed-lives')).toMatch(
      /^1[12] earlier lives were killed at an age of 5\.[01] h; this one is [12]\.\d h old and runs along the same curve\.$/
    );
    const { low, mid, high } = found.diagnosis!.secondsToLimit!;
    expect(mid! / HOUR).toBeCloseTo(3.1, 0);
    expect(low).toBeLessThan(mid!);
    expect(high).toBeGreaterThan(mid!);
  });

  test('a leak that a deploy every 15 hours hides', () => {
    const found = find('masked');
    expect(found.diagnosis).toMatchObject({ verdict: 'leak', leakCause: 'masked', part: 'anon' });
    expect(said(found, 'lives-rise')).toContain('a restart hides the growth and does not cure it');
  });

  test('a cache that fills after each deploy is no leak', () => {
    expect(find('cache').diagnosis).toMatchObject({ leakCause: null });
    expect(find('cache').verdict).not.toBe('leak');
  });

  const pageOf = (workload: string) =>
    collectWorkload(sessionOf(connect(prometheus.url)), {
      ...{ cluster: null, namespace: 'shop', workload, container: 'app', atSeconds: END, clusterLabel: null },
    });

  test('the page of a workload: generations by version, what they say, and five expressions for all of them', async () => {
    const { findings, lives, forecasts, replicas, sentences, expressions } = await pageOf('masked');
    expect(findings).toMatchObject({ kind: 'masked-leak', limitBytes: LIMIT });
    expect(lives).toHaveLength(5);
    expect(findings!.curve.versions).toHaveLength(5);
    expect([...forecasts.keys()].map(({ life }) => life.end)).toEqual(['running']);
    expect(replicas.length).toBeGreaterThan(300);
    expect(sentences[0]).toBe('It leaks: each life rises and ends before the limit, so that restarts hide it.');
    expect(expressions.length).toBeLessThanOrEqual(5);
  });

  test('the page of a loop says at what age it is killed', async () => {
    const { sentences, lives } = await pageOf('loop');
    expect(lives.filter(({ life }) => life.end === 'oom').length).toBeGreaterThanOrEqual(11);
    expect(sentences.join(' ')).toMatch(/1[12] lives were killed for memory, in the middle at an age of 5\.[01] h\./);
  });

  test('the page of what is not there has no lives, and makes nothing up', async () => {
    expect(await pageOf('nobody')).toMatchObject({ findings: null, lives: [], replicas: [], sentences: [] });
  });

  test('lives of the whole list cost two expressions at most', () => {
    const own = leaks.expressions.filter((text) => text.includes('status_terminated_reason'));
    expect(own.length).toBeLessThanOrEqual(2);
  });
});
