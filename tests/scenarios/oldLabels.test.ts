import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { collectAnatomy } from '../../src/collect/containers/collectAnatomy';
import { collectPod } from '../../src/collect/pods/collectPod';
import { OLD_LABELS } from '../../src/collect/sources/oldLabels';
import { probe } from '../../src/collect/sources/probe';
import { makeTemporaryFolder } from '../prometheus/makeTemporaryFolder.mjs';
import { startPrometheus, type RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { readFixture } from './kubeletPages';
import { connect } from './recordedClient';
import { sessionOf } from '../../src/collect/testing/sessionOf';

/** A kubelet before Kubernetes 1.16, scraped by a real Prometheus: as it is, and with the rules that the sentence names. */
jest.setTimeout(120_000);

const NOW = () => Date.now() / 1000;
const POD = { cluster: null, namespace: 'default', pod: 'dd-agent-q6hpw' };
const RULES = /metric_relabel_configs: (\[.*\])/.exec(OLD_LABELS)?.[1] ?? '';

let kubelet: Server;
beforeAll(async () => {
  const page = readFixture('integrations-core/cadvisor-pre-1-16.prom.gz');
  kubelet = createServer((_, response) => response.writeHead(200, { 'Content-Type': 'text/plain' }).end(page));
  await new Promise<void>((resolve) => kubelet.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => kubelet.close(resolve)));

const started: RunningPrometheus[] = [];
const folders: Array<{ remove(): void }> = [];
afterAll(async () => {
  await Promise.all(started.map((prometheus) => prometheus.stop()));
  folders.forEach((folder) => folder.remove());
});

/** A client of a Prometheus that has scraped the kubelet twice. */
async function scrape(rules: string) {
  const { port } = kubelet.address() as AddressInfo;
  const folder = makeTemporaryFolder('leakscope-old-labels-');
  folders.push(folder);
  const prometheus = await startPrometheus({
    dataDir: folder.path,
    config: `
scrape_configs:
  - job_name: kubelet
    scrape_interval: 1s
    scrape_timeout: 1s
    metrics_path: /metrics/cadvisor
    static_configs: [{targets: ["127.0.0.1:${port}"]}]
    metric_relabel_configs: ${rules}
`,
  });
  started.push(prometheus);
  const client = connect(prometheus.url);
  for (let scrapes = 0; scrapes < 2; await sleep(200)) {
    const { vector } = await client.instant({ expr: 'count_over_time(up[1m])', atSeconds: NOW() });
    scrapes = vector[0]?.value ?? 0;
  }
  return client;
}

test('as it is: no container is found, and one sentence says what to change', async () => {
  const client = await scrape('[]');
  const at = { atSeconds: NOW(), clusterLabel: null };
  const found = await probe(sessionOf(client), at);
  expect(found).toMatchObject({ containers: 0, level: null });
  expect(found.warnings).toEqual([OLD_LABELS]);
  const window = { ...at, windowSeconds: 60, stepSeconds: 10 };
  const anatomy = await collectAnatomy(sessionOf(client), { ...window, key: { ...POD, container: 'dd-agent' } });
  expect(anatomy.history.timesSeconds).toEqual([]);
  expect(anatomy.warnings).toEqual([OLD_LABELS]);
  expect((await collectPod(sessionOf(client), { ...window, ...POD })).warnings).toContain(OLD_LABELS);
});

test('with the rules of that sentence: containers are found and taken apart', async () => {
  expect(RULES).not.toBe('');
  const client = await scrape(RULES);
  const at = { atSeconds: NOW(), clusterLabel: null };
  const found = await probe(sessionOf(client), at);
  expect(found).toMatchObject({ level: 'L3', warnings: [] });
  expect(found.containers).toBeGreaterThan(5);
  const { history, warnings } = await collectAnatomy(sessionOf(client), {
    ...at,
    key: { ...POD, container: 'dd-agent' },
    windowSeconds: 60,
    stepSeconds: 10,
  });
  expect(warnings).toEqual([]);
  expect(history).toMatchObject({ level: 'L3', whole: 'usage' });
  // The page: usage, rss and cache of that container.
  const page = readFixture('integrations-core/cadvisor-pre-1-16.prom.gz');
  const read = (name: string) =>
    Number(new RegExp(`^${name}\\{container_name="dd-agent",.* (\\S+)$`, 'm').exec(page)?.[1]);
  expect(history.wholeBytes.at(-1)).toBe(read('container_memory_usage_bytes'));
  expect(history.parts.find(({ name }) => name === 'anon')?.bytes.at(-1)).toBe(read('container_memory_rss'));
});
