import { lookedFor } from '../../src/collect/sources/describeSources';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BAD_INPUT } from './badInputCases';
import { startAnswering, startBadServer } from './badInputServer';
import { buildCli, runCli, type CliResult } from './cliProcess';

jest.setTimeout(30_000);
beforeAll(buildCli);

const CONTAINER = ['--namespace', 'shop', '--pod', 'cart-0', '--container', 'app'];
const ONE_SENTENCE = /^[A-Z][^\n]*[.!?]\n$/;

/** A command that fails prints one sentence and nothing that could be taken for a result. */
function expectFailure({ exitCode, stdout, stderr }: CliResult): void {
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toMatch(ONE_SENTENCE);
}

describe.each(BAD_INPUT)('a server with the fault: $name', ({ name, says, start }) => {
  const timeout = name.startsWith('slow') ? '1s' : '20s';
  test.each([
    ['analyze', ['analyze', '--timeout', timeout, '--format', 'json', '--prometheus']],
    ['anatomy', ['anatomy', '--timeout', timeout, ...CONTAINER, '--prometheus']],
  ])('leakscope %s', async (_, args) => {
    const server = await start();
    const result = await runCli([...args, server.url]);
    await server.stop();
    expectFailure(result);
    expect(result.stderr).toMatch(says);
  });
});

test.each([
  ['nobody listens', 'status 200' as const],
  ['an error status', 'status 403' as const],
  ['a page', 'html' as const],
  ['cut JSON', 'cut JSON' as const],
  ['a Prometheus instead of a kubelet', 'other JSON' as const],
  ['no end', 'endless' as const],
  ['no answer', 'slow' as const],
])('leakscope anatomy --summary URL: %s', async (name, fault) => {
  const server = await startBadServer(fault);
  if (name === 'nobody listens') {
    await server.stop();
  }
  expectFailure(
    await runCli(['anatomy', '--summary', `${server.url}/stats/summary`, '--timeout', fault === 'slow' ? '1s' : '20s'])
  );
  await server.stop();
});

describe('files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leakscope-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (content: string) => {
    const path = join(folder, 'input');
    writeFileSync(path, content);
    return path;
  };

  test.each([
    ['--summary', 'anatomy', '{"node":{},"pods":[{"podRef"'],
    ['--summary', 'anatomy', '<html>'],
    ['--summary', 'anatomy', ''],
    ['--summary', 'anatomy', '{"status":"success"}'],
    ['--series', 'score', ''],
    ['--series', 'score', 'id,t,v\n'],
  ])('%s with %s %j', async (option, command, content) => {
    expectFailure(await runCli([command, option, write(content)]));
  });

  test.each([
    ['a file that does not exist', 'missing', 'does not exist'],
    ['a folder', '', 'is a folder'],
  ])('%s', async (_, name, says) => {
    const result = await runCli(['score', '--series', join(folder, name)]);
    expectFailure(result);
    expect(result.stderr).toContain(says);
  });

  test('broken lines are told with their numbers, and the others are scored', async () => {
    const t = Array.from({ length: 13 * 12 }, (_, i) => i * 300);
    const good = JSON.stringify({ id: 'good', t, v: t.map((time) => 1e8 + time * 1000), limit: 2e8 });
    const lines = [
      good,
      '{"id":"cut","t":[1,2',
      '{"t":[1],"v":[1]}',
      '{"id":"a","t":[1,2],"v":[1]}',
      '{"id":"a","t":[2,1],"v":[1,1]}',
      '{"id":"a","t":[1],"v":["1"]}',
      '{"id":"a","t":[1],"v":[1],"limit":-1}',
      'null',
    ];
    const { exitCode, stdout, stderr } = await runCli([
      'score',
      '--series',
      write(lines.join('\n')),
      '--format',
      'json',
    ]);
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      'Of 8 lines, 7 are not series: line 2 is not JSON; line 3 has no "id"; line 4 has 2 times and 1 values; ' +
        'line 5 has times that do not ascend; line 6 has a value that is neither a number nor null and 2 more.\n'
    );
    const report = JSON.parse(stdout);
    expect(report.containers).toMatchObject([{ id: 'good', score: 100 }]);
    expect(report.warnings).toHaveLength(7);
  });

  test('a series without samples has no score, not zero', async () => {
    const { exitCode, stdout } = await runCli([
      'score',
      '--series',
      write('{"id":"empty","t":[],"v":[]}\n{"id":"gaps","t":[1,2],"v":[null,null]}\n'),
      '--format',
      'json',
    ]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).containers).toMatchObject([
      { id: 'empty', score: null, usageBytes: null, slopeBytesPerHour: null },
      { id: 'gaps', score: null, usageBytes: null, slopeBytesPerHour: null },
    ]);
  });
});

describe('an empty result', () => {
  const empty = () =>
    startAnswering((parameters) => ({
      status: 'success',
      data: { resultType: parameters.has('step') ? 'matrix' : 'vector', result: [] },
    }));

  test('analyze says so, and does not fail', async () => {
    const server = await empty();
    const table = await runCli(['analyze', '--prometheus', server.url]);
    const json = await runCli(['analyze', '--prometheus', server.url, '--format', 'json']);
    await server.stop();
    expect(table).toEqual({
      exitCode: 0,
      stdout: 'The server has no memory samples of containers that match at this time.\n',
      stderr:
        `Note: ${lookedFor()}\n` +
        'Note: There is no container_memory_working_set_bytes of this scope, and there was none in the 7 days before: ' +
        'check the scope, and that the metric is stored.\n',
    });
    expect(JSON.parse(json.stdout)).toMatchObject({ containers: [] });
  });

  test('a check that saw nothing is not passed', async () => {
    const server = await empty();
    const { exitCode, stderr } = await runCli(['analyze', '--prometheus', server.url, '--fail-above', '85']);
    await server.stop();
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/cannot be judged/);
  });

  test('anatomy of a container that is not there fails', async () => {
    const server = await empty();
    const result = await runCli(['anatomy', '--prometheus', server.url, ...CONTAINER]);
    await server.stop();
    expectFailure(result);
    expect(result.stderr).toContain('no memory samples of shop/cart-0/app in the last 1d');
  });
});

test('a server that says NaN to everything is shown no number for it', async () => {
  const metric = {
    namespace: 'shop',
    pod: 'cart-0',
    container: 'app',
    id: '/c',
    __name__: 'container_memory_working_set_bytes',
  };
  const server = await startAnswering((parameters) => {
    const end = Number(parameters.get('end') ?? parameters.get('time'));
    const data = parameters.has('step')
      ? {
          resultType: 'matrix',
          result: [
            {
              metric,
              values: [
                [end - 3600, 'NaN'],
                [end, '+Inf'],
              ],
            },
          ],
        }
      : { resultType: 'vector', result: [{ metric, value: [end, 'NaN'] }] };
    return { status: 'success', data };
  });
  const { exitCode, stdout, stderr } = await runCli(['analyze', '--prometheus', server.url, '--format', 'json']);
  const anatomy = await runCli(['anatomy', '--prometheus', server.url, ...CONTAINER, '--format', 'json']);
  await server.stop();
  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
  for (const container of JSON.parse(stdout).containers) {
    expect(container).toMatchObject({ score: null, usageBytes: null, limitBytes: null, slopeBytesPerHour: null });
  }
  expect(JSON.parse(anatomy.stdout)).toMatchObject({ wholeBytes: null, whole: null, parts: [], limitBytes: null });
  expect(anatomy.exitCode).toBe(0);
});
