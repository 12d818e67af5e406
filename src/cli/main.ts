import { createReadStream } from 'node:fs';
import { formatRoundBytes } from '../engine';
import type { CliIo } from './cliIo';
import { Failure } from './failure';
import { escapeText } from './output/escapeText';
import { runCommandLine } from './runCommandLine';

/** Filled in by scripts/buildCli.mjs. */
declare const LEAKSCOPE_VERSION: string;

const READ_PROBLEMS: Record<string, string> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be read',
  EISDIR: 'is a folder',
};

/** Reads no more than the limit, whatever the size of the file is said to be: it may be a pipe. */
async function readFile(path: string, maxBytes: number): Promise<string> {
  const name = escapeText(path).slice(0, 300);
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > maxBytes) {
        throw new Failure(`The file ${name} is larger than ${formatRoundBytes(maxBytes)}: give a smaller one.`);
      }
      pieces.push(piece);
    }
  } catch (error) {
    if (error instanceof Failure) {
      throw error;
    }
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new Failure(`The file ${name} ${READ_PROBLEMS[code] ?? `cannot be read (${code})`}: check its path.`);
  }
  return Buffer.concat(pieces).toString('utf8');
}

const isPlain = Boolean(process.env.NO_COLOR) || process.env.TERM === 'dumb';
const io: CliIo = {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  env: process.env,
  columns: process.stdout.isTTY ? process.stdout.columns : null,
  colours: process.stdout.isTTY && !isPlain,
  showsProgress: process.stderr.isTTY && process.env.TERM !== 'dumb',
  now: Date.now,
  fetch,
  readFile,
};

// A reader that has seen enough, such as head, closes the pipe.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

runCommandLine(process.argv.slice(2), LEAKSCOPE_VERSION, io).then((exitCode) => {
  process.exitCode = exitCode;
});
