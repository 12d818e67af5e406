import type { Threshold } from '../../engine';

/** Caps on what is asked for a cohort. */
export const COHORT_COLLECT_LIMITS = {
  members: {
    value: 40,
    unit: 'replicas',
    reason: 'More lines cannot be told apart, and their names form one regular expression in the query.',
    source: 'as COLLECT_LIMITS.containersPerFloors',
  },
  points: {
    value: 240,
    unit: 'points a replica',
    reason: 'Forty replicas with ten metrics are then 96,000 samples; the floor keeps a few dozen points of them.',
    source: 'own choice',
  },
  processes: {
    value: 40,
    unit: 'processes',
    reason: 'Forking servers have a few dozen workers; more are names that come and go.',
    source: 'own choice',
  },
} satisfies Record<string, Threshold>;
