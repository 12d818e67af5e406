import type { Threshold } from '../../engine';

/** Caps on what one question of a user asks of their Prometheus. */
export const COLLECT_LIMITS = {
  parallelRequests: {
    value: 6,
    unit: 'requests',
    reason: 'Several panels load at once, and Prometheus runs 20 queries at a time by default.',
    source: 'Grafana contracts, section 1.4, rule 7',
  },
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
  parallelDiagnoses: {
    value: 3,
    unit: 'containers',
    reason: 'How many are asked about at a time; each asks several questions at once.',
    source: 'own choice: half of parallelRequests',
  },
  deepDiagnoses: {
    value: 20,
    unit: 'containers',
    reason: 'For how many of a list runtime, processes, load and deployments are asked as well: some 10 requests each.',
    source: 'own choice; the first of the list that grow',
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
  smallestStepSeconds: {
    value: 15,
    unit: 'seconds',
    reason: 'cAdvisor reads a container every 10 to 15 s; finer steps repeat samples.',
    source: 'memory catalog, section 2.3',
  },
} satisfies Record<string, Threshold>;
