import type { Ending, PodMemory } from '../../engine';
import type { MatrixSeries } from '../ask/prometheusClient';
import { LIVES_LIMITS } from './livesLimits';

/** kube-state-metrics' reason of a container that has ended and is not started again. */
export const KSM_ENDED_REASON_METRIC = 'kube_pod_container_status_terminated_reason';

const ENDS: Readonly<Record<string, Ending['end']>> = { OOMKilled: 'oom', Completed: 'clean' };

/**
 * How lives ended, from the reasons of kube-state-metrics. A reason is that of the last end and stays, so that it belongs
 * to the start that it is first seen after; one of a container that is not started again is the end itself.
 * Cost: starts x samples of their pod. Never throws.
 */
export function findEndings(reasons: readonly MatrixSeries[], pods: readonly PodMemory[]): Ending[] {
  const ofPod = new Map<string, MatrixSeries[]>();
  reasons.forEach((one) => {
    const pod = one.labels.pod ?? '';
    ofPod.set(pod, [...(ofPod.get(pod) ?? []), one]);
  });
  return pods.flatMap(({ pod, startTimesSeconds }): Ending[] => {
    const own = ofPod.get(pod) ?? [];
    const starts = [...new Set(startTimesSeconds.filter((start) => start !== null))].sort((a, b) => a - b);
    const restarts = starts.flatMap((atSeconds): Ending[] => {
      const reason = findReason(own, atSeconds);
      return reason === null ? [] : [{ pod, atSeconds, end: ENDS[reason] ?? 'error' }];
    });
    const last = own.flatMap(({ labels, timesSeconds, values }): Ending[] => {
      const first = values.findIndex((value) => value === 1);
      return labels.__name__ === KSM_ENDED_REASON_METRIC && first >= 0
        ? [{ pod, atSeconds: timesSeconds[first], end: ENDS[labels.reason ?? ''] ?? 'error' }]
        : [];
    });
    return [...restarts, ...last];
  });
}

/** The reason that holds right after a start; null where none is exported. */
function findReason(own: readonly MatrixSeries[], startSeconds: number): string | null {
  let found: { reason: string; atSeconds: number } | null = null;
  for (const { labels, timesSeconds, values } of own) {
    const row = timesSeconds.findIndex((time, i) => time >= startSeconds && values[i] === 1);
    const atSeconds = timesSeconds[row];
    const isNear = row >= 0 && atSeconds <= startSeconds + LIVES_LIMITS.seenStartSeconds.value;
    if (isNear && labels.__name__ !== KSM_ENDED_REASON_METRIC && (found === null || atSeconds < found.atSeconds)) {
      found = { reason: labels.reason ?? '', atSeconds };
    }
  }
  return found?.reason ?? null;
}
