import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { execFileSync } from 'node:child_process';
import { ensurePrometheus } from '../prometheus/ensurePrometheus.mjs';
import { startRecordedPrometheus, type RecordedPrometheus } from '../prometheus/startRecordedPrometheus.mjs';
import { readManifest, readRecorded } from '../fixtures/readRecorded.mjs';
import { buildCli, runCli } from './cliProcess';
import { CONTRACT, findMisfits } from './cliShape';

const NOTHING_FOR_DAYS =
  'There is no container_memory_working_set_bytes of this scope, and there was none in the 7 days before: check the scope, and that the metric is stored.';

jest.setTimeout(60_000);

const ROOT = join(__dirname, '../..');
const KUBELET = join(__dirname, '../fixtures/kubelet');
const folder = mkdtempSync(join(tmpdir(), 'leakscope-'));
const save = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const sum = (parts: Array<{ bytes: number }>) => parts.reduce((total, { bytes }) => total + bytes, 0);

let prometheus: RecordedPrometheus;
let server: string[];
beforeAll(async () => {
  buildCli();
  prometheus = await startRecordedPrometheus();
  server = ['--prometheus', prometheus.url, '--at', String(prometheus.endSeconds)];
}, 300_000);
afterAll(async () => {
  await prometheus?.stop();
  rmSync(folder, { recursive: true });
});

async function runJson(args: string[]) {
  const { exitCode, stdout, stderr } = await runCli([...args, '--format', 'json']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return JSON.parse(stdout);
}

describe('leakscope analyze', () => {
  test('JSON keeps the contract, for containers of the recording', async () => {
    const report = await runJson(['analyze', ...server, '--window', '42h']);
    expect(findMisfits(report, CONTRACT.analyze)).toEqual([]);
    expect(report).toMatchObject({ schema: 2, at: '2026-11-20T12:00:17.400Z', window: '42h' });
    const [first] = report.containers;
    expect(first.reasons.map(({ side, text }: Record<string, string>) => `${side}: ${text}`)).toEqual(first.evidence);
    const reasons = report.containers.flatMap((one: { reasons: unknown[] }) => one.reasons);
    const grows = reasons.find(({ kind }: { kind: string }) => kind === 'part-grows');
    expect(grows.numbers.growthBytes).toBeGreaterThan(0);
    expect(first).toMatchObject({ source: { id: 'kubelet-cadvisor' }, level: 'L3' });
    const limits = report.containers.map((one: { nearestLimit: { kind: string } | null }) => one.nearestLimit?.kind);
    expect(limits).toContain('container');
    expect(report.containers.length).toBeGreaterThan(25);
    expect(report.cost).toMatchObject({ requests: expect.any(Number), bytes: expect.any(Number) });
    expect(report.cost.samples).toBeGreaterThan(1000);
  });

  test('the sidecar that leaks scores, the program beside it does not', async () => {
    const { containers } = await runJson(['analyze', ...server, '--selector', 'namespace="web",pod=~"checkout-.*"']);
    const scoreOf = (name: string) =>
      containers.find(({ container }: { container: string }) => container === name)?.score;
    expect(scoreOf('log-shipper')).toBeGreaterThanOrEqual(85);
    expect(containers.length).toBeGreaterThan(1);
    for (const { container, score } of containers) {
      expect(container === 'log-shipper' || score < 85).toBe(true);
    }
  });

  test.each([
    ['85', 3],
    ['100', 0],
  ])('--fail-above %s exits with %i', async (threshold, exitCode) => {
    expect((await runCli(['analyze', ...server, '--fail-above', threshold, '--top', '5'])).exitCode).toBe(exitCode);
  });

  test('the cut is told', async () => {
    const { stdout, stderr } = await runCli(['analyze', ...server, '--top', '2']);
    expect(stdout.split('\n').filter((line) => /[a-z]\/[a-z]/.test(line))).toHaveLength(2);
    expect(stderr).toMatch(/^Note: Showing 2 of \d+ workloads\.\n$/);
    const byContainer = await runCli(['analyze', ...server, '--by', 'container', '--top', '2']);
    expect(byContainer.stderr).toMatch(/^Note: Showing 2 of \d+ containers\.\n$/);
  });

  test('the address of the server and the header may be given with credentials', async () => {
    const { exitCode } = await runCli(['analyze', ...server, '--top', '1', '--header', 'X-Scope-OrgID: tenant'], {
      LEAKSCOPE_TOKEN: 'abc',
    });
    expect(exitCode).toBe(0);
  });
});

describe('leakscope anatomy', () => {
  test('JSON keeps the contract, and the parts sum to the whole at every moment', async () => {
    const { containers } = await runJson(['analyze', ...server, '--top', '6']);
    for (const { namespace, pod, container } of containers) {
      const names = ['--namespace', namespace, '--pod', pod, '--container', container];
      const anatomy = await runJson(['anatomy', ...server, '--window', '42h', ...names]);
      expect(findMisfits(anatomy, CONTRACT.anatomy)).toEqual([]);
      expect(anatomy).toMatchObject({
        schema: 1,
        window: '42h',
        namespace,
        pod,
        container,
        level: 'L3',
        whole: 'usage',
      });
      expect(sum(anatomy.parts)).toBe(anatomy.wholeBytes);
      const { at, wholeBytes, parts } = anatomy.history;
      expect(at.length).toBeGreaterThan(200);
      at.forEach((_: string, i: number) => {
        const total =
          wholeBytes[i] === null ? null : sum(parts.map((part: { bytes: number[] }) => ({ bytes: part.bytes[i] })));
        expect(total).toBe(wholeBytes[i]);
      });
    }
  });

  test('a container that is not there: exit code 1', async () => {
    const { exitCode, stdout, stderr } = await runCli([
      ...['anatomy', ...server, '--namespace', 'shop', '--pod', 'no-such-pod', '--container', 'app'],
    ]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toBe(
      `The server has no memory samples of shop/no-such-pod/app in the last 1d: check the names and --at. ${NOTHING_FOR_DAYS}\n`
    );
  });
});

describe('leakscope anatomy --summary', () => {
  test.each([
    ['recorded/stats-summary-1795222782.json.gz', 33],
    ['nri-kubernetes/1_16/stats-summary.json.gz', 13],
    ['nri-kubernetes/1_20/stats-summary.json.gz', 0],
    ['nri-kubernetes/1_34/stats-summary.json.gz', 17],
    ['integrations-core/stats-summary-gke.json.gz', 17],
    ['integrations-core/stats-summary-windows.json.gz', 0],
  ])('%s', async (file, split) => {
    const path = save('summary.json', gunzipSync(readFileSync(join(KUBELET, file))).toString('utf8'));
    const summary = await runJson(['anatomy', '--summary', path]);
    expect(findMisfits(summary, CONTRACT['anatomy --summary'])).toEqual([]);
    // Without rss the working set stands alone, and is not taken apart.
    const isApart = ({ whole }: { whole: string | null }) => whole === 'usage';
    expect(summary.containers.filter(isApart)).toHaveLength(split);
    for (const { parts, wholeBytes, level } of [summary.node, ...summary.pods, ...summary.containers]) {
      expect(level === null ? wholeBytes : sum(parts)).toBe(level === null ? null : wholeBytes);
    }

    const { exitCode, stdout } = await runCli(['anatomy', '--summary', path]);
    expect(exitCode).toBe(0);
    // Where nothing could be taken apart, there is no zero: unknown is a dash.
    expect(split === 0 && /(?<![.\d])0 B/.test(stdout)).toBe(false);
  });
});

describe('leakscope score', () => {
  test('raw series get the score that the server evaluates', async () => {
    const { last_sample: lastSeconds } = readManifest().recorded;
    const stretch = 60;
    const { containers } = await runJson(['analyze', ...server, '--top', '200']);
    const lines: string[] = [];
    const expected = new Map<string, number>();
    for (const { labels, timesSeconds, values } of [
      ...readRecorded('o04-sidecar-c'),
      ...readRecorded('o13-jvm-sawtooth'),
    ]) {
      const finding = containers.find(
        ({ pod, container }: Record<string, string>) => pod === labels.pod && container === labels.container
      );
      // The server scores parts; of these containers it is anonymous memory that decides.
      if (labels.__name__ === 'container_memory_rss' && finding) {
        const id = `${labels.pod}/${labels.container}`;
        const t = timesSeconds.map((time) => prometheus.endSeconds - (lastSeconds - time) * stretch);
        lines.push(JSON.stringify({ id, t, v: values, limit: finding.limitBytes }));
        expected.set(id, finding.score);
      }
    }
    const file = save('series.jsonl', lines.join('\n'));
    const report = await runJson(['score', '--series', file, '--at', String(prometheus.endSeconds)]);
    expect(findMisfits(report, CONTRACT.score)).toEqual([]);
    expect(report.containers.length).toBeGreaterThan(2);
    expect(report.containers).toHaveLength(expected.size);
    for (const { id, score } of report.containers) {
      expect(score).toBeCloseTo(expected.get(id) as number, 9);
    }
    expect(report.containers[0].id).toMatch(/log-shipper$/);
    expect(report.containers[0].score).toBeGreaterThanOrEqual(85);
  });
});

describe('leakscope rules', () => {
  test('promtool accepts the file, with hostile selectors too', async () => {
    const selector = 'namespace=~"shop|pay",pod!="a\\"b\\\\{}"';
    for (const args of [
      [],
      ['--threshold', '95', '--for', '2h', '--cluster-label', 'cluster', '--selector', selector],
    ]) {
      const { exitCode, stdout } = await runCli(['rules', '--kind', 'prometheus', ...args]);
      expect(exitCode).toBe(0);
      const output = execFileSync(ensurePrometheus().promtool, ['check', 'rules', save('rules.yml', stdout)]);
      expect(output.toString()).toMatch(/SUCCESS: \d+ rules found/);
    }
  });
});

describe('docs/cli.md', () => {
  const page = readFileSync(join(ROOT, 'docs/cli.md'), 'utf8');
  const examples = [...page.matchAll(/<!-- example of: (.+) -->\n+```json\n([\s\S]*?)```/g)];

  test('has an example of each JSON', () => {
    expect(examples.map(([, name]) => name).sort()).toEqual(Object.keys(CONTRACT).sort());
  });

  test.each(examples.map(([, name, json]) => [name, json]))('the example of %s keeps the contract', (name, json) => {
    expect(findMisfits(JSON.parse(json), CONTRACT[name as keyof typeof CONTRACT])).toEqual([]);
  });
});
