/** @jest-environment ./src/datasource/testing/jsdomWithFetch.js */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PrometheusClient } from '../../collect/ask/prometheusClient';
import type { LeakscopeOptions } from '../../contract/query';
import { installProxy } from '../testing/installProxy';
import { checkKubelets } from './checkKubelets';
import { toKubelets } from './kubelets';
import { sessionOf } from '../../collect/testing/sessionOf';

const SUMMARY = JSON.stringify({ node: { nodeName: 'n1' }, pods: [] });
const NO_PROMETHEUS = {} as PrometheusClient;

/** A relay that answers the summary, and all else with a status. */
async function startRelay(otherStatus: number): Promise<{ server: Server; url: string; paths: string[] }> {
  const paths: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    const isSummary = url.startsWith('/n1/stats/summary');
    paths.push(url);
    response.writeHead(isSummary ? 200 : otherStatus).end(isSummary ? SUMMARY : 'ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, paths, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function check(options: Partial<LeakscopeOptions>) {
  const jsonData = { kubeNodes: 'n1', ...options } as LeakscopeOptions;
  installProxy({ jsonData: { ...jsonData }, secureJsonData: { kubeToken: 'token' } });
  const kubelets = toKubelets({ url: '/api/datasources/proxy/uid/leakscope', jsonData });
  return checkKubelets(sessionOf(NO_PROMETHEUS), kubelets!, null);
}

describe('checkKubelets(sessionOf(client), kubelets, clusterLabel)', () => {
  test.each([
    [200, true],
    [403, false],
    [404, false],
    [502, false],
  ])('a relay that answers %i to what it must refuse: warns %j', async (status, warns) => {
    const { server, url, paths } = await startRelay(status);
    const { summary, notices } = await check({ kubeUrl: url });
    server.close();
    expect(summary).toBe('1 of 1 node answer with a kubelet summary.');
    expect(paths).toContain('/n1/healthz');
    expect(notices.join()).toMatch(warns ? /^More than summaries can be read: \/healthz of node n1 answers/ : /^$/);
  });

  test.each(['http://relay/../secret', 'http://relay/%2e%2e/secret', 'http://user:word@relay'])(
    'the address %j is not asked',
    async (kubeUrl) => {
      const { nodes, notices } = await check({ kubeUrl });
      expect(nodes).toEqual([]);
      expect(notices.join()).toContain('their address is none that is allowed');
    }
  );
});
