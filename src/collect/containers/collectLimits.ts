import type { Threshold } from '../../engine';

/** Caps on what one question of a user asks of their Prometheus. */
export const COLLECT_LIMITS = {
  scoredContainers: {
    value: 500,
    unit: 'containers',
    reason:
      'Scoring reads up to 64,000 samples a container: more of them are first narrowed to a few of each workload.',
    source: 'leak score, section 6 (1,000 containers took 14 s)',
  },
  candidates: {
    value: 200,
    unit: 'containers',
    reason: 'How many of a large fleet are looked at after narrowing.',
    source: 'leak score, section 6',
  },
  replicasOfEach: {
    value: 4,
    unit: 'containers',
    reason:
      'So many replicas of one workload tell whether all of them do the same; more would take the places of others.',
    source: 'own choice',
  },
  leastGrowthShare: {
    value: 0.02,
    unit: 'share of the limit',
    reason: 'What grew less in a day than this takes weeks to reach its limit; the lists of larger fleets end here.',
    source: 'fleet.md, section 6 (growth against the limit found all leaks that growth in bytes lost)',
  },
  unlimitedBytes: {
    value: 2 ** 50,
    unit: 'bytes',
    reason: 'A limit from here on is no limit: cgroup v1 writes a number near 2^63 where there is none.',
    source: 'memory catalog, section 2.1',
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
  explainedContainers: {
    value: 5,
    unit: 'containers',
    reason:
      'On the page of a container or a pod the metric and the label that blow up are asked for, some ten questions each; a long list links to them.',
    source: 'own choice: as many as a pod has',
  },
  containersPerRequest: {
    value: 100,
    unit: 'containers',
    reason: 'Their rows over two days are some ten megabytes of an answer, and two of these run side by side.',
    source: 'fleet.md, section 4 (at most 30 expressions for any list of up to 200 rows)',
  },
  containersPerFloors: {
    value: 40,
    unit: 'containers',
    reason: 'Their names stand in the text of the floors ten times, which has to stay near 16 KiB.',
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
  pressureSeconds: {
    value: 3600,
    unit: 'seconds',
    reason: 'Pressure is told of the last hour, or from the last point before it.',
    source: 'own choice: minutes would be a burst, a day would hide the last hours before a kill',
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
