import { collectCohorts } from '../../src/collect/cohorts/collectCohorts';
import { collectProcesses } from '../../src/collect/cohorts/collectProcesses';
import type { CohortsRequest } from '../../src/collect/cohorts/cohortsRequest';
import { readManifest } from '../fixtures/readRecorded.mjs';
import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startRecordedPrometheus, type RecordedPrometheus } from '../prometheus/startRecordedPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { connect, WINDOW_SECONDS } from './recordedClient';
import { sessionOf } from '../../src/collect/testing/sessionOf';

const MIB = 1024 * 1024;
const HOUR = 3600;

describe('collectCohorts(recorded application)', () => {
  let prometheus: RecordedPrometheus;
  beforeAll(async () => {
    prometheus = await startRecordedPrometheus();
  }, 300_000);
  afterAll(() => prometheus?.stop());

  const scenarioOf = (id: string) => readManifest().scenarios.find((one) => one.id === id)!;
  const windowOf = () => ({ atSeconds: prometheus.endSeconds, windowSeconds: WINDOW_SECONDS, clusterLabel: null });

  test('o01: the stable pod leaks, the canary does not; seen from either of them', async () => {
    const { namespace, pods } = scenarioOf('o01-jvm-registry-canary');
    const answers = await Promise.all(
      pods.map(({ pod }) =>
        collectCohorts(sessionOf(connect(prometheus.url)), {
          cluster: null,
          namespace,
          container: 'app',
          of: { pod },
          grouping: { by: 'label', label: 'track' },
          ...windowOf(),
        })
      )
    );
    for (const { cohorts, totalMembers, warnings, cost } of answers) {
      expect(warnings).toEqual([]);
      expect(totalMembers).toBe(2);
      expect(cost.requests).toBeLessThanOrEqual(9);
      expect(cohorts.basis).toBe('age');
      expect(cohorts.members.map(({ group, state }) => [group, state])).toEqual([
        ['stable', 'grows'],
        ['canary', 'flat'],
      ]);
      expect(cohorts.differences).toEqual([
        expect.objectContaining({ group: 'stable', other: 'canary', differs: true }),
      ]);
    }
    expect(answers[1].cohorts).toEqual(answers[0].cohorts);
    process.stdout.write(`o01: ${answers[0].cohorts.sentences.join(' ')}\n`);
  });

  test('o01: each Deployment alone has one replica, and the container of its pod has one version', async () => {
    const { namespace, pods } = scenarioOf('o01-jvm-registry-canary');
    const { workload, cohorts } = await collectCohorts(sessionOf(connect(prometheus.url)), {
      cluster: null,
      namespace,
      container: 'app',
      of: { pod: pods[1].pod },
      grouping: null,
      ...windowOf(),
    });
    expect(workload).toEqual({ kind: 'Deployment', name: 'orders-canary', byReplicaSet: true });
    expect(cohorts.members.map(({ key, group }) => [key.pod, group])).toEqual([[pods[1].pod, null]]);
    expect(cohorts.members[0].version).toBe(pods[1].containers[0].image);
  });

  test('o05: two of the workers grow from their poisoned requests on, the others and the master never do', async () => {
    const scenario = scenarioOf('o05-ruby-prefork');
    const { cohorts, measure } = await collectProcesses(sessionOf(connect(prometheus.url)), {
      key: { cluster: null, namespace: scenario.namespace, pod: scenario.pods[0].pod, container: 'web' },
      ...windowOf(),
    });
    expect(measure).toBe('pss');
    const growing = cohorts.members.filter(({ state }) => state === 'grows');
    const poisoned = scenario.events.filter(({ kind }) => kind === 'poison');
    expect(growing).toHaveLength(poisoned.length);
    const { last_sample: last } = readManifest().recorded;
    const truth = poisoned.map(({ ts }) => prometheus.endSeconds - (last - ts) * 60).sort((a, b) => a - b);
    const onsets = growing.map(({ onsetSeconds }) => onsetSeconds!.mid).sort((a, b) => a - b);
    // Of 42 hours.
    onsets.forEach((onset, i) => expect(Math.abs(onset - truth[i])).toBeLessThan(3 * HOUR));
    process.stdout.write(
      `o05: ${cohorts.sentences.join(' ')} Onset errors in hours: ${onsets.map((onset, i) => ((onset - truth[i]) / HOUR).toFixed(2)).join(', ')}\n`
    );
  });

  test('a container whose processes nobody exports says so', async () => {
    const { namespace, pods } = scenarioOf('o08-go-list');
    const { cohorts, warnings, measure } = await collectProcesses(sessionOf(connect(prometheus.url)), {
      key: { cluster: null, namespace, pod: pods[0].pod, container: 'app' },
      ...windowOf(),
    });
    expect([cohorts.basis, cohorts.members, measure]).toEqual(['none', [], null]);
    expect(warnings).toContain('No metric tells the memory of single processes here.');
  });
});

const START = 1_795_000_000;
const STEP = 60;
const ROWS = 12 * 60;
const END = START + (ROWS - 1) * STEP;
/** As hostile as a label value can be. */
const HOSTILE = 'v2"}) or vector(1) # \\ $1 <script>\n';

interface Pod {
  pod: string;
  owner: { kind: string; name: string };
  image?: string;
  track?: string;
  /** Row of its start. */
  from?: number;
  to?: number;
  mib: (row: number) => number;
}

function* podSeries({ pod, owner, image, track, from = 0, to = ROWS, mib }: Pod): Generator<BackfillSeries> {
  const rows = Array.from({ length: ROWS }, (_, row) => row).slice(from, to);
  const make = (name: string, labels: Record<string, string>, value: (row: number) => number): BackfillSeries => ({
    labels: { __name__: name, namespace: 'shop', ...labels },
    timesSeconds: rows.map((row) => START + row * STEP),
    values: rows.map(value),
  });
  const row = { pod, container: 'app', id: `/kubepods/${pod}`, image: 'i', node: 'n1' };
  const bytes = (age: number) => Math.round(mib(age) * MIB + 40_000 * Math.sin(age * 1.7));
  yield make('container_memory_rss', row, (r) => bytes(r - from));
  yield make('container_memory_usage_bytes', row, (r) => bytes(r - from) + 30 * MIB);
  yield make('container_memory_working_set_bytes', row, (r) => bytes(r - from) + 10 * MIB);
  yield make('container_memory_cache', row, () => 30 * MIB);
  yield make('container_memory_total_inactive_file_bytes', row, () => 20 * MIB);
  yield make('container_memory_total_active_file_bytes', row, () => 10 * MIB);
  yield make('container_start_time_seconds', row, () => START + from * STEP);
  yield make(
    'kube_pod_owner',
    { pod, owner_kind: owner.kind, owner_name: owner.name, owner_is_controller: 'true' },
    () => 1
  );
  if (image) {
    yield make('kube_pod_container_info', { pod, container: 'app', image }, () => 1);
    yield make('kube_pod_container_info', { pod, container: 'proxy', image: 'other' }, () => 1);
  }
  if (track) {
    yield make('kube_pod_labels', { pod, label_app: 'api', label_track: track }, () => 1);
  }
}

function* allSeries(): Generator<BackfillSeries> {
  const set = (replicaset: string, name: string): BackfillSeries => ({
    labels: {
      __name__: 'kube_replicaset_owner',
      namespace: 'shop',
      replicaset,
      owner_kind: 'Deployment',
      owner_name: name,
    },
    timesSeconds: Array.from({ length: ROWS }, (_, row) => START + row * STEP),
    values: new Array<number>(ROWS).fill(1),
  });
  yield set('api-1', 'api');
  yield set('api-2', 'api');
  yield set('other-1', 'api-mail');
  const one = { kind: 'ReplicaSet', name: 'api-1' };
  const two = { kind: 'ReplicaSet', name: 'api-2' };
  // Six replicas of the first version, of which two leak from the fifth hour on; three of the second one half way.
  for (let i = 0; i < 6; i++) {
    const rate = i < 2 ? 30 + i : 0;
    const mib = (age: number) => 200 + (rate * Math.max(0, age - 300)) / 60;
    yield* podSeries({ pod: `api-1-${i}`, owner: one, image: 'api:1', track: 'stable', mib });
  }
  for (let i = 0; i < 3; i++) {
    const mib = (age: number) => 200 + ((18 + i) * age) / 60;
    yield* podSeries({ pod: `api-2-${i}`, owner: two, image: HOSTILE, track: HOSTILE, from: 360, mib });
  }
  yield* podSeries({ pod: 'mail-1', owner: { kind: 'ReplicaSet', name: 'other-1' }, image: 'mail:1', mib: () => 50 });
  for (let i = 0; i < 60; i++) {
    const mib = () => 20;
    yield* podSeries({ pod: `agent-${String(i).padStart(2, '0')}`, owner: { kind: 'DaemonSet', name: 'agent' }, mib });
  }
}

describe('collectCohorts(generated workloads)', () => {
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startSeriesPrometheus({ series: allSeries() });
  }, 120_000);
  afterAll(() => prometheus?.stop());

  const cohortsOf = (pod: string, part: Partial<CohortsRequest> = {}, url = prometheus.url) =>
    collectCohorts(sessionOf(connect(url)), {
      cluster: null,
      namespace: 'shop',
      container: 'app',
      of: { pod },
      grouping: { by: 'replica' },
      atSeconds: END,
      windowSeconds: END - START,
      clusterLabel: null,
      ...part,
    });

  test('before the rollout: 2 of 6 replicas leak since the fifth hour, the others never did', async () => {
    const { workload, cohorts, warnings, deploys } = await cohortsOf('api-1-3', {
      atSeconds: START + 359 * STEP,
      windowSeconds: 359 * STEP,
      of: { workload: { kind: 'Deployment', name: 'api', byReplicaSet: true } },
    });
    expect(warnings).toEqual([]);
    expect(workload?.name).toBe('api');
    expect(cohorts.members.filter(({ state }) => state === 'grows').map(({ key }) => key.pod)).toEqual([
      'api-1-0',
      'api-1-1',
    ]);
    expect(cohorts.sentences[0]).toMatch(/^2 of 6 replicas grow, the first since .*; the other 4 never did/);
    for (const { onsetSeconds } of cohorts.members.slice(0, 2)) {
      expect(Math.abs(onsetSeconds!.mid - (START + 300 * STEP))).toBeLessThan(1200);
    }
    expect(deploys).toEqual([]);
  });

  test.each(['api-1-3', 'api-2-0'])(
    '%s: versions, compared at the same age, and the rollout beside them',
    async (pod) => {
      const { cohorts, deploys, totalMembers } = await cohortsOf(pod, { grouping: null });
      expect(totalMembers).toBe(9);
      expect(cohorts.basis).toBe('age');
      expect(cohorts.groups.map(({ name, members }) => [name, members])).toEqual([
        ['api:1', 6],
        [HOSTILE, 3],
      ]);
      const [{ group, other, slopeBytesPerHour: slope, differs }] = cohorts.differences;
      expect([group, other, differs]).toEqual([HOSTILE, 'api:1', true]);
      // Up to the age that both reached (6 h), the first version grew in its last hour only.
      expect(slope.low).toBeGreaterThan(10 * MIB);
      expect(slope.high).toBeLessThan(25 * MIB);
      expect(deploys.map(({ kind, atSeconds }) => [kind, Math.abs(atSeconds - START - 360 * STEP) <= 240])).toEqual([
        ['deploy', true],
      ]);
    }
  );

  test('a label with hostile values', async () => {
    const { cohorts, warnings } = await cohortsOf('api-1-0', { grouping: { by: 'label', label: 'track' } });
    expect(warnings).toEqual([]);
    expect(cohorts.groups.map(({ name, members }) => [name, members])).toEqual([
      ['stable', 6],
      [HOSTILE, 3],
    ]);
  });

  test.each(['team', '9"} or up #', ''])(
    'a label that nobody has (%j) gives one group and a sentence',
    async (label) => {
      const { cohorts, warnings } = await cohortsOf('api-1-0', { grouping: { by: 'label', label } });
      expect(cohorts.groups.map(({ name }) => name)).toEqual([null]);
      expect(warnings).toEqual([expect.stringMatching(/^No pod has the label/)]);
    }
  );

  test('a large workload: some of it, evenly, with the pod that is asked about', async () => {
    const { cohorts, totalMembers, warnings } = await cohortsOf('agent-07');
    expect(totalMembers).toBe(60);
    expect(cohorts.members).toHaveLength(40);
    expect(cohorts.members.map(({ key }) => key.pod)).toContain('agent-07');
    expect(warnings).toEqual(['Of 60 replicas 40 are compared, taken evenly by name.']);
  });

  test.each(['nobody', 'x"} or vector(1) # $1'])('%s: a pod without samples', async (pod) => {
    const { cohorts, series, warnings } = await cohortsOf(pod);
    expect([cohorts.basis, series]).toEqual(['none', []]);
    expect(warnings).toEqual([
      expect.stringMatching(/^The other replicas of this pod are not known/),
      expect.stringMatching(/^There is no container_memory_working_set_bytes of this scope/),
    ]);
  });

  test('a server that is down rejects: failed is not "nothing leaks"', async () => {
    await expect(cohortsOf('api-1-0', {}, 'http://127.0.0.1:9')).rejects.toMatchObject({ kind: 'unreachable' });
  });
});
