import type { Threshold } from '../checks/threshold';

/** Every number of the decomposition. */
export const MEMORY_LIMITS = {
  toleranceFloorBytes: {
    value: 1024 * 1024,
    unit: 'bytes',
    reason: 'Idle containers show remainders of up to half a MiB.',
    source: 'memory catalog, section 1.4 (measured)',
  },
  toleranceBytesPerCpu: {
    value: 512 * 1024,
    unit: 'bytes per node CPU',
    reason: 'Charges are batched (256 KiB per CPU) and statistics are flushed late (another 256 KiB per CPU).',
    source: 'memory catalog, section 1.4 (MEMCG_CHARGE_BATCH)',
  },
  toleranceShareOfUsage: {
    value: 0.01,
    unit: 'share of usage',
    reason: 'Usage and its parts are read one after the other while the program allocates.',
    source: 'memory catalog, section 1.4',
  },
  assumedNodeCpus: {
    value: 4,
    unit: 'CPUs',
    reason: 'Used for the tolerance where no metric tells how many CPUs the node has.',
    source: 'a small node; a larger guess would hide inconsistent samples of small containers',
  },
  leastSlopeValues: {
    value: 3,
    unit: 'values',
    reason: 'Two values have a slope, but one of them may be a spike.',
    source: 'stats/theilSen',
  },
  smallestGrowthBytes: {
    value: 4 * 1024 * 1024,
    unit: 'bytes over the window',
    reason: 'Growth below this is not named as the growing part: it is within what an idle container does.',
    source: 'four times the tolerance floor',
  },
  smallestGrowthShare: {
    value: 0.05,
    unit: 'share of the whole',
    reason: 'Growth below this share of the container is not named as the growing part.',
    source: 'below the least growth that scores (gamma x threshold 85 = 6.8 % of the floor)',
  },
  nearerLimitShare: {
    value: 0.02,
    unit: 'share of the limit',
    reason:
      'The sandbox of a pod and rows of different moments take less than this from what a pod leaves its container.',
    source: 'recorded pods: the sandbox has below 1 MiB, skew is below 1 % of the usage',
  },
  leftBehindShare: {
    value: 0.5,
    unit: 'share of what the pod holds beside the container',
    reason: 'From half of it on, what ended containers left is what takes the room, not the neighbours.',
    source: 'own choice',
  },
} satisfies Record<string, Threshold>;
