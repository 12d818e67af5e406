import { escapeUnsafe } from '../../src/engine';
import { runCommandLine } from '../../src/cli/runCommandLine';
import type { Seen } from './judgeCell';

const SHOP = ['--selector', 'namespace="shop"'];
const CONTAINER = ['--namespace', 'shop', '--pod', 'orders-2bf5a3b7e-2f0d3', '--container', 'app'];
const POD = ['--namespace', 'web', '--pod', 'checkout-a671003c6-c35ba'];

/** Every command that asks a server. A gate passes or does not; the others show. */
export const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  analyze: ['analyze', ...SHOP],
  'analyze, JSON': ['analyze', ...SHOP, '--format', 'json'],
  'analyze, gate': ['analyze', ...SHOP, '--fail-above', '100'],
  'anatomy of a container': ['anatomy', ...CONTAINER],
  'anatomy of a pod': ['anatomy', ...POD],
  cardinality: ['cardinality', ...SHOP],
  doctor: ['doctor'],
};

const TOKEN = 'secret-token-value';
/** Some seconds more than a true answer takes, once it is kept. */
const TIMEOUT = '15s';

export async function seeCommand(args: readonly string[], url: string, atSeconds: number): Promise<Seen> {
  let [stdout, stderr] = ['', ''];
  const options = ['--prometheus', url, '--at', String(Math.floor(atSeconds)), '--timeout', TIMEOUT];
  try {
    const exitCode = await runCommandLine([...args, ...options], '0.0.0', {
      stdout: (text) => (stdout += text),
      stderr: (text) => (stderr += text),
      env: { LEAKSCOPE_TOKEN: TOKEN },
      columns: 200,
      colours: false,
      showsProgress: false,
      now: () => 0,
      fetch,
      readFile: () => Promise.reject(new Error('not used')),
    });
    const isJson = args.includes('json');
    const own: string[] = isJson && stdout.startsWith('{') ? JSON.parse(stdout).warnings : [];
    // Of the empty answers of the tables the sentence is all there is.
    const plain = isJson
      ? []
      : stdout.split('\n').filter((line) => /^[A-Z].*[.:]$|^(PROBLEM|NOTE|NOTICE|WARN)/.test(line));
    const sentences = [...stderr.split('\n').filter((line) => line !== ''), ...own, ...plain];
    return { sentences, shown: isJson ? withoutCost(stdout) : stdout, crash: null, passes: exitCode === 0 };
  } catch (error) {
    return { sentences: [], shown: '', crash: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function withoutCost(text: string): string {
  if (!text.startsWith('{')) {
    return text;
  }
  const { cost: _cost, warnings: _warnings, ...report } = JSON.parse(text);
  // As it was written: reading it has undone the escapes.
  return escapeUnsafe(JSON.stringify(report));
}
