import type { Threshold } from '../../engine';

/** What is asked about workloads besides their owners. */
export const WORKLOAD_LIMITS = {
  podLabels: {
    value: 3,
    unit: 'labels',
    reason: 'Each makes the line under a name longer.',
    source: 'Own choice: team, and what tells shards apart',
  },
} satisfies Record<string, Threshold>;
