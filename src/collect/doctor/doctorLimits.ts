import type { Threshold } from '../../engine';

export const DOCTOR_LIMITS = {
  longestIntervalSeconds: {
    value: 150,
    unit: 'seconds',
    reason: 'One lost scrape must not make a gap: a question looks back five minutes.',
    source: 'Prometheus, flag query.lookback-delta (5m), half of it',
  },
  gapIntervalSeconds: {
    value: 295,
    unit: 'seconds',
    reason: 'Scrapes as far apart as a question looks back make gaps without one being lost.',
    source: 'Prometheus, flag query.lookback-delta (5m), less the jitter of scrapes',
  },
  endedSeconds: {
    value: 300,
    unit: 'seconds',
    reason: 'What is younger than a question looks back is still there.',
    source: 'Prometheus, flag query.lookback-delta (5m)',
  },
  copies: {
    value: 1.5,
    unit: 'series a container',
    reason: 'A restart gives a container a second series for five minutes, so a few more are normal.',
    source: 'datasource/check/describeProbe',
  },
  grownPages: { value: 3, unit: 'pages', reason: 'Those that grew most tell enough.', source: 'own choice' },
  scrapedPages: {
    value: 20,
    unit: 'pages',
    reason: 'A server that scrapes no containers is recognised by its largest pages.',
    source: 'own choice',
  },
  growthHours: {
    value: 12,
    unit: 'hours',
    reason: 'Deploys come and go within; what grows for longer has grown within as well.',
    source: 'own choice',
  },
  growthSamples: {
    value: 200,
    unit: 'samples',
    reason: 'Growth below this number costs next to nothing.',
    source: 'CARDINALITY_LIMITS.growthSeries',
  },
  growthFactor: {
    value: 1.5,
    unit: 'times the least of the page',
    reason: 'Pages of exporters breathe with what they export.',
    source: 'own choice',
  },
} satisfies Record<string, Threshold>;
