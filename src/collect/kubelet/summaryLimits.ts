import type { Threshold } from '../../engine';

/** Caps on asking kubelets. */
export const SUMMARY_LIMITS = {
  parallelNodes: {
    value: 5,
    unit: 'requests',
    reason: 'A summary makes the kubelet ask the container runtime about every pod.',
    source: 'memory catalog, section 3.2',
  },
  nodes: {
    value: 100,
    unit: 'nodes',
    reason: 'At five at a time and a second each this takes 20 s; more is a question for Prometheus.',
    source: 'own choice',
  },
  timeoutSeconds: {
    value: 15,
    unit: 'seconds',
    reason: 'Nodes with over a hundred pods take seconds.',
    source: 'memory catalog, section 3.2',
  },
} satisfies Record<string, Threshold>;
