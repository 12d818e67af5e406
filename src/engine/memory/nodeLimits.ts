import type { Threshold } from '../checks/threshold';

/** Every number about nodes. */
export const NODE_LIMITS = {
  hardEvictionBytes: {
    value: 100 * 1024 * 1024,
    unit: 'bytes available',
    reason: 'No metric tells the kubelet’s setting, and this is its default on Linux.',
    source: 'Kubernetes documentation, node-pressure eviction: memory.available<100Mi',
  },
} satisfies Record<string, Threshold>;
