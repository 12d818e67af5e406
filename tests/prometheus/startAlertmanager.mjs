import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureAlertmanager } from './ensureAlertmanager.mjs';
import { makeTemporaryFolder } from './makeTemporaryFolder.mjs';

const READY_TIMEOUT_MS = 60_000;

/** With port 0 only the log tells which one it became. */
const LISTENING = /msg="?Listening on"?.* address=127\.0\.0\.1:(\d+)/;

/** Receives and tells nobody. */
const CONFIG = 'route: { receiver: nobody }\nreceivers: [{ name: nobody }]\n';

const isReady = (url) =>
  fetch(`${url}/-/ready`).then(
    ({ ok }) => ok,
    () => false
  );

export async function startAlertmanager({ config = CONFIG } = {}) {
  const program = ensureAlertmanager();
  const folder = makeTemporaryFolder('leakscope-alertmanager-');
  const file = join(folder.path, 'alertmanager.yml');
  writeFileSync(file, config);
  const child = spawn(
    program,
    [
      `--config.file=${file}`,
      `--storage.path=${join(folder.path, 'data')}`,
      '--web.listen-address=127.0.0.1:0',
      // One alone: no port for others.
      '--cluster.listen-address=',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] }
  );
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (log = (log + text).slice(-20_000)));
  let ended = false;
  const kill = () => child.kill('SIGKILL');
  const end = new Promise((resolve) => {
    child.once('error', (error) => resolve((log += error.message))).once('exit', resolve);
  }).then(() => {
    ended = true;
    process.off('exit', kill);
    folder.remove();
  });
  process.once('exit', kill);
  const stop = async () => {
    child.kill('SIGTERM');
    await end;
  };
  const deadlineMs = performance.now() + READY_TIMEOUT_MS;
  while (!ended && performance.now() < deadlineMs) {
    const address = `127.0.0.1:${LISTENING.exec(log)?.[1]}`;
    if (LISTENING.test(log) && (await isReady(`http://${address}`))) {
      return { address, url: `http://${address}`, stop };
    }
    await sleep(50);
  }
  await stop();
  throw new Error(`Alertmanager did not start: ${log.trim().split('\n').at(-1)}`);
}
