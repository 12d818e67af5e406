import type { Threshold } from '../../engine';

/** Caps on what the view of cardinality asks of a Prometheus. */
export const CARDINALITY_COLLECT_LIMITS = {
  historyPoints: {
    value: 240,
    unit: 'points a target',
    reason: 'Enough for the floors of quarters and for a chart.',
    source: 'own choice',
  },
  rankingPoints: {
    value: 60,
    unit: 'points a target',
    reason: 'The server looks at each target this often over the window to find the ones that grew most.',
    source: 'own choice',
  },
  churnWindowSeconds: {
    value: 3600,
    unit: 'seconds',
    reason: 'Churn is ranked by this last stretch: over a window of days it would read every scrape of every target.',
    source: 'own choice',
  },
  targetsPerRequest: {
    value: 40,
    unit: 'targets',
    reason: 'Their names form one regular expression in the query, which has to stay well below 16 KiB.',
    source: 'VictoriaMetrics -search.maxQueryLen',
  },
  scopeBytes: {
    value: 8 * 1024,
    unit: 'bytes',
    reason: 'The same, for long names.',
    source: 'half of VictoriaMetrics -search.maxQueryLen',
  },
  countedSeries: {
    value: 250_000,
    unit: 'series',
    reason: 'Counting the metrics of a target touches each of its series: above this the question is refused.',
    source: 'measured: 100,000 series take 1.4 s a pass on Prometheus 2.42 on a busy machine',
  },
  shownMetrics: {
    value: 50,
    unit: 'metric names',
    reason: 'The server returns the names with the most series; the others are counted together.',
    source: 'own choice',
  },
  labels: {
    value: 20,
    unit: 'labels',
    reason: 'Each label of a metric is one aggregation in one query.',
    source: 'own choice; metrics have a handful',
  },
  countedLabels: {
    value: 2_000_000,
    unit: 'labels x series',
    reason: 'Each label of a page is counted over all its series, all labels in one query.',
    source: 'own choice: about 20 passes over 100,000 series',
  },
  entropySeries: {
    value: 20_000,
    unit: 'series',
    reason: 'How evenly label sets are spread takes two aggregations a label: above this it is left out.',
    source: 'own choice',
  },
  pageLabelsShare: {
    value: 0.5,
    unit: 'share of the series',
    reason: 'Where one metric has this share of a page, its labels tell all; labels over all metrics are not counted.',
    source: 'own choice',
  },
  exampleValues: {
    value: 20,
    unit: 'values',
    reason: 'Enough to see what values look like.',
    source: 'own choice',
  },
  queryBytes: {
    value: 14 * 1024,
    unit: 'bytes',
    reason: 'A longer query is not sent.',
    source: 'VictoriaMetrics -search.maxQueryLen, with room',
  },
  wideLookbackSeconds: {
    value: 3600,
    unit: 'seconds',
    reason: 'Where a server has less than half of a page in its look-back, its series are looked for this far back.',
    source: 'scrape intervals above five minutes fall out of the look-back',
  },
  replicas: {
    value: 5,
    unit: 'replicas',
    reason: 'As many quiet replicas are compared with at most.',
    source: 'own choice',
  },
  statusRows: {
    value: 20,
    unit: 'rows',
    reason: 'The status page of the server is asked for so many rows of each list.',
    source: 'own choice',
  },
} satisfies Record<string, Threshold>;
