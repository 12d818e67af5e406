import { say } from '../language/say';
import { PER_CENT } from '../units';
import type { NearestLimit } from '../memory/nearestLimit';
import type { MemoryPressure } from '../memory/pressure';
import { formatSize } from '../words/formatSize';
import { VERDICT_LIMITS } from './verdictLimits';

const percent = (share: number) => `${Math.round(share * PER_CENT)} %`;

/** What ends growth before the container's own limit does; null where nothing does. */
export function describeNearestLimit(nearestLimit: NearestLimit | null): string | null {
  if (!nearestLimit || nearestLimit.kind === 'container') {
    return null;
  }
  const { kind, bytes, limitBytes, leftBehindBytes } = nearestLimit;
  if (kind === 'node') {
    return say`Its node is its nearest limit: the kubelet ends pods at a working set of the node of about ${formatSize(limitBytes)}, and what else runs there leaves this container ${formatSize(bytes)}.`;
  }
  const left = kind === 'left-behind' ? leftBehindBytes : null;
  return left === null
    ? say`The limit of its pod, ${formatSize(limitBytes)}, is nearer than its own: the other containers leave it ${formatSize(bytes)}.`
    : say`Its pod is nearly full without it: ${formatSize(left)} that ended containers left there (files in memory, as in an emptyDir of medium Memory) count against the pod’s limit of ${formatSize(limitBytes)}, and leave it ${formatSize(bytes)}.`;
}

/** That tasks wait for memory; null where they hardly do, or nobody tells. */
export function describePressure(pressure: MemoryPressure | null): string | null {
  return pressure && pressure.waitingShare >= VERDICT_LIMITS.pressureShare.value
    ? say`Pressure says that the limit hurts already: in the last hour its tasks waited for memory ${percent(pressure.waitingShare)} of the time${pressure.stalledShare === null ? '' : say`, all of them at once ${percent(pressure.stalledShare)}`}.`
    : null;
}
