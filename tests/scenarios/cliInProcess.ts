import { runCommandLine } from '../../src/cli/runCommandLine';
import type { CliIo } from '../../src/cli/cliIo';

export interface InProcessResult {
  exitCode: number;
  stdout: string;
  stderr: string;
  /** The PromQL that was sent, each text once. */
  expressions: string[];
}

/** Runs the command line in this process, and notes what it asks. */
export async function runInProcess(args: readonly string[]): Promise<InProcessResult> {
  let [stdout, stderr] = ['', ''];
  const expressions = new Set<string>();
  const io: CliIo = {
    stdout: (text) => (stdout += text),
    stderr: (text) => (stderr += text),
    env: {},
    columns: 160,
    colours: false,
    showsProgress: false,
    now: Date.now,
    fetch: (input, init) => {
      const query = new URLSearchParams(String(init?.body ?? new URL(String(input)).search)).get('query');
      if (query !== null) {
        expressions.add(query);
      }
      return fetch(input, init);
    },
    readFile: () => Promise.reject(new Error('not used')),
  };
  const exitCode = await runCommandLine([...args], '0.0.0', io);
  return { exitCode, stdout, stderr, expressions: [...expressions] };
}
