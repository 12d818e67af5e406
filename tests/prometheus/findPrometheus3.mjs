import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Prometheus 3.16.0: modules of Go count its releases as 0.316. */
export const PROMETHEUS_3_VERSION = '0.316.0';

/** Outside of the checkout, so that the next one finds it. */
export const prometheus3Folder = () =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'leakscope', `prometheus-${PROMETHEUS_3_VERSION}`);

export function findPrometheus3() {
  const built = (name) => join(prometheus3Folder(), name);
  const prometheus = process.env.LEAKSCOPE_PROMETHEUS3 || built('prometheus');
  const promtool = process.env.LEAKSCOPE_PROMTOOL3 || built('promtool');
  return existsSync(prometheus) && existsSync(promtool) ? { prometheus, promtool } : null;
}
