import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectNodes } from '../../src/collect/nodes/collectNodes';
import { collectPod, type PodAnatomy } from '../../src/collect/pods/collectPod';
import { collectSummaries, type FetchSummary } from '../../src/collect/kubelet/collectSummaries';
import { readSummary } from '../../src/collect/kubelet/readSummary';
import { SummaryStatusError } from '../../src/collect/kubelet/summaryFailure';
import { toNodeFinding } from '../../src/collect/kubelet/toNodeFinding';
import { toPodAnatomies } from '../../src/collect/kubelet/toPodAnatomies';
import { type SplitHistory, toleranceBytes } from '../../src/engine';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { readCapture, readCaptures, readFixture, VERSIONS, VERSIONS_WITH_PAGE } from './kubeletPages';
import { connect } from './recordedClient';
import { sessionOf } from '../../src/collect/testing/sessionOf';

const AT = 1_790_000_000;
const MIB = 1024 * 1024;

describe('a summary and the cAdvisor page of the same moment', () => {
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startSeriesPrometheus({ series: readCaptures([AT - 30, AT]) });
  }, 120_000);
  afterAll(() => prometheus?.stop());

  const podOf = ({ namespace, pod }: PodAnatomy['key'], cluster: string) =>
    collectPod(sessionOf(connect(prometheus.url)), {
      cluster,
      namespace,
      pod,
      atSeconds: AT,
      windowSeconds: 15,
      stepSeconds: 15,
      clusterLabel: 'cluster',
    });
  const last = <T>(list: readonly T[]) => list[list.length - 1];
  const wholeOf = ({ wholeBytes }: SplitHistory) => last(wholeBytes);
  /** Anonymous memory with what was freed lazily: what both call rss. */
  const anonOf = ({ parts }: SplitHistory) => {
    const bytes = parts.filter(({ name }) => name === 'anon' || name === 'lazyfree').map((part) => last(part.bytes));
    return bytes.length === 0 ? null : bytes.reduce<number>((sum, one) => sum + (one ?? NaN), 0);
  };

  test.each(VERSIONS_WITH_PAGE)('%s: the same pods and containers, with the same usage and rss', async (version) => {
    const pods = toPodAnatomies(readCapture(version), version);
    expect(pods.length).toBeGreaterThan(5);
    const different: string[] = [];
    let compared = 0;
    for (const summary of pods) {
      const { pod, namespace } = summary.key;
      const prom = await podOf(summary.key, version);
      expect(prom.key).toEqual(summary.key);
      expect(prom.containers.map(({ key }) => key.container)).toEqual(
        summary.containers.map(({ key }) => key.container).sort()
      );
      for (const container of summary.containers) {
        const same = prom.containers.find(({ key }) => key.container === container.key.container)!;
        if (same.history.whole !== container.history.whole) {
          // The summary writes no rss of a container that is just starting; the page writes zero, beside its usage.
          expect([same.history.whole, container.history.whole]).toEqual(['usage', 'workingSet']);
          expect(last(same.history.wholeBytes)).toBeLessThan(2 * MIB);
          continue;
        }
        for (const bytesOf of [wholeOf, anonOf]) {
          const [a, b] = [bytesOf(same.history), bytesOf(container.history)];
          if (a !== null && b !== null) {
            compared++;
            // The page and the summary are two requests: cAdvisor may have read the container again between them.
            if (Math.abs(a - b) > toleranceBytes(a, prom.nodeCpus)) {
              different.push(`${namespace}/${pod}/${container.key.container}: ${a} and ${b}`);
            }
          }
        }
      }
      const [a, b] = [last(prom.pod.podBytes), summary.pod.podBytes[0]];
      if (a !== null && b !== null) {
        compared++;
        if (Math.abs(a - b) > toleranceBytes(a, prom.nodeCpus)) {
          different.push(`${namespace}/${pod}: ${a} and ${b}`);
        }
      }
    }
    expect(different).toEqual([]);
    // Kubernetes 1.20 tells neither rss nor cache: there it is the working sets that agree, and the pods.
    expect(compared).toBeGreaterThan(version === '1_20' ? 25 : 35);
  });

  test.each(VERSIONS_WITH_PAGE)('%s: containers, sandbox and rest are the pod', async (version) => {
    const seen = { pods: 0, sandboxes: 0 };
    for (const { key } of toPodAnatomies(readCapture(version), version)) {
      const { pod, limitBytes } = await podOf(key, version);
      expect(pod.rejectedSamples).toEqual({ 'no-pod-row': 0, 'unknown-row': 0, inconsistent: 0 });
      const [bytes, rest, sandbox] = [last(pod.podBytes), last(pod.restBytes), last(pod.sandboxBytes)];
      // This container of 1.18 had started in the second it was read, four seconds before its pod was.
      const isStarting = version === '1_18' && key.pod.startsWith('e2e-kube-state-metrics-');
      expect(rest).toBeLessThanOrEqual(isStarting ? 8634368 : (last(pod.toleranceBytes) ?? 0));
      expect(sandbox).toBeGreaterThan(0);
      expect(sandbox).toBeLessThan(1024 * 1024);
      expect(bytes).toBeGreaterThanOrEqual(sandbox ?? Infinity);
      expect(limitBytes).toHaveLength(pod.timesSeconds.length);
      seen.pods++;
      seen.sandboxes += sandbox === null ? 0 : 1;
    }
    expect(seen.sandboxes).toBe(seen.pods);
  });

  test.each(VERSIONS_WITH_PAGE)('%s: the same node', async (version) => {
    const summary = readCapture(version);
    const node = toNodeFinding(summary, { cluster: version, node: 'as-asked', hardEvictionBytes: null })!;
    const answer = await collectNodes(sessionOf(connect(prometheus.url)), {
      atSeconds: AT,
      windowSeconds: 3600,
      matchers: [{ label: 'cluster', op: '=', value: version }],
      clusterLabel: 'cluster',
      top: 5,
    });
    expect(answer.nodes).toHaveLength(1);
    const [prom] = answer.nodes;
    expect({ cluster: prom.cluster, node: prom.node }).toEqual({ cluster: version, node: summary.nodeName });
    expect(prom.split.state).toBe(node.split.state);
    expect(prom.split.state).toBe(version === '1_20' ? 'no-root' : 'summed');
    const near = (a: number | null, b: number | null) =>
      expect(Math.abs((a ?? NaN) - (b ?? NaN))).toBeLessThanOrEqual(toleranceBytes(a ?? 0, null));
    if (version !== '1_20') {
      near(prom.split.wholeBytes, node.split.wholeBytes);
      near(prom.split.podsBytes, node.split.podsBytes);
      near(prom.workingSetBytes, node.workingSetBytes);
      near(prom.split.unaccountedBytes, node.split.unaccountedBytes);
      const { wholeBytes, podsBytes, system, unaccountedBytes, skewBytes } = prom.split;
      const services = system.reduce((sum, { bytes }) => sum + bytes, 0);
      expect((podsBytes ?? NaN) + services + (unaccountedBytes ?? NaN) - skewBytes).toBe(wholeBytes);
    }
    expect(prom.capacityBytes).toBe(node.capacityBytes);
  });
});

describe('summaries without a page', () => {
  test.each(VERSIONS)('%s: parts sum to usage, containers and rest to the pod', (version) => {
    for (const { containers, pod } of toPodAnatomies(readCapture(version), null)) {
      expect(pod).toMatchObject({ whole: 'usage', restHoldsSandbox: true, acceptedSamples: 1 });
      for (const { history } of containers) {
        const whole = history.wholeBytes[0];
        const sum = history.parts.reduce((total, part) => total + (part.bytes[0] ?? NaN), 0);
        expect(whole === null ? null : sum).toBe(whole);
      }
    }
  });

  test('GKE 2019: the node is pods, kubelet, runtime and what no cgroup has', () => {
    const summary = readSummary(readFixture('integrations-core/stats-summary-gke.json.gz'));
    expect(toNodeFinding(summary, { cluster: 'gke', node: 'n', hardEvictionBytes: null })).toMatchObject({
      cluster: 'gke',
      node: 'gke-lenaic-pool-1-1c8b424c-wnkn',
      capacityBytes: 3877814272,
      workingSetBytes: 1447833600,
      eviction: { thresholdBytes: 104857600, source: 'assumed' },
      memoryPressure: null,
      ready: null,
      split: {
        state: 'summed',
        whole: 'usage',
        wholeBytes: 3229667328,
        podsBytes: 599695360,
        system: [
          { name: 'runtime', bytes: 2077380608 },
          { name: 'kubelet', bytes: 127561728 },
        ],
        unaccountedBytes: 3229667328 - 599695360 - 2077380608 - 127561728,
      },
    });
  });

  test('Windows: working sets are all there is, and are summed', () => {
    const summary = readSummary(readFixture('integrations-core/stats-summary-windows.json.gz'));
    const node = toNodeFinding(summary, { cluster: null, node: 'n', hardEvictionBytes: null });
    expect(node?.split).toMatchObject({
      state: 'summed',
      whole: 'workingSet',
      wholeBytes: 924364800,
      podsBytes: 401727488,
      unaccountedBytes: 522637312,
    });
    const [pod] = toPodAnatomies(summary, null);
    const shown = pod.containers.map(({ history }) => [history.level, history.parts.map(({ name }) => name)]);
    expect(shown).toEqual(expect.arrayContaining([['L1', ['working_set']]]));
    expect(shown.every(([level]) => level === 'L1' || level === null)).toBe(true);
    // Two of its containers report 0, which is unknown: then the rest is unknown too.
    expect(pod.pod).toMatchObject({ acceptedSamples: 0, rejectedSamples: { 'unknown-row': 1 } });
  });

  test('the recording', () => {
    const summary = readSummary(readFixture('recorded/stats-summary-1795222782.json.gz'));
    const node = toNodeFinding(summary, { cluster: null, node: 'lab-node-1', hardEvictionBytes: 500 * 1024 * 1024 });
    expect(node).toMatchObject({
      capacityBytes: 25276518400,
      eviction: { thresholdBytes: 524288000, workingSetBytes: 24752230400, source: 'configured' },
      split: { state: 'summed', podsBytes: 7603335168, unaccountedBytes: 10027085824 - 7603335168 },
    });
    const pods = toPodAnatomies(summary, null);
    expect(pods.flatMap(({ containers }) => containers)).toHaveLength(33);
    expect(pods.every(({ pod }) => pod.acceptedSamples === 1)).toBe(true);
  });
});

describe('collectSummaries against a server that fails in every way', () => {
  const summary = readFixture('nri-kubernetes/1_34/stats-summary.json.gz');
  const named = (node: string) => summary.replace('"datagen-1-34"', JSON.stringify(node));
  const forbidden = (subresource: string) =>
    JSON.stringify({
      kind: 'Status',
      message: `nodes "n" is forbidden: cannot get resource "${subresource}"`,
      code: 403,
    });

  const requests: string[] = [];
  let running = 0;
  let mostRunning = 0;
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    const node = decodeURIComponent(url.pathname.split('/')[1]);
    requests.push(`${node}${url.search}`);
    const send = (status: number, body: string) => response.writeHead(status).end(body);
    const replies: Record<string, () => unknown> = {
      expired: () => send(401, 'Unauthorized'),
      'no-stats': () =>
        send(403, 'Forbidden (user=system:serviceaccount:a:b, verb=get, resource=nodes, subresource(s)=[stats])'),
      'no-stats-either': () => send(403, 'Forbidden (verb=get, resource=nodes, subresource(s)=[stats proxy])'),
      'no-proxy': () => send(403, forbidden('nodes/proxy')),
      gone: () => send(404, '404 page not found'),
      'image-fs': () =>
        url.searchParams.get('only_cpu_and_memory') === 'true'
          ? send(200, named(node))
          : send(500, 'Internal Error: failed to get imageFs stats: non-existent label'),
      broken: () => send(500, 'Internal Error: failed to list pod stats: rpc error'),
      'not-ready': () => send(503, '<html>no</html>'),
      gateway: () => send(502, ''),
      page: () => send(200, '<html>Sign in</html>'),
      cut: () => send(200, summary.slice(0, 500)),
      other: () => send(200, named('someone-else')),
      silent: () => undefined,
      reset: () => request.socket.destroy(),
    };
    (replies[node.split('/')[0]] ?? (() => send(200, named(node))))();
  };

  let server: Server;
  let fetchSummary: FetchSummary;
  beforeAll(async () => {
    server = createServer((request, response) => {
      mostRunning = Math.max(mostRunning, ++running);
      response.on('close', () => running--);
      setTimeout(() => answer(request, response), 20);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    fetchSummary = async (node, signal, { onlyCpuAndMemory }) => {
      const query = onlyCpuAndMemory ? '?only_cpu_and_memory=true' : '';
      const response = await fetch(`http://127.0.0.1:${port}/${encodeURIComponent(node)}/stats/summary${query}`, {
        signal,
      });
      const text = await response.text();
      if (!response.ok) {
        throw new SummaryStatusError(response.status, text);
      }
      return text;
    };
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  beforeEach(() => {
    requests.length = 0;
    mostRunning = 0;
  });

  test.each<[string, string, number | null, RegExp]>([
    ['expired', 'unauthorized', 401, /token is not accepted for node expired .*401/],
    ['no-stats', 'forbidden', 403, /grant it the verb "get" on the resource "nodes\/stats"/],
    ['no-stats-either', 'forbidden', 403, /on the resource "nodes\/stats"/],
    ['no-proxy', 'forbidden', 403, /do not grant it, because it allows commands in every pod/],
    ['gone', 'not-found', 404, /Node gone is not known/],
    ['broken', 'kubelet', 500, /failed \(HTTP 500\); it says: Internal Error: failed to list pod stats: rpc error\.$/],
    ['not-ready', 'unreachable', 503, /look whether the node is ready/],
    ['gateway', 'unreachable', 502, /does not reach the kubelet of node gateway/],
    ['page', 'not-summary', null, /Node page: .* not JSON/],
    ['cut', 'not-summary', null, /Node cut: .* cut off/],
    ['silent', 'timeout', null, /did not answer within 0.5 s/],
    ['reset', 'unreachable', null, /cannot be reached/],
  ])('%s: %s', async (node, kind, status, sentence) => {
    const { nodes, notices } = await collectSummaries(fetchSummary, [node], { timeoutSeconds: 0.5 });
    expect(nodes).toEqual([
      { node, summary: null, failure: { kind, status, message: expect.stringMatching(sentence) } },
    ]);
    expect(notices).toEqual([nodes[0].failure?.message]);
    expect(notices[0]).toMatch(/^[^\n<>]+\.$/);
  });

  test('a failure of the file systems is asked around', async () => {
    const { nodes, notices } = await collectSummaries(fetchSummary, ['image-fs']);
    expect(notices).toEqual([]);
    expect(nodes[0].summary?.pods).not.toHaveLength(0);
    expect(requests).toEqual(['image-fs', 'image-fs?only_cpu_and_memory=true']);
  });

  test('polling asks for CPU and memory only, and does not ask twice', async () => {
    await collectSummaries(fetchSummary, ['broken'], { onlyCpuAndMemory: true });
    expect(requests).toEqual(['broken?only_cpu_and_memory=true']);
  });

  test('one that fails costs a notice; results come as they are there, and at most five requests run', async () => {
    const names = ['a', 'b', 'gone', 'c', 'd', 'e', 'silent', 'f', 'g', 'h', 'a'];
    const partial: number[] = [];
    const { nodes, notices, askedNodes } = await collectSummaries(fetchSummary, names, {
      concurrency: 50,
      timeoutSeconds: 1,
      onPartial: (summaries) => partial.push(summaries.nodes.length),
    });
    expect(nodes.map(({ node, failure }) => [node, failure?.kind ?? 'read'])).toEqual([
      ['a', 'read'],
      ['b', 'read'],
      ['gone', 'not-found'],
      ['c', 'read'],
      ['d', 'read'],
      ['e', 'read'],
      ['silent', 'timeout'],
      ['f', 'read'],
      ['g', 'read'],
      ['h', 'read'],
    ]);
    expect({ askedNodes, notices: notices.length, mostRunning }).toEqual({
      askedNodes: 10,
      notices: 2,
      mostRunning: 5,
    });
    expect(partial).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test('a summary of another node is shown with a warning', async () => {
    const { nodes } = await collectSummaries(fetchSummary, ['other']);
    expect(nodes[0].summary?.warnings).toContain('Node other was asked for, and someone-else answered.');
  });

  test('names that try to break out of a sentence', async () => {
    const { notices } = await collectSummaries(fetchSummary, ['gone/../x\n<script>\u202e']);
    expect(notices).toEqual([
      'Node gone/../x <script> is not known there (HTTP 404): correct its name or the address.',
    ]);
  });

  test('more nodes than a browser should ask', async () => {
    const { nodes, notices } = await collectSummaries(
      async () => Promise.reject(new SummaryStatusError(404, '')),
      Array.from({ length: 101 }, (_, i) => `n${i}`)
    );
    expect(nodes).toHaveLength(100);
    expect(notices[0]).toBe('Only the first 100 of 101 nodes are asked: choose fewer.');
  });

  test('cancelled by the caller: nothing is reported as a failure', async () => {
    const controller = new AbortController();
    const running = collectSummaries(fetchSummary, ['silent', 'a'], { signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  });
});
