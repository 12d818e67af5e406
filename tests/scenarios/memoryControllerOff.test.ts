import { runInMemory } from '../../src/cli/testing/runInMemory';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { shopSeries } from './shopSeries';

const END = 1_794_996_000;
const HINT = 'the memory controller of the node may be off';

/** google/cadvisor issue 2822: without cgroup_enable=memory, every memory metric of every container is 0. */
describe('containers whose memory metrics are all 0', () => {
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    const pods = { mqtt: () => 0, zigbee: () => 0, measured: () => 2e8 };
    prometheus = await startSeriesPrometheus({ series: shopSeries(END, pods) });
  }, 120_000);
  afterAll(() => prometheus?.stop());
  const run = (command: string, ...more: string[]) =>
    runInMemory([command, '--prometheus', prometheus.url, '--at', String(END), ...more], { fetch });
  const ofOff = ['--selector', 'pod=~"mqtt|zigbee"'];

  test('leakscope analyze: not measured, and not 0 B, steady, score 0', async () => {
    const { containers, warnings } = JSON.parse((await run('analyze', '--format', 'json')).stdout);
    expect(containers).toHaveLength(3);
    for (const { pod, ...said } of containers) {
      const isKnown = pod === 'measured';
      expect([pod, said.score !== null, said.usageBytes !== null, said.verdict !== 'unknown']).toEqual([
        pod,
        isKnown,
        isKnown,
        isKnown,
      ]);
    }
    expect(warnings.join()).toContain(`2 of 3 containers are not measured: all memory metrics are 0, so ${HINT}`);
    const byContainer = (await run('analyze', '--by', 'container', ...ofOff)).stdout;
    expect(byContainer).toMatch(/not measured .*shop\/(mqtt|zigbee)\/app .*not measured/);
    const byWorkload = (await run('analyze', ...ofOff)).stdout;
    expect(byWorkload).toMatch(/^0 of 2 workloads need somebody; 0 calm; of 2 nothing is known\.$/m);
    expect(byWorkload).toMatch(/^not known {2}shop\/(mqtt|zigbee) app .* not measured .* not measured$/m);
    for (const table of [byContainer, byWorkload]) {
      expect(table).not.toMatch(/ 0 B|steady/);
    }
  });

  test.each([[ofOff], [[]]])('--fail-above does not pass on them (%j)', async (selector) => {
    const { exitCode, stderr } = await run('analyze', '--fail-above', '85', ...selector);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(HINT);
  });

  test('leakscope anatomy: unknown, with the reason', async () => {
    const names = ['--namespace', 'shop', '--pod', 'mqtt'];
    for (const args of [[...names, '--container', 'app'], names]) {
      const { exitCode, stdout, stderr } = await run('anatomy', ...args);
      expect(exitCode).toBe(0);
      expect(`${stdout}${stderr}`).toContain(HINT);
      expect(stdout).not.toMatch(/\b0 B/);
    }
  });
});
