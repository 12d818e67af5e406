import { spawn } from 'node:child_process';
import { PROJECT_ROOT } from './projectRoot.mjs';

/** Runs a command to its end; gives the exit code. `quiet`: what it printed is shown only if it failed. */
export const runCommand = (file, args, { cwd = PROJECT_ROOT, quiet = false } = {}) =>
  new Promise((resolve, reject) => {
    const output = quiet ? 'pipe' : 'inherit';
    const child = spawn(file, args, { cwd, stdio: ['ignore', output, output] });
    const printed = [];
    child.stdout?.on('data', (data) => printed.push(data));
    child.stderr?.on('data', (data) => printed.push(data));
    child.once('error', reject).once('close', (code) => {
      if (code !== 0) {
        process.stderr.write(Buffer.concat(printed));
      }
      // Ended by a signal: no code, and no success.
      resolve(code ?? 1);
    });
  });
