import type { Threshold } from '../../../engine';

/** Caps and distances of collecting rates. */
export const COUPLING_COLLECT_LIMITS = {
  series: {
    value: 2_000,
    unit: 'series',
    reason:
      'A counter with more series in one pod blows up itself: adding it up would read hundreds of thousands of samples.',
    source: 'recorded services: 3 to 20',
  },
  otherMetrics: {
    value: 5,
    unit: 'metrics',
    reason: 'Each metric that a user names is a question of its own.',
    source: 'own choice',
  },
  samplesPerRate: {
    value: 2.5,
    unit: 'scrape intervals',
    reason: 'A rate needs two samples, and one scrape may fail or be late.',
    source: 'Prometheus documentation, rate(): at least two, four are usual',
  },
} satisfies Record<string, Threshold>;
