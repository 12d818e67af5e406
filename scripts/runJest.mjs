import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTemporaryFolder } from '../tests/prometheus/makeTemporaryFolder.mjs';
import { runCommand } from './runCommand.mjs';

/** Runs Jest projects; a test file that could not be run counts as one failure. */
export async function runJest(projects) {
  const folder = makeTemporaryFolder('leakscope-jest-');
  const file = join(folder.path, 'result.json');
  try {
    await runCommand('node_modules/.bin/jest', ['--json', `--outputFile=${file}`, '--selectProjects', ...projects]);
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
  } finally {
    folder.remove();
  }
}
