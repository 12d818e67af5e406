import type { Threshold } from '../../engine';

/** Caps on what one question of a user asks of their Prometheus. */
export const COLLECT_LIMITS = {
  scoredContainers: {
    value: 500,
    unit: 'containers',
    reason: 'Scoring reads up to 64,000 samples a container: more of them are first narrowed to those that grew most.',
    source: 'leak score, section 6 (1,000 containers took 14 s)',
  },
  candidates: {
    value: 200,
    unit: 'containers',
    reason: 'How many of a large fleet are scored after narrowing.',
    source: 'leak score, section 6',
  },
  partCandidates: {
    value: 20,
    unit: 'containers',
    reason: 'How many are looked at because their kernel memory, or their tmpfs, grew most in a day.',
    source: 'own choice: both are rare beside anonymous memory',
  },
  diagnosisSeconds: {
    value: 2 * 86400,
    unit: 'seconds',
    reason: 'The diagnosis looks back at least this far: two days tell a daily pattern from a trend.',
    source: 'leak score, section 8 (daily amplitude)',
  },
  diagnosisPoints: {
    value: 288,
    unit: 'points',
    reason: 'A point in ten minutes over two days; robust slopes compare all pairs of them.',
    source: 'engine/leak/diagnose, cost',
  },
  suspiciousScore: {
    value: 50,
    unit: 'points',
    reason: 'From here on a container is looked at closely even where its memory alone tells nothing.',
    source: 'Reading of the score: rising',
  },
  containersPerRequest: {
    value: 40,
    unit: 'containers',
    reason: 'Their names form one regular expression in the query, which has to stay well below 16 KiB.',
    source: 'VictoriaMetrics -search.maxQueryLen; Kubernetes names have up to 253 characters',
  },
  scopeBytes: {
    value: 8 * 1024,
    unit: 'bytes',
    reason: 'The same, for long names.',
    source: 'half of VictoriaMetrics -search.maxQueryLen',
  },
  trendPoints: {
    value: 60,
    unit: 'points',
    reason: 'A sparkline is about 100 pixels wide.',
    source: 'own choice',
  },
  smallestGrowthWindowSeconds: {
    value: 3600,
    unit: 'seconds',
    reason: 'Growth an hour, measured over less than an hour, would be mostly noise.',
    source: 'own choice',
  },
  successionSeconds: {
    value: 900,
    unit: 'seconds',
    reason: 'Two cgroups of one name that are there together for longer do not follow each other: both live.',
    source: 'servers keep the row of an ended container for five minutes, and kubelets take a while to drop it',
  },
  startJitterSeconds: {
    value: 2,
    unit: 'seconds',
    reason: 'Start times of one container differ by less than this between the endpoints that export them.',
    source: 'memory catalog, section 2.5',
  },
  smallestStepSeconds: {
    value: 15,
    unit: 'seconds',
    reason: 'cAdvisor reads a container every 10 to 15 s; finer steps repeat samples.',
    source: 'memory catalog, section 2.3',
  },
} satisfies Record<string, Threshold>;
