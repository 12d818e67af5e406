import type { Threshold } from '../../engine';

/** Caps on asking kubelets. */
export const SUMMARY_LIMITS = {
  parallelNodes: {
    value: 5,
    unit: 'requests',
    reason: 'A summary makes the kubelet ask the container runtime about every pod.',
    source: 'memory catalog, section 3.2',
  },
  namedContainers: {
    value: 5,
    unit: 'containers',
    reason: 'A sentence names so many.',
    source: 'own choice',
  },
  pressureShare: {
    value: 0.01,
    unit: 'share of the time',
    reason: 'Tasks that wait for memory this long do so because something is reclaimed over and over.',
    source: 'VERDICT_LIMITS.pressureShare, which is of an hour',
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
  pollSeconds: {
    value: 30,
    unit: 'seconds',
    reason: 'From one answer to the next question: what a kubelet tells is up to 30 s old, and each question costs it.',
    source: 'memory catalog, section 3.3',
  },
  livePoints: {
    value: 480,
    unit: 'points',
    reason: 'Two hours of polling are kept of each node and pod.',
    source: 'own choice',
  },
  liveSubjects: {
    value: 200,
    unit: 'nodes and pods',
    reason: 'All nodes that are asked, and as many pods: those that were looked at last are kept.',
    source: 'own choice',
  },
  liveRangeSeconds: {
    value: 300,
    unit: 'seconds',
    reason: 'A summary tells of now: it answers no question about a time range that ended longer ago.',
    source: 'own choice; the look-back of Prometheus',
  },
} satisfies Record<string, Threshold>;
