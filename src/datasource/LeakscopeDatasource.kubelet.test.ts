/** @jest-environment ./src/datasource/testing/jsdomWithFetch.js */
import {
  dateTime,
  LoadingState,
  type DataFrame,
  type DataQueryResponse,
  type DataSourceInstanceSettings,
} from '@grafana/data';
import { of, type Subscription } from 'rxjs';
import { startKubelets, type RunningKubelets } from '../../tests/e2e/kubeletServer.mjs';
import { SUMMARY_LIMITS } from '../collect/kubelet/summaryLimits';
import { ANATOMY } from '../contract/anatomyFrame';
import { NODES } from '../contract/nodesFrame';
import type { LeakscopeOptions, LeakscopeQuery } from '../contract/query';
import { LeakscopeDatasource } from './LeakscopeDatasource';
import { installGrafana } from './testing/installGrafana';
import { installProxy } from './testing/installProxy';
import { LinkedPrometheus, type Answer } from './testing/LinkedPrometheus';
import { runQueries, toRequest } from './testing/runQueries';
import { toPrometheusFrames } from './testing/toPrometheusFrames';

const TOKEN = 'token-of-this-test';
const GOOD = { 'datagen-1-28': '1_28', 'datagen-1-34': '1_34' };
const capture = (version: string) => ({ capture: `nri-kubernetes/${version}/stats-summary.json.gz` });
const TYPED = 'datagen-1-28, datagen-1-34 not-ready';
const POD = { namespace: 'kube-system', pod: 'etcd-datagen-1-34' };

/** What is said where Prometheus has nothing. */
const NOTHING_STORED = /^There is no container_memory_working_set_bytes of this scope/;

/** Prometheus knows of one node that it is there, and nothing of its memory. */
const ONE_NODE: Answer = ({ expr, refId, instant }) => {
  const metric = { __name__: 'kube_node_info', node: 'datagen-1-34' };
  const result = expr.includes('kube_node_info') ? [{ metric, value: [1, '1'] as [number, string] }] : [];
  return of({ data: toPrometheusFrames(refId, { resultType: instant ? 'vector' : 'matrix', result }) });
};

describe('LeakscopeDatasource with kubelets behind its route', () => {
  let kubelets: RunningKubelets;
  let open: Subscription | undefined;

  beforeEach(async () => {
    kubelets = await startKubelets({
      ...Object.fromEntries(Object.entries(GOOD).map(([node, version]) => [node, capture(version)])),
      'not-ready': { status: 503 },
    });
  });
  afterEach(async () => {
    open?.unsubscribe();
    show(true);
    jest.useRealTimers();
    await kubelets.stop();
  });

  function make(options: LeakscopeOptions = {}, answer?: Answer) {
    const jsonData = { promUid: 'prom', kubeUrl: kubelets.url, kubeNodes: TYPED, ...options };
    installGrafana([new LinkedPrometheus(answer)]);
    const sent = installProxy({ jsonData: { ...jsonData }, secureJsonData: { kubeToken: TOKEN } });
    const settings = { uid: 'leakscope', url: '/api/datasources/proxy/uid/leakscope', jsonData };
    return { sent, datasource: new LeakscopeDatasource(settings as DataSourceInstanceSettings<LeakscopeOptions>) };
  }

  const query = (part: Partial<LeakscopeQuery>): LeakscopeQuery => ({
    refId: 'A',
    schemaVersion: 1,
    queryType: 'nodes',
    scope: {},
    ...part,
  });
  /** The last hour, at a fixed end or, as dashboards have it, up to now. */
  const lastHour = (target: LeakscopeQuery, { follows = false, endedSecondsAgo = 0 } = {}) => {
    const to = dateTime(Date.now() - endedSecondsAgo * 1000);
    const from = dateTime(to.valueOf() - 3_600_000);
    return { ...toRequest([target]), range: { from, to, raw: follows ? { from: 'now-1h', to: 'now' } : { from, to } } };
  };
  const lastOf = <T>(list: readonly T[]): T => list[list.length - 1];
  const ask = async (datasource: LeakscopeDatasource, target: LeakscopeQuery, options = {}) =>
    lastOf(await runQueries(datasource, lastHour(target, options)));
  const column = (frame: DataFrame, name: string): unknown[] =>
    frame.fields.find((one) => one.name === name)?.values ?? [];
  const notices = (frame: DataFrame) => frame.meta?.notices?.map(({ text }) => text) ?? [];
  function show(visible: boolean) {
    Object.defineProperty(document, 'hidden', { configurable: true, value: !visible });
    document.dispatchEvent(new Event('visibilitychange'));
  }

  test('nodes: two that answer, and one that does not, which costs a notice', async () => {
    const { datasource, sent } = make();
    const { data, state, errors } = await ask(datasource, query({}));
    const [frame]: DataFrame[] = data;
    expect([state, errors]).toEqual([LoadingState.Done, undefined]);
    const rows = column(frame, NODES.node).map((node, i) => [
      node,
      column(frame, NODES.source)[i],
      column(frame, NODES.workingSetBytes)[i],
    ]);
    // The working sets stand in the captures.
    expect(rows).toEqual([
      ['datagen-1-28', 'kubelet', 949145600],
      ['datagen-1-34', 'kubelet', 883834880],
      ['not-ready', 'kubelet', null],
    ]);
    expect(notices(frame)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^The API server or relay does not reach the kubelet of node not-ready \(HTTP 503\)/),
        'Prometheus lacks the memory of 2 nodes: it is read from the kubelet, as it is now.',
        'not-ready: Its memory is not known now.',
      ])
    );
    // Growth an hour is not told from one moment.
    expect(column(frame, NODES.slopeBytesPerHour)).toEqual([null, null, null]);
    expect(kubelets.requests).toHaveLength(3);
    expect(kubelets.requests.map(({ authorization }) => authorization)).toEqual(Array(3).fill(`Bearer ${TOKEN}`));
    expect(JSON.stringify(sent.map(({ url, params, headers }) => [url, params, headers]))).not.toContain(TOKEN);
    expect(JSON.stringify(data)).not.toContain(TOKEN);
  });

  test('nodes: those that Prometheus knows are asked where none are typed', async () => {
    const { datasource } = make({ kubeNodes: '' }, ONE_NODE);
    const { data } = await ask(datasource, query({}));
    expect(column(data[0], NODES.node)).toEqual(['datagen-1-34']);
    expect(column(data[0], NODES.source)).toEqual(['kubelet']);
    expect(kubelets.requests.map(({ path }) => path)).toEqual(['/datagen-1-34/stats/summary?only_cpu_and_memory=true']);
  });

  test.each<[string, LeakscopeOptions, Partial<LeakscopeQuery>, object, RegExp | null]>([
    ['no address', { kubeUrl: '' }, {}, {}, null],
    ['a query that does not want it', {}, { kubelet: false }, {}, null],
    ['a range that ended before', {}, {}, { endedSecondsAgo: 3600 }, /^Kubelets tell of now/],
    [
      'a cluster label without its value',
      { clusterLabel: 'k8s' },
      {},
      {},
      /^Kubelets are not asked, because it is not set/,
    ],
    ['another cluster', { clusterLabel: 'k8s', kubeCluster: 'a' }, { scope: { cluster: '(b|c)' } }, {}, null],
    ['no node is known', { kubeNodes: '' }, {}, {}, /^No kubelet is asked, because Prometheus knows no node/],
    ['names that change the path', { kubeNodes: '../../api, a/b, %2e%2e' }, {}, {}, /^3 names of nodes are not asked/],
    ['one kubelet, several nodes', { kubeEndpoint: 'kubelet' }, {}, {}, /^One kubelet is asked directly/],
  ])('nodes: no kubelet is asked: %s', async (_, options, part, range, notice) => {
    const { datasource } = make(options);
    const { data, state } = await ask(datasource, query(part), range);
    expect(state).toBe(LoadingState.Done);
    expect(kubelets.requests).toEqual([]);
    expect(notices(data[0])).toEqual(
      [NOTHING_STORED, ...(notice ? [notice] : [])].map((sentence) => expect.stringMatching(sentence))
    );
  });

  test('nodes: the cluster of the kubelets is that of their nodes', async () => {
    const { datasource } = make({ clusterLabel: 'k8s', kubeCluster: 'b' });
    const { data } = await ask(datasource, query({ scope: { cluster: '(b|c)' } }));
    expect(column(data[0], NODES.cluster)).toEqual(['b', 'b', 'b']);
  });

  test('anatomy: a container that Prometheus lacks, from the kubelet that lists it', async () => {
    const { datasource } = make();
    const { data, state } = await ask(
      datasource,
      query({ queryType: 'anatomy', scope: { ...POD, container: 'etcd' } })
    );
    const [frame]: DataFrame[] = data;
    expect([state, data.length, frame.length]).toEqual([LoadingState.Done, 1, 1]);
    expect(frame.meta?.custom?.leakscope).toMatchObject({ level: 'L1', whole: 'usage', acceptedSamples: 1 });
    expect(column(frame, ANATOMY.whole)).toEqual([41295872]);
    const parts = frame.fields.filter(({ labels }) => labels?.[ANATOMY.partLabel]);
    expect(parts.reduce((sum, { values }) => sum + values[0], 0)).toBe(41295872);
    expect(notices(frame)[0]).toMatch(/^Prometheus has no sample of it .* kubelet of node datagen-1-34 tells/);
  });

  test.each(['', '.*'])('anatomy without a container (%j): those of the pod', async (container) => {
    const { datasource } = make();
    const { data } = await ask(datasource, query({ queryType: 'anatomy', scope: { ...POD, container } }));
    const wholes = data[0].fields.filter(({ name }: { name: string }) => name === ANATOMY.whole);
    expect(wholes.map(({ labels }: { labels: { container: string } }) => labels.container)).toEqual(['etcd', '']);
  });

  test.each<[string, Partial<LeakscopeQuery['scope']>, RegExp[]]>([
    [
      'no kubelet lists the pod',
      { namespace: 'shop', pod: 'p', container: 'app' },
      [/node not-ready \(HTTP 503\)/, /^None of the 3 nodes asked lists this pod/],
    ],
    [
      'the pod has no such container',
      { ...POD, container: 'x' },
      [/^The kubelet of node datagen-1-34 lists the pod, and no container "x"/],
    ],
  ])('anatomy: %s', async (_, scope, sentences) => {
    const { datasource } = make();
    const { data, state } = await ask(datasource, query({ queryType: 'anatomy', scope }));
    expect([state, data[0].fields]).toEqual([LoadingState.Done, []]);
    expect(notices(data[0])).toEqual([NOTHING_STORED, ...sentences].map((sentence) => expect.stringMatching(sentence)));
  });

  test.each<[number, string | undefined, RegExp]>([
    [401, undefined, /^The token is not accepted for node datagen-1-34 \(HTTP 401\)/],
    [
      403,
      'Forbidden (user=x, verb=get, resource=nodes, subresource(s)=[stats])',
      /grant it the verb "get" on the resource "nodes\/stats"/,
    ],
    [
      500,
      'Internal Error: failed to list pod stats',
      /failed \(HTTP 500\); it says: Internal Error: failed to list pod stats/,
    ],
    [200, '<!doctype html><title>Sign in</title>', /This is not a kubelet summary, because it is not JSON/],
  ])('nodes: a kubelet that answers %i', async (status, body, sentence) => {
    kubelets.play('datagen-1-34', { status, body });
    const { datasource } = make({ kubeNodes: 'datagen-1-34' });
    const { data } = await ask(datasource, query({}));
    expect(notices(data[0])).toEqual(expect.arrayContaining([expect.stringMatching(sentence)]));
  });

  /** Subscribes, and waits for packets by their number. */
  function follow(datasource: LeakscopeDatasource, target: LeakscopeQuery) {
    const packets: DataQueryResponse[] = [];
    const waiting: Array<() => void> = [];
    open = datasource.query(lastHour(target, { follows: true })).subscribe((packet) => {
      packets.push(packet);
      waiting.splice(0).forEach((wake) => wake());
    });
    const until = async (isThere: () => boolean) => {
      while (!isThere()) {
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    };
    return { packets, until };
  }
  const INTERVAL = SUMMARY_LIMITS.pollSeconds.value * 1000;
  /** The timers of polling; those of requests stay real. */
  const fakeInterval = () =>
    jest.useFakeTimers({
      doNotFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'nextTick', 'queueMicrotask', 'performance'],
      now: Date.now(),
    });

  test('anatomy: appends while it is seen, stops when it is hidden, goes on where it was', async () => {
    fakeInterval();
    const { datasource } = make();
    const target = query({ queryType: 'anatomy', scope: { ...POD, container: 'etcd' } });
    const { packets, until } = follow(datasource, target);
    const rows = () => lastOf(packets)?.data[0]?.length ?? 0;
    await until(() => lastOf(packets)?.state === LoadingState.Done);
    expect(rows()).toBe(1);
    // A search stops once the pod is found, which may be before or after the other nodes were reached.
    const asked = () => kubelets.requests.filter(({ path }) => path.startsWith('/datagen-1-34/')).length;
    const askedOf28 = () => kubelets.requests.filter(({ path }) => path.startsWith('/datagen-1-28/')).length;
    expect(asked()).toBe(1);

    jest.advanceTimersByTime(INTERVAL);
    await until(() => rows() === 2);
    expect(lastOf(packets).state).toBe(LoadingState.Streaming);
    // Only the kubelet that lists the pod is asked again.
    expect([asked(), askedOf28()]).toEqual([2, 1]);

    show(false);
    jest.advanceTimersByTime(10 * INTERVAL);
    expect([asked(), jest.getTimerCount()]).toEqual([2, 0]);

    show(true);
    jest.advanceTimersByTime(0);
    await until(() => rows() === 3);
    expect(asked()).toBe(3);

    // A refresh of the dashboard goes on from what there is, and the same reading is not shown twice.
    open?.unsubscribe();
    expect(jest.getTimerCount()).toBe(0);
    const again = follow(datasource, target);
    await again.until(() => lastOf(again.packets)?.state === LoadingState.Done);
    expect([asked(), lastOf(again.packets).data[0].length]).toEqual([4, 3]);
  });

  test('anatomy: an answer that fails is a gap and a notice, and what was there stays', async () => {
    fakeInterval();
    const { datasource } = make();
    const { packets, until } = follow(
      datasource,
      query({ queryType: 'anatomy', scope: { ...POD, container: 'etcd' } })
    );
    await until(() => lastOf(packets)?.state === LoadingState.Done);
    kubelets.play('datagen-1-34', { status: 503 });
    jest.advanceTimersByTime(INTERVAL);
    await until(() => lastOf(packets).state === LoadingState.Streaming);
    const [frame]: DataFrame[] = lastOf(packets).data;
    expect(column(frame, ANATOMY.whole)).toEqual([41295872, null]);
    expect(notices(frame)).toEqual(
      expect.arrayContaining([expect.stringMatching(/does not reach the kubelet of node datagen-1-34/)])
    );
    kubelets.play('datagen-1-34', capture('1_34'));
    jest.advanceTimersByTime(INTERVAL);
    await until(() => lastOf(packets).data[0].length === 3);
    expect(column(lastOf(packets).data[0], ANATOMY.whole)).toEqual([41295872, null, 41295872]);
  });

  test('unsubscribing cancels what is under way', async () => {
    kubelets.play('datagen-1-34', 'silent');
    const { datasource, sent } = make({ kubeNodes: 'datagen-1-34' });
    open = datasource.query(lastHour(query({}), { follows: true })).subscribe();
    while (kubelets.requests.length === 0) {
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect(sent.map(({ abortSignal }) => abortSignal?.aborted)).toEqual([false]);
    open.unsubscribe();
    expect(sent.map(({ abortSignal }) => abortSignal?.aborted)).toEqual([true]);
  });
});
