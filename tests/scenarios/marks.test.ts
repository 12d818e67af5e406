import { collectAnatomy } from '../../src/collect/containers/collectAnatomy';
import { collectMarks, type MarksRequest } from '../../src/collect/facts/marks/collectMarks';
import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { readManifest } from '../fixtures/readRecorded.mjs';
import { startRecordedPrometheus, type RecordedPrometheus } from '../prometheus/startRecordedPrometheus.mjs';
import { connect, WINDOW_SECONDS } from './recordedClient';
import { sessionOf } from '../../src/collect/testing/sessionOf';

const START = 1_795_000_000;
const STEP = 60;
const ROWS = 180;
const KILLED_AT = START + 65 * STEP + 17;
/** Hostile, as far as Kubernetes and kube-state-metrics would ever let it through, and further. */
const IMAGE = 'registry.example/orders:"2"\\{}$1 <script>';

/** A Deployment whose second version is rolled out at row 100; its first pod is killed at row 65. Each metric twice. */
function* rollout(): Generator<BackfillSeries> {
  const rows = Array.from({ length: ROWS }, (_, row) => row);
  const make = (
    name: string,
    labels: Record<string, string>,
    from: number,
    to: number,
    value: (row: number) => number
  ) =>
    ['ksm-a', 'ksm-b'].map((instance): BackfillSeries => {
      const own = rows.slice(from, to);
      return {
        labels: { __name__: name, instance, namespace: 'shop', ...labels },
        timesSeconds: own.map((row) => START + row * STEP),
        values: own.map(value),
      };
    });
  const one = () => 1;
  for (const [set, pod, image, from, to] of [
    ['orders-1', 'orders-1-a', 'registry.example/orders:1', 0, 110],
    ['orders-2', 'orders-2-a', IMAGE, 100, ROWS],
    // Another Deployment with a name that begins the same.
    ['orders-mail-1', 'orders-mail-1-a', 'registry.example/mail:1', 0, 80],
    ['orders-mail-2', 'orders-mail-2-a', 'registry.example/mail:2', 70, ROWS],
  ] as const) {
    const owner = set.replace(/-\d$/, '');
    yield* make(
      'kube_replicaset_owner',
      { replicaset: set, owner_kind: 'Deployment', owner_name: owner },
      0,
      ROWS,
      one
    );
    const controller = { owner_kind: 'ReplicaSet', owner_name: set, owner_is_controller: 'true' };
    yield* make('kube_pod_owner', { pod, ...controller }, from, to, one);
    yield* make('kube_pod_container_info', { pod, container: 'app', image }, from, to, one);
    yield* make('kube_pod_container_info', { pod, container: 'proxy', image: 'registry.example/proxy' }, from, to, one);
  }
  const first = { pod: 'orders-1-a', uid: 'u', container: 'app' };
  yield* make('kube_pod_container_status_restarts_total', first, 0, 110, (row) => (row > 65 ? 1 : 0));
  const reason = { ...first, reason: 'OOMKilled' };
  yield* make('kube_pod_container_status_last_terminated_reason', reason, 66, 110, one);
  yield* make('kube_pod_container_status_last_terminated_timestamp', first, 66, 110, () => KILLED_AT);
}

describe('collectMarks(sessionOf(client), request)', () => {
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startSeriesPrometheus({ series: rollout() });
  }, 120_000);
  afterAll(() => prometheus?.stop());

  const marksOf = (pod: string, part: Partial<MarksRequest> = {}, url = prometheus.url) =>
    collectMarks(sessionOf(connect(url)), {
      key: { cluster: null, namespace: 'shop', pod, container: 'app' },
      starts: [],
      atSeconds: START + (ROWS - 1) * STEP,
      windowSeconds: (ROWS - 1) * STEP,
      stepSeconds: STEP,
      clusterLabel: null,
      ...part,
    });

  test.each(['orders-1-a', 'orders-2-a'])('%s: the rollout, seen from both of its pods', async (pod) => {
    const { marks, warnings } = await marksOf(pod);
    expect(warnings).toEqual([]);
    expect(marks.filter(({ kind }) => kind === 'deploy')).toEqual([
      {
        kind: 'deploy',
        atSeconds: START + 100 * STEP,
        title: 'New version',
        text: `First pods of Deployment orders with the image ${IMAGE}.`,
      },
    ]);
  });

  test('the kill at its exact moment, once, and the restart after it', async () => {
    const startedAt = KILLED_AT + 2;
    const { marks, cost } = await marksOf('orders-1-a', {
      starts: [
        {
          container: 'app',
          timesSeconds: [START, START + 66 * STEP],
          startTimeSeconds: [START - 5, startedAt],
        },
      ],
    });
    expect(marks.map(({ kind, atSeconds }) => [kind, atSeconds])).toEqual([
      ['oom-kill', KILLED_AT],
      ['restart', startedAt],
      ['deploy', START + 100 * STEP],
    ]);
    expect(cost.requests).toBe(3);
  });

  test('a whole pod: its proxy has the same image in both versions', async () => {
    const key = { cluster: null, namespace: 'shop', pod: 'orders-1-a', container: null };
    const { marks } = await marksOf('orders-1-a', { key });
    expect(marks.map(({ kind }) => kind)).toEqual(['oom-kill', 'deploy']);
    expect(marks[1].text).toContain(IMAGE);
  });

  test('a pod that nobody knows, and a hostile one, have no marks', async () => {
    for (const pod of ['nobody', 'x"} or vector(1) # $1']) {
      expect(await marksOf(pod)).toMatchObject({ marks: [], warnings: [] });
    }
  });

  test('a server that is down: restarts stay, and two sentences say what is missing', async () => {
    const starts = [{ container: 'app', timesSeconds: [START, START + 60], startTimeSeconds: [START - 5, START + 9] }];
    const { marks, warnings } = await marksOf('orders-1-a', { starts }, 'http://127.0.0.1:9');
    expect(marks.map(({ kind }) => kind)).toEqual(['restart']);
    expect(warnings.sort()).toEqual([
      expect.stringMatching(/^Kills by the OOM killer are not marked: /),
      expect.stringMatching(/^New versions are not marked: /),
    ]);
  });

  test('a cancelled question rejects', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(marksOf('orders-1-a', { signal: controller.signal })).rejects.toMatchObject({ kind: 'aborted' });
  });
});

describe('collectMarks(recorded container)', () => {
  let prometheus: RecordedPrometheus;
  beforeAll(async () => {
    prometheus = await startRecordedPrometheus();
  }, 300_000);
  afterAll(() => prometheus?.stop());

  test.each([
    ['o20-oomloop', 10, 'every restart is a kill'],
    ['o19-py-restart', 8, 'no restart is a kill'],
  ])('%s: %d restarts; %s', async (id, restarts, what) => {
    const scenario = readManifest().scenarios.find((one) => one.id === id)!;
    const [{ pod, containers }] = scenario.pods;
    expect(containers[0].restarts).toBe(restarts);
    const client = connect(prometheus.url);
    const asked = { atSeconds: prometheus.endSeconds, windowSeconds: WINDOW_SECONDS, clusterLabel: null };
    const key = { cluster: null, namespace: scenario.namespace, pod, container: containers[0].name };
    const { history, startTimeSeconds } = await collectAnatomy(sessionOf(client), { key, stepSeconds: 60, ...asked });
    const starts = [{ container: key.container, timesSeconds: history.timesSeconds, startTimeSeconds }];
    const { marks, warnings } = await collectMarks(sessionOf(client), { key, starts, stepSeconds: 60, ...asked });
    const count = (kind: string) => marks.filter((mark) => mark.kind === kind).length;
    expect(warnings).toEqual([]);
    expect([count('restart'), count('oom-kill'), count('deploy')]).toEqual([
      restarts,
      what === 'every restart is a kill' ? restarts : 0,
      0,
    ]);
  });
});
