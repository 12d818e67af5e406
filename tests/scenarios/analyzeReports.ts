import { runInMemory } from '../../src/cli/testing/runInMemory';
import { REPORTS_END_SECONDS } from '../prometheus/startReportsPrometheus.mjs';

/** What `leakscope analyze` says of the containers of a namespace, as JSON and as a table of containers. */
export async function analyzeReport(url: string, namespace: string, ...more: string[]) {
  const args = ['analyze', '--prometheus', url, '--at', String(REPORTS_END_SECONDS)];
  const selector = ['--selector', `namespace="${namespace}"`];
  const run = (...own: string[]) => runInMemory([...args, ...selector, ...more, ...own], { fetch });
  const json = JSON.parse((await run('--format', 'json')).stdout);
  return { json, container: json.containers[0], table: (await run('--by', 'container')).stdout };
}

/** What `leakscope anatomy` says of a container, or of a pod where none is named. */
export async function anatomyOfReport(url: string, names: readonly string[]) {
  const args = ['anatomy', '--prometheus', url, '--at', String(REPORTS_END_SECONDS), ...names];
  const json = JSON.parse((await runInMemory([...args, '--format', 'json'], { fetch })).stdout);
  const { stdout, stderr } = await runInMemory(args, { fetch });
  return { json, text: `${stdout}${stderr}` };
}

export const MIB = 1024 * 1024;
