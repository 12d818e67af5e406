import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensurePrometheus } from './ensurePrometheus.mjs';
import { makeTemporaryFolder } from './makeTemporaryFolder.mjs';

const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 20_000;

/** With port 0 only the log tells which one it became. */
const LISTENING = /msg="Listening on".* address=127\.0\.0\.1:(\d+)/;

const isReady = (url) =>
  fetch(`${url}/-/ready`).then(
    ({ ok }) => ok,
    () => false
  );

/** One sentence out of the log of a server that did not start. */
function toStartError(log, port) {
  if (/address already in use/.test(log)) {
    return new Error(`Port ${port} is busy: choose another one, or 0 for any free one.`);
  }
  const lines = log.trim().split('\n');
  return new Error(`Prometheus did not start: ${lines.findLast((line) => /err=|error/.test(line)) ?? lines.at(-1)}`);
}

export async function startPrometheus({ dataDir, port = 0, flags = [], config = 'global: {}\n', programs }) {
  const { prometheus } = programs ?? ensurePrometheus();
  const folder = makeTemporaryFolder('leakscope-prometheus-');
  const configFile = join(folder.path, 'prometheus.yml');
  writeFileSync(configFile, config);
  const child = spawn(
    prometheus,
    [
      `--config.file=${configFile}`,
      `--storage.tsdb.path=${dataDir}`,
      // The recording may be of any age; a server without samples of its own would drop it after 15 days.
      '--storage.tsdb.retention.time=100y',
      `--web.listen-address=127.0.0.1:${port}`,
      ...flags,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] }
  );

  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (log = (log + text).slice(-20_000)));
  let ended = false;
  const end = new Promise((resolve) => {
    child.once('error', (error) => resolve((log += error.message))).once('exit', resolve);
  }).then(() => {
    ended = true;
    process.off('exit', kill);
    folder.remove();
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);

  const stop = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(kill, STOP_TIMEOUT_MS);
    await end;
    clearTimeout(timer);
  };

  const deadlineMs = performance.now() + READY_TIMEOUT_MS;
  while (!ended && performance.now() < deadlineMs) {
    const url = `http://127.0.0.1:${LISTENING.exec(log)?.[1]}`;
    if (LISTENING.test(log) && (await isReady(url))) {
      return { url, stop };
    }
    await sleep(50);
  }
  await stop();
  throw toStartError(log, port);
}
