import { formatCount, say } from '../../engine';
import { listMetrics } from './listMetrics';
import type { AskProgress } from './session';

/** What is waited for, in a sentence; null where nothing is. */
export function describeWaiting({ answered, open }: AskProgress, waitedSeconds: number): string | null {
  if (open.length === 0) {
    return null;
  }
  const metrics = open[0] === null ? [] : listMetrics(open[0]);
  const about = metrics.length === 0 ? '' : say`, the first about ${metrics.join(', ')}`;
  const soFar = answered === 0 ? say`nothing is answered yet` : say`${formatCount(answered)} are answered`;
  return say`Waiting for the server for ${waitedSeconds} s: open questions ${formatCount(open.length)}${about}; ${soFar}.`;
}
