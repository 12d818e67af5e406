import type { Threshold } from '../../engine';

/** Caps on what a back-test, and the look at recorded scores, ask of a Prometheus. */
export const ALERT_COLLECT_LIMITS = {
  longestSeconds: {
    value: 26 * 86400,
    unit: 'seconds',
    reason: 'With the eleven days that scores look back, every five minutes, still one range query.',
    source: 'Prometheus refuses more than 11,000 points a series',
  },
  testedContainers: {
    value: 100,
    unit: 'containers',
    reason: 'Hourly floors of each part are read for each: 14,000 raw samples a part and week.',
    source: 'leak score, section 6 (engine path)',
  },
  testedNodes: {
    value: 100,
    unit: 'nodes',
    reason: 'Two values every five minutes are read for each.',
    source: 'own choice: 600,000 samples for a month',
  },
  testedTargets: {
    value: 50,
    unit: 'targets',
    reason: 'A value every five minutes over the range and eleven days before it is read for each.',
    source: 'own choice: 250,000 samples for a week',
  },
  rankedPoints: {
    value: 168,
    unit: 'points a series',
    reason: 'So often over the range all things are looked at, to find those whose values moved most.',
    source: 'own choice: a week once an hour',
  },
  recordedSeries: {
    value: 200,
    unit: 'series',
    reason: 'Those with the worst values of the range are read; a rule fires for no more at a time.',
    source: 'RULE_LIMITS, maxAlerts',
  },
  recordedPoints: {
    value: 2016,
    unit: 'points a series',
    reason: 'A week at five minutes, as the rules are evaluated; longer ranges are looked at less often.',
    source: 'own choice: 400,000 samples for 200 series',
  },
  evaluatedPoints: {
    value: 336,
    unit: 'points a series',
    reason: 'Each point of a score from raw series reads a day of samples.',
    source: 'own choice: a week at half an hour',
  },
  evaluatedStepSeconds: {
    value: 900,
    unit: 'seconds',
    reason: 'Closest distance of such points: the step at which the score of OOM loops looks at memory.',
    source: 'OOM_LOOP_PARAMETERS, step',
  },
  historyStepSeconds: {
    value: 300,
    unit: 'seconds',
    reason: 'Distance of the moments that rules see: their interval, and the look-back of a query.',
    source: 'RULE_LIMITS, interval',
  },
  probePoints: {
    value: 24,
    unit: 'points',
    reason: 'So often over the range it is looked whether scores were recorded.',
    source: 'own choice',
  },
  recordedShare: {
    value: 0.9,
    unit: 'share',
    reason: 'From this share of the range, or of the containers, on the recorded scores stand for all.',
    source: 'own choice: short outages of a rule evaluation are no reason to work it all out again',
  },
  staleSeconds: {
    value: 86400,
    unit: 'seconds',
    reason: 'Recorded series that are gone are looked for this far back.',
    source: 'own choice',
  },
  shownEpisodes: {
    value: 1000,
    unit: 'episodes',
    reason: 'The newest are shown; all are counted.',
    source: 'own choice',
  },
} as const satisfies Record<string, Threshold>;
