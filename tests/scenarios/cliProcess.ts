import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

export interface CliResult {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

/** Bundles the command line as an install does. */
export function buildCli(): void {
  execFileSync(process.execPath, [join(ROOT, 'scripts/buildCli.mjs')]);
}

/** Runs the built command line as a child process. Asynchronous, because the servers of the tests are in this process. */
export function runCli(args: readonly string[], env: Record<string, string> = {}): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'bin/leakscope.mjs'), ...args], {
      env: { PATH: process.env.PATH, ...env } as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const result: CliResult = { exitCode: null, stdout: '', stderr: '' };
    child.stdout.on('data', (piece) => (result.stdout += piece));
    child.stderr.on('data', (piece) => (result.stderr += piece));
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ ...result, exitCode }));
  });
}
