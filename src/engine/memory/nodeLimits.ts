import type { Threshold } from '../checks/threshold';

/** Every number about nodes. */
export const NODE_LIMITS = {
  hardEvictionBytes: {
    value: 100 * 1024 * 1024,
    unit: 'bytes available',
    reason: 'No metric tells the kubelet’s setting, and this is its default on Linux.',
    source: 'Kubernetes documentation, node-pressure eviction: memory.available<100Mi',
  },
  floorSeconds: {
    value: 3 * 3600,
    unit: 'seconds',
    reason: 'Growth of containers is the rise between the lowest values of two ranges at most this long.',
    source: 'leak score, section 6: the first choice of candidates uses the same; longer ranges cost more samples',
  },
  floorShareOfWindow: {
    value: 1 / 8,
    unit: 'share of the window',
    reason: 'The same for short windows: the two ranges must not meet.',
    source: 'own choice',
  },
} satisfies Record<string, Threshold>;
