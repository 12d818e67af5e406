import type { Threshold } from '../../engine';

export const DOCTOR_LIMITS = {
  longestIntervalSeconds: {
    value: 150,
    unit: 'seconds',
    reason: 'One lost scrape must not make a gap: a question looks back five minutes.',
    source: 'Prometheus, flag query.lookback-delta (5m), half of it',
  },
  copies: {
    value: 1.5,
    unit: 'series a container',
    reason: 'A restart gives a container a second series for five minutes, so a few more are normal.',
    source: 'datasource/check/describeProbe',
  },
} satisfies Record<string, Threshold>;
