import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { findProgram } from './findProgram.mjs';
import { findPrometheus3, PROMETHEUS_3_VERSION, prometheus3Folder } from './findPrometheus3.mjs';

const HINT = 'install Go (https://go.dev/dl), or name both programs in LEAKSCOPE_PROMETHEUS3 and LEAKSCOPE_PROMTOOL3';

/** Why it is still missing, as the end of a sentence; null where it is there. */
function build(onProgress) {
  const go = findProgram('go');
  if (go === null) {
    return 'there is no Go to build it with';
  }
  onProgress(`Building Prometheus ${PROMETHEUS_3_VERSION} and promtool with Go: some minutes, once`);
  mkdirSync(prometheus3Folder(), { recursive: true });
  const packages = ['prometheus', 'promtool'].map(
    (name) => `github.com/prometheus/prometheus/cmd/${name}@v${PROMETHEUS_3_VERSION}`
  );
  // Without the clients of every cloud, which it could find targets in: a third of the time.
  const { status, stderr } = spawnSync(go, ['install', '-tags=remove_all_sd', ...packages], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, GOBIN: prometheus3Folder() },
  });
  return status === 0 ? null : `Go could not build it (${stderr.trim().split('\n').at(-1)})`;
}

export function ensurePrometheus3(onProgress = () => {}) {
  const reason = findPrometheus3() === null ? build(onProgress) : null;
  if (reason === null) {
    return findPrometheus3();
  }
  if (process.env.CI) {
    throw new Error(`Prometheus 3 is missing: ${reason}. ${HINT[0].toUpperCase()}${HINT.slice(1)}.`);
  }
  onProgress(`Tests on Prometheus 3 are skipped: ${reason}. To run them, ${HINT}.`);
  return null;
}
