import { spawnSync } from 'node:child_process';
import { ensurePrometheus } from './ensurePrometheus.mjs';
import { findPrometheus3, PROMETHEUS_3_VERSION } from './findPrometheus3.mjs';

const versionOf = ({ promtool }) =>
  /version (\d+\.\d+\.\d+)/.exec(spawnSync(promtool, ['--version'], { encoding: 'utf8' }).stdout)?.[1] ?? 'unknown';

export function listServers() {
  const old = ensurePrometheus();
  const version = versionOf(old);
  const servers = [
    { name: `Prometheus ${version}`, edge: Number(version.split('.')[0]) < 3 ? 'closed' : 'left-open', programs: old },
  ];
  const programs = findPrometheus3();
  if (programs !== null) {
    return [
      ...servers,
      { name: `Prometheus ${PROMETHEUS_3_VERSION.replace(/^0\.3/, '3.')}`, edge: 'left-open', programs },
    ];
  }
  if (process.env.CI) {
    throw new Error('Prometheus 3 is missing: `npm test` builds it.');
  }
  process.stdout.write('Prometheus 3: skipped, because it is not there: `npm test` builds it where there is Go\n');
  return servers;
}
