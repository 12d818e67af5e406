import type { Whole } from './sample';
import { splitPod, type PodRejectReason } from './splitPod';

/** One row over time. Aligned with the times of the history. */
export interface RowBytes {
  usageBytes: Array<number | null>;
  workingSetBytes: Array<number | null>;
  /** Whether the row was there: a container that has not started or has ended has none. */
  present: boolean[];
}

export interface PodHistory {
  /** Unix seconds, ascending. */
  timesSeconds: number[];
  /** Which quantity is summed; null when no moment could be. */
  whole: Whole | null;
  podBytes: Array<number | null>;
  /** Null in moments without a sandbox row. */
  sandboxBytes: Array<number | null>;
  restBytes: Array<number | null>;
  /** How much the rows exceed the pod's; 0 in most moments. */
  skewBytes: Array<number | null>;
  /** A rest below this may be nothing but rows of different moments. */
  toleranceBytes: Array<number | null>;
  /** The sandbox has no row: it is in the rest. */
  restHoldsSandbox: boolean;
  acceptedSamples: number;
  rejectedSamples: Record<PodRejectReason, number>;
}

/**
 * Takes a pod apart at each moment. In every row either all are numbers, and the containers that are there plus sandbox
 * plus rest minus skew are the pod, or all are null. Usage is summed where the pod has it, else the working set.
 *
 * Input: rows aligned with the times. Cost: linear in the samples. Never throws.
 */
export function splitPodHistory(
  timesSeconds: number[],
  rows: { pod: RowBytes | null; sandbox: RowBytes | null; containers: readonly RowBytes[] },
  nodeCpus: number | null
): PodHistory {
  const { pod, sandbox, containers } = rows;
  const field = pod?.usageBytes.some((bytes) => bytes !== null) ? 'usageBytes' : 'workingSetBytes';
  const splits = timesSeconds.map((_, i) => {
    const isEmpty = !pod?.present[i] && !containers.some((container) => container.present[i]);
    return isEmpty
      ? null
      : splitPod({
          podBytes: pod?.[field][i] ?? null,
          sandboxBytes: sandbox?.present[i] ? sandbox[field][i] : 'absent',
          containerBytes: containers
            .filter((container) => container.present[i])
            .map((container) => container[field][i]),
          nodeCpus,
        });
  });
  const accepted = splits.map((split) => (split?.accepted ? split : null));
  const rejectedSamples = { 'no-pod-row': 0, 'unknown-row': 0, inconsistent: 0 };
  for (const split of splits) {
    if (split !== null && !split.accepted) {
      rejectedSamples[split.reason]++;
    }
  }
  const acceptedSamples = accepted.filter((split) => split !== null).length;
  return {
    timesSeconds,
    whole: acceptedSamples === 0 ? null : field === 'usageBytes' ? 'usage' : 'workingSet',
    podBytes: accepted.map((split) => split?.podBytes ?? null),
    sandboxBytes: accepted.map((split) => split?.sandboxBytes ?? null),
    restBytes: accepted.map((split) => split?.restBytes ?? null),
    skewBytes: accepted.map((split) => split?.skewBytes ?? null),
    toleranceBytes: accepted.map((split) => split?.toleranceBytes ?? null),
    restHoldsSandbox: !sandbox?.present.some(Boolean),
    acceptedSamples,
    rejectedSamples,
  };
}
