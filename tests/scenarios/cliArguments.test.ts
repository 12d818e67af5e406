import { buildCli, runCli } from './cliProcess';

jest.setTimeout(30_000);
beforeAll(buildCli);

const SERVER = ['--prometheus', 'http://127.0.0.1:9'];
const NAMES = ['--namespace', 'n', '--pod', 'p', '--container', 'c'];

test.each([
  [[], 'Name a command'],
  [['analyse'], 'no command "analyse"'],
  [['frobnicate', ...SERVER], 'no command "frobnicate"'],
  [['analyze'], '--prometheus is missing'],
  [['analyze', '--prometheus', 'localhost:9090'], 'begin with http://'],
  [['analyze', '--prometheus', ''], '--prometheus is missing'],
  [['analyze', ...SERVER, '--nonsense'], "Unknown option '--nonsense'"],
  [['analyze', ...SERVER, 'more'], "Unexpected argument 'more'"],
  [['analyze', ...SERVER, '--format', 'yaml'], '--format must be table, json or markdown'],
  [['analyze', ...SERVER, '--window', '7'], '--window must be a duration'],
  [['analyze', ...SERVER, '--window', '0d'], '--window must be a duration'],
  [['analyze', ...SERVER, '--at', 'yesterday'], '--at must be a time'],
  [['analyze', ...SERVER, '--by', 'pod'], '--by must be workload or container'],
  [['analyze', ...SERVER, '--top', '0'], '--top must be a whole number from 1 to 200'],
  [['analyze', ...SERVER, '--top', '2.5'], '--top must be a whole number'],
  [['analyze', ...SERVER, '--fail-above', '101'], '--fail-above must be a number from 0 to 100'],
  [['analyze', ...SERVER, '--fail-above', '-1'], '--fail-above'],
  [['analyze', ...SERVER, '--timeout', '5'], '--timeout must be a duration'],
  [['analyze', ...SERVER, '--timeout', '30d'], '--timeout must be an hour or less'],
  [['analyze', ...SERVER, '--selector', 'namespace=shop'], '--selector must be label conditions'],
  [['analyze', ...SERVER, '--selector', 'a="b" c="d"'], '--selector must be label conditions'],
  [['analyze', ...SERVER, '--header', 'Authorization'], '--header must have the form'],
  [['analyze', ...SERVER, '--header', 'A: b\r\nC: d'], '--header must have the form'],
  [['analyze', ...SERVER, '--cluster-label', 'k8s.cluster'], 'not a label name'],
  [['anatomy', ...SERVER, '--namespace', 'n', '--container', 'c'], '--pod is missing'],
  [['anatomy', ...SERVER, '--pod', 'p'], '--namespace is missing'],
  [['anatomy', ...SERVER, ...NAMES, '--cluster', 'a'], '--cluster and --cluster-label go together'],
  [['anatomy', '--summary', 'file', ...SERVER], '--prometheus cannot be used with --summary'],
  [['anatomy', '--summary', 'http://127.0.0.1:9/#x'], '--summary: '],
  [['score'], '--series is missing'],
  [['score', '--series', 'x', '--window', 'long'], '--window must be a duration'],
  [['rules'], '--kind is missing'],
  [['rules', '--kind', 'thanos'], '--kind must be prometheus, prometheusrule or grafana'],
  [['rules', '--kind', 'grafana'], '--prometheus-uid is missing'],
  [['rules', '--kind', 'grafana', '--prometheus-uid', 'a b'], 'is not the uid of a data source'],
  [['rules', '--kind', 'grafana', '--prometheus-uid', 'a', '--format', 'xml'], '--format must be yaml, json or link'],
  [['rules', '--kind', 'grafana', '--prometheus-uid', 'a', '--grafana-version', '9'], '--grafana-version must be'],
  [['rules', '--kind', 'prometheus', '--folder', 'F'], '--folder cannot be used with --kind prometheus'],
  [['rules', '--kind', 'prometheus', '--alerts', 'leak,leaks'], '--alerts: there is no "leaks"'],
  [['rules', '--kind', 'prometheus', '--group-by', 'node'], 'Alerts cannot be grouped by'],
  [['rules', '--kind', 'prometheusrule', '--label', 'release'], '--label must have the form name=value'],
  [['rules', '--kind', 'prometheus', '--for', '1 hour'], 'not a duration'],
  [['rules', '--kind', 'prometheus', '--threshold', 'high'], '--threshold must be a number'],
  [['rules', '--kind', 'prometheus', '--selector', '}'], '--selector must be label conditions'],
])('leakscope %j: exit code 2', async (args, says) => {
  const { exitCode, stdout, stderr } = await runCli(args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(/^[^\n]+\.\n$/);
  expect(stderr).toContain(says);
});

test('a token with a line break is refused', async () => {
  const { exitCode, stderr } = await runCli(['analyze', ...SERVER], { LEAKSCOPE_TOKEN: 'a\nb' });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^LEAKSCOPE_TOKEN .*\.\n$/);
});

test.each([
  [['--help'], 'Usage: leakscope COMMAND'],
  [['analyze', '--help'], 'Usage: leakscope analyze'],
  [['anatomy', '--summary', 'x', '--help'], 'Usage: leakscope anatomy'],
  [['score', '-h'], 'Usage: leakscope score'],
  [['rules', '--help'], 'Usage: leakscope rules'],
])('leakscope %j', async (args, begins) => {
  const { exitCode, stdout, stderr } = await runCli(args);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout.startsWith(begins)).toBe(true);
  expect(args.length === 1 || stdout.includes('Examples:')).toBe(true);
});

test('leakscope --version', async () => {
  expect((await runCli(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
