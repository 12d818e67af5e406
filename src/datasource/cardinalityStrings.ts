import { DEFAULT_DRILL } from '../contract/query';
import { formatCount } from '../engine';

/** Every text about cardinality that a person reads, besides the sentences of the engine and of collect. */
export const CARDINALITY_STRINGS = {
  notices: {
    topOnly: (shown: number, total: number) =>
      `Showing ${formatCount(shown)} of ${formatCount(total)} targets: those that rise, churn, are thrown away, or are largest.`,
    drillOnly: (done: number, worth: number) =>
      `${formatCount(done)} of ${formatCount(worth)} targets that are worth it are looked into: ask for more, or for one by its names.`,
  },
  errors: {
    several: (fields: string[]) => `Several values are chosen for ${fields.join(' and ')}: choose one, or none.`,
  },
  combination: (labels: readonly string[]) =>
    `No label alone makes the label sets: ${labels.join(' and ')} do together.`,
  plan: (series: number | null, requests: number) =>
    `Not looked into. That would take up to ${formatCount(requests)} requests, which count ${series === null ? 'an unknown number of' : formatCount(series)} series on the server.`,
  columns: {
    cluster: 'Cluster',
    job: 'Job',
    instance: 'Instance',
    namespace: 'Namespace',
    pod: 'Pod',
    container: 'Container',
    kind: 'Kind',
    churn_cause: 'Churn by',
    metric: 'Metric',
    label: 'Label',
    library: 'Client library',
    coupled: 'Memory grows with the series',
    looked_into: 'Looked into',
    score: 'Cardinality score',
    series: 'Series',
    kept_series: 'Kept series',
    series_at_start: 'Series at the start',
    start_time: 'Started',
    grown_series: 'Grown by',
    series_per_hour: 'Growth per hour',
    added_per_hour: 'New series per hour',
    restarts: 'Restarts',
    sample_limit: 'Sample limit',
    memory_growth_bytes: 'Growth of memory',
    explained_bytes: 'Explained by series',
    estimated_bytes: 'Estimated for the label sets',
    bytes_per_series: 'Memory per series',
    correlation: 'Correlation',
    trend: 'Trend',
    evidence: 'Evidence',
    fixes: 'Fixes',
    type: 'Type',
    series_hour_ago: 'Series an hour ago',
    label_sets: 'Label sets',
    explodes: 'Explodes',
    shape: 'Shape of the values',
    examples: 'Examples',
    text: 'About the label',
    values: 'Values',
    values_hour_ago: 'Values an hour ago',
    values_at_start: 'Values at the start',
    evenness: 'Evenness',
    memory: 'Memory',
    memory_low_bytes: 'Memory of the server, at least',
    memory_high_bytes: 'Memory of the server, at most',
    list: 'List',
    name: 'Name',
    count: 'Count',
  },
  editor: {
    job: 'Job',
    jobHelp: 'Exact name of a scrape job, or a variable such as $job. Empty: all.',
    instance: 'Instance',
    instanceHelp: 'Exact name of one target of the job, such as 10.0.0.7:8080: it is looked into, whatever it does.',
    drill: 'Look into',
    drillHelp: (most: number) =>
      `How many of the first targets: their metrics, labels and memory. Each takes some 20 requests; at most ${most}, ${DEFAULT_DRILL} by default.`,
  },
} as const;
