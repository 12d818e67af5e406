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
  targetsOfContainer: {
    value: 3,
    unit: 'targets',
    reason: 'A container has one page, or a few under several paths: the largest ones are looked at.',
    source: 'own choice',
  },
  sharedTargets: {
    value: 500,
    unit: 'rows',
    reason: 'So many rows that share job, instance and path tell which labels tell them apart.',
    source: 'own choice',
  },
  scopeBytes: {
    value: 4.5 * 1024,
    unit: 'bytes',
    reason: 'Names of targets form regular expressions, three times in the query for their histories.',
    source: 'a third of queryBytes',
  },
  countedSeries: {
    value: 250_000,
    unit: 'series',
    reason: 'Counting the metrics of targets touches each of their series: above this, together, a look is refused.',
    source: 'measured: 100,000 series take 1.4 s a pass on Prometheus 2.42 on a busy machine',
  },
  touchedSeries: {
    value: 2_000_000,
    unit: 'series, each pass counted',
    reason: 'Questions about several targets travel in one expression up to this: it has to answer within 30 s.',
    source:
      'measured: 100,000 series take 1.4 s a pass on Prometheus 2.42 on a busy machine; time-out of the data source',
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
  lookedAtLabels: {
    value: 2,
    unit: 'labels',
    reason: 'Of those with the most values it is asked what they were before, and what the values look like.',
    source: 'own choice',
  },
  togetherLabels: {
    value: 8,
    unit: 'labels',
    reason: 'Labels with nearly as many values may change together: so many are looked at closely.',
    source: 'Istio has six labels that name a peer',
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
    value: 15 * 1024,
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
