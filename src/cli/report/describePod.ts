import type { PodAnatomy, PodContainer } from '../../collect/pods/collectPod';
import type { PodRejectReason } from '../../engine';
import { findLastKnown } from './containerAnatomyJson';
import { describeAnatomy } from './describeAnatomy';

const REASONS: Record<PodRejectReason, string> = {
  'no-pod-row': 'the memory of the pod as a whole is not stored',
  'unknown-row': 'the memory of a container is not known',
  inconsistent: 'the containers exceed the pod, so they are not of one moment',
};

/** Sentences about what is not in the anatomy of a pod. */
export function describePod({ containers, pod, warnings }: PodAnatomy): string[] {
  const last = findLastKnown(pod.podBytes);
  const isNewer = ({ history }: PodContainer) => last !== null && (findLastKnown(history.wholeBytes) ?? -1) > last;
  return [
    ...warnings,
    ...(containers.some(isNewer)
      ? ['This is the last moment at which the pod as a whole is known; its containers have newer samples.']
      : []),
    ...Object.entries(pod.rejectedSamples)
      .filter(([, count]) => count > 0)
      .map(
        ([reason, count]) =>
          `At ${count} of ${pod.timesSeconds.length} moments only the containers are known: ${REASONS[reason as PodRejectReason]}.`
      ),
    ...containers.flatMap((container) =>
      describeAnatomy(container).map((sentence) => `${container.key.container}: ${sentence}`)
    ),
  ];
}
