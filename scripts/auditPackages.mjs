import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './projectRoot.mjs';

const SERIOUS = ['high', 'critical'];
const NOTICES = join(PROJECT_ROOT, 'dist/THIRD_PARTY_NOTICES.txt');

/**
 * Known weaknesses of the packages in the lock file. What ships decides: Grafana brings the others itself, and the tools
 * meet no data of others. Gives whether it passed, and what there is to say: registries without an audit endpoint cannot
 * be asked.
 */
export function auditPackages() {
  const args = ['audit', '--package-lock-only', '--json'];
  const { stdout, error } = spawnSync('npm', args, { cwd: PROJECT_ROOT, encoding: 'utf8' });
  const vulnerabilities = readVulnerabilities(stdout ?? '');
  if (error || vulnerabilities === null) {
    return { isPassed: true, lines: ['audit skipped: this registry has no audit endpoint that answers.'] };
  }
  return judgeAudit(vulnerabilities, listShipped());
}

/** @returns null where the answer is none */
export function readVulnerabilities(text) {
  try {
    const { vulnerabilities } = JSON.parse(text);
    return vulnerabilities ? Object.values(vulnerabilities) : null;
  } catch {
    return null;
  }
}

/** `shipped`: null where it is not known, and then every package counts. */
export function judgeAudit(vulnerabilities, shipped) {
  const serious = vulnerabilities.filter(({ severity }) => SERIOUS.includes(severity));
  const ours = serious.filter(({ name }) => shipped === null || shipped.has(name));
  const others = serious.length - ours.length;
  return {
    isPassed: ours.length === 0,
    lines: [
      ...ours.map(
        ({ name, severity, range }) => `${name} ${range} ships and has a weakness of severity ${severity}: update it.`
      ),
      ...(others > 0 ? [`audit: ${others} packages that do not ship have serious weaknesses; see npm audit.`] : []),
    ],
  };
}

/** The build writes them; null before it. */
function listShipped() {
  if (!existsSync(NOTICES)) {
    return null;
  }
  const names = readFileSync(NOTICES, 'utf8').matchAll(/^(\S+) \d+\.\d+\.\d+\S* \(.+\)$/gm);
  return new Set([...names].map(([, name]) => name));
}
