import { execFile } from 'node:child_process';

/** The last lines say why; the rest is progress. */
const lastLines = (text) => text.trim().split('\n').slice(-3).join(' ');

/** Runs a program to its end; rejects with what it said last. */
export const runTool = (file, args) =>
  new Promise((resolve, reject) => {
    execFile(file, args, { maxBuffer: 16 * 2 ** 20 }, (error, stdout, stderr) =>
      error ? reject(new Error(`${file} failed: ${lastLines(stderr) || error.message}`)) : resolve(stdout)
    );
  });
