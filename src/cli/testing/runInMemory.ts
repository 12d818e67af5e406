import type { CliIo } from '../cliIo';
import { runCommandLine } from '../runCommandLine';

interface Outside {
  /** Content of files, by path. */
  files?: Readonly<Record<string, string>>;
  fetch?: typeof fetch;
  /** Milliseconds. */
  nowMs?: number;
}

/** Runs the command line in this process, on files that are in memory. */
export async function runInMemory(args: readonly string[], { files = {}, fetch = noFetch, nowMs = 0 }: Outside) {
  let stdout = '';
  let stderr = '';
  const io: CliIo = {
    stdout: (text) => (stdout += text),
    stderr: (text) => (stderr += text),
    env: {},
    columns: null,
    colours: false,
    showsProgress: false,
    now: () => nowMs,
    fetch,
    readFile: async (path) => files[path],
  };
  const exitCode = await runCommandLine(args, '0.0.0', io);
  return { exitCode, stdout, stderr };
}

const noFetch: typeof fetch = () => Promise.reject(new Error('This test has no network.'));
