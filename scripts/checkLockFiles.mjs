import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './projectRoot.mjs';

const LOCK_FILES = ['.', 'tests/host/versions/11', 'tests/host/versions/12', 'tests/host/versions/13'];

/**
 * An entry without a version makes `npm ci` fail on another machine, and an address ties it to one registry. Gives a
 * sentence for each; npm itself writes such entries without a word.
 */
export function checkLockFiles() {
  return LOCK_FILES.flatMap((folder) => {
    const file = join(folder, 'package-lock.json');
    const { packages } = JSON.parse(readFileSync(join(PROJECT_ROOT, file), 'utf8'));
    return Object.entries(packages).flatMap(([path, { version, resolved, link }]) => {
      if (path === '' || link === true) {
        return [];
      }
      return [
        ...(version === undefined ? [`${file}: ${path} has no version.`] : []),
        ...(resolved === undefined ? [] : [`${file}: ${path} names a registry: ${resolved}.`]),
      ];
    });
  });
}
