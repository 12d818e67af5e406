import type { Threshold } from '../checks/threshold';

/** Every number of the alert rules that is not one of the scores. */
export const RULE_LIMITS = {
  interval: {
    value: 300,
    unit: 'seconds',
    reason: 'Longest interval of a group: the rules read each other’s last value, which is found for five minutes.',
    source: 'Prometheus, query.lookback-delta',
  },
  grafanaIntervalStep: {
    value: 10,
    unit: 'seconds',
    reason: 'Grafana evaluates groups at multiples of this.',
    source: 'Grafana, unified_alerting.scheduler_tick_interval',
  },
  grafanaRecordingInterval: {
    value: 120,
    unit: 'seconds',
    reason:
      'Grafana evaluates the rules of a group side by side, so that each reads what the others recorded the time before: that has to be within five minutes, even where one evaluation is missed.',
    source: 'Less than half of the interval of the files; Grafana runs only imported groups in their order',
  },
  recordedLookback: {
    value: 600,
    unit: 'seconds',
    reason: 'How far Grafana looks back for a recorded value: twice the interval, so that a slow evaluation is no gap.',
    source: 'Twice the interval of the recording rules',
  },
  maxAlerts: {
    value: 200,
    unit: 'alerts a rule',
    reason: 'With 10,000 containers a rule must stay bounded: the highest scores, or the shortest times, come first.',
    source: 'Own choice: as many as the lists show',
  },
  slopeHours: {
    value: 6,
    unit: 'hours',
    reason: 'The growth that a time to the limit goes on with: as long as two quarters of the shortest window.',
    source: 'Leak score, window 12h',
  },
  timeToLimit: {
    value: 12 * 3600,
    unit: 'seconds',
    reason: 'Shorter than this, and the limit comes within the night.',
    source: 'Own choice',
  },
  timeToPressure: {
    value: 24 * 3600,
    unit: 'seconds',
    reason: 'A node takes all of its pods along: a day is left to move them.',
    source: 'Own choice',
  },
  nodeHistory: {
    value: 24,
    unit: 'hours',
    reason: 'A node whose level is within the day before follows the rhythm of the day.',
    source: 'Own choice: a longer history costs little, but hides a second rise after a restart',
  },
  shortHold: {
    value: 900,
    unit: 'seconds',
    reason: 'Three evaluations: these numbers look back a day or are gated by a score already.',
    source: 'Own choice',
  },
  shortKeep: {
    value: 3600,
    unit: 'seconds',
    reason: 'Without it the alert would end and begin again whenever growth pauses.',
    source: 'Own choice',
  },
  recoveryShare: {
    value: 0.8,
    unit: 'share',
    reason: 'Grafana 11.6: the query gives values down to this share of the recovery threshold, which has to see them.',
    source: 'A series that disappears before it recovers would end the alert as missing',
  },
  /** Kubernetes and Grafana both refuse longer ones. */
  idLength: {
    value: 20,
    unit: 'characters',
    reason: 'An id and the name of an alert together make the uid of a Grafana rule, which has 40 at most.',
    source: 'Grafana, uid of a rule',
  },
} as const satisfies Record<string, Threshold>;
