import type { PrometheusErrorKind } from '../collect/ask/prometheusError';
import type { ScopeName } from '../contract/ids';
import type { LeakscopeQueryType } from '../contract/query';
import { formatCount, say, texts } from '../engine';

const because = (text: string) => (text === '' ? '' : ` (${text.replace(/[.\s]+$/, '')})`);

type ErrorSentence = (name: string, said: string) => string;

/** One sentence a kind: what happened and what to change. `name` is the linked data source, `said` the server's text. */
const BY_KIND: Readonly<Record<PrometheusErrorKind, ErrorSentence>> = {
  unreachable: (name, said) =>
    say`The server behind "${name}" cannot be reached${because(said)}: check that it runs, and the URL on the settings page of "${name}".`,
  timeout: (name, said) =>
    say`The server behind "${name}" took too long${because(said)}: shorten the time range, narrow the scope, or raise the timeout of "${name}".`,
  unauthorized: (name) =>
    say`The server behind "${name}" rejected its credentials: correct them on the settings page of "${name}".`,
  forbidden: (name, said) =>
    say`Access through "${name}" was refused${because(said)}: ask an administrator for permission to query it.`,
  'not-found': (name) =>
    say`The URL of "${name}" is not a Prometheus API: correct it on the settings page of "${name}".`,
  'bad-query': (name, said) =>
    say`The server behind "${name}" refused the query${because(said)}: check the regular expressions of the scope and the name of the cluster label.`,
  'too-much': (name, said) =>
    say`The answer is larger than the server behind "${name}" allows${because(said)}: shorten the time range or narrow the scope.`,
  'rate-limited': (name) =>
    say`The server behind "${name}" gets too many requests: refresh less often, or try again in a minute.`,
  server: (name, said) =>
    say`The server behind "${name}" failed${because(said)}: look into its log, or try again later.`,
  'not-prometheus': (name) =>
    say`The answer from "${name}" is not one of a Prometheus API, or it is cut off: check the URL on the settings page of "${name}".`,
  'no-datasource': () =>
    say`The Prometheus data source used by Leakscope no longer exists. Choose another one on the data source's settings page.`,
  aborted: () => say`The request was cancelled.`,
};

/** Every text of the data source that a person reads. */
export const STRINGS = texts({
  errors: {
    byKind: BY_KIND,
    aborted: 'The request was cancelled.',
    cancelled: 'The question was cancelled before its answer came: refresh to ask again.',
    notLinked: 'No Prometheus data source is chosen: choose one on the settings page of the Leakscope data source.',
    linkedDeleted: BY_KIND['no-datasource']('', ''),
    linkedBroken: (name: string, reason: string) =>
      say`The data source "${name}" cannot be loaded${because(reason)}: check that its plugin is installed.`,
    wrongType: (name: string, type: string) =>
      say`"${name}" is a data source of type ${type}, which does not answer PromQL: choose a Prometheus data source.`,
    noResources: (name: string, type: string) =>
      say`Data sources of type ${type}, such as "${name}", cannot list label values: type the values instead.`,
    overCap: (series: number, samples: number) =>
      say`The answer holds ${formatCount(series)} series and ${formatCount(samples)} samples, which is more than a browser can work on: shorten the time range or narrow the scope.`,
    sharedDashboard:
      'Leakscope queries do not run in shared dashboards: use a Prometheus query with the Leakscope panel instead.',
    incompleteWorkload: (missing: string[]) =>
      say`Choose one container of one workload: ${missing.join(say` and `)} must have one exact value.`,
    severalOfWorkload: (labels: string[]) =>
      say`This query shows one container of one workload, but several values are chosen for ${labels.join(say` and `)}: choose one.`,
    incompletePod: (missing: string[]) => say`Choose one pod: ${missing.join(say` and `)} must have a value.`,
    severalPods: (labels: string[]) =>
      say`This query shows one pod, but several values are chosen for ${labels.join(say` and `)}: choose one.`,
    severalTargets: (fields: string[]) =>
      say`Several values are chosen for ${fields.join(say` and `)}: choose one, or none.`,
    severalContainers: 'Several containers are chosen: choose one, or none to see all of the pod.',
    unknownFilter: (label: string) =>
      say`Leakscope cannot filter by "${label}": use namespace, pod, container, or cluster where a cluster label is set.`,
    unknownOperator: (label: string, operator: string) =>
      say`Leakscope cannot filter by "${label} ${operator}": use =, !=, =~ or !~, or one of several values.`,
    unknownLabel: (label: string) =>
      say`"${label}" is not a label that Leakscope lists: use cluster, namespace, pod or container.`,
    emptyRange: 'The time range is empty: choose one that ends after it starts.',
    unexpected: (reason: string) => say`Leakscope could not answer this query: ${reason}`,
  },
  notices: {
    noContainer: 'Choose a container: replicas are compared container by container.',
    topOnly: (shown: number, total: number) =>
      say`Showing ${formatCount(shown)} of ${formatCount(total)} containers, what needs somebody first on top.`,
    valuesCut: (most: number) => say`Only the first ${formatCount(most)} values are listed.`,
    ghosts: (samples: number) => say`${formatCount(samples)} samples of ended containers are left out.`,
    otherLevel: (samples: number) =>
      say`${formatCount(samples)} samples are left out, because other metrics were stored then.`,
    noRuntime: (reason: string) => say`What runs inside of the container is not shown: ${reason}`,
    podRejected: (samples: number) =>
      say`In ${formatCount(samples)} samples the rows of the containers do not fit that of the pod, so that the pod itself is left out there.`,
    noPodRow: 'The memory of the pod as a whole is not stored: only its containers are shown.',
    firstNodes: (shown: number, total: number) =>
      say`Showing ${formatCount(shown)} of ${formatCount(total)} nodes, the fullest first.`,
    ofNode: (node: string, sentence: string) => `${node}: ${sentence}`,
    ofNodes: (nodes: number, sentence: string) => say`${formatCount(nodes)} nodes: ${sentence}`,
  },
  labels: {
    cluster: 'Cluster',
    namespace: 'Namespace',
    pod: 'Pod',
    container: 'Container',
  } satisfies Record<ScopeName, string>,
  queryTypes: {
    leaks: { label: 'Leaks', description: 'A ranked list of containers: how likely each one leaks, and what grows.' },
    anatomy: { label: 'Anatomy', description: 'Where the memory of one container or pod is, over time.' },
    workload: {
      label: 'Workload',
      description: 'The lives of one workload: memory against age, by version, with kills and what they say together.',
    },
    compare: {
      label: 'Compare',
      description:
        'Replicas of one workload side by side: which grow, which never did. Also versions, canaries, processes.',
    },
    nodes: { label: 'Nodes', description: 'How full each node is, with what, and what grows on it.' },
    cardinality: {
      label: 'Cardinality',
      description:
        'Scrape targets whose series blow up: which metric, which label, and the memory that goes with them.',
    },
    backtest: { label: 'Back-test', description: 'When an alert would have fired.' },
    recording: { label: 'Recording', description: 'Whether scores are recorded, and how fresh they are.' },
  } satisfies Record<LeakscopeQueryType, { label: string; description: string }>,
  columns: {
    cluster: 'Cluster',
    namespace: 'Namespace',
    pod: 'Pod',
    container: 'Container',
    node: 'Node',
    workload: 'Workload',
    urgency: 'Urgency',
    part: 'Growing part',
    verdict: 'Verdict',
    unknown_reason: 'Why unknown',
    runtime_part: 'Growing part of the runtime',
    runtime_share: 'Its share of the growth',
    leak_cause: 'What its lives say',
    age_curve: 'Memory by age',
    labels: 'Labels',
    process: 'Growing process',
    score_part: 'Scored part',
    score_state: 'Score state',
    source: 'Source',
    level: 'Level of detail',
    score: 'Leak score',
    score_max_1d: 'Highest score of 24 hours',
    oom_loop_score: 'OOM loop score',
    confidence: 'Confidence',
    onset: 'Grows since',
    onset_low: 'Grows since, earliest',
    onset_high: 'Grows since, latest',
    seconds_to_limit: 'Time to the limit',
    seconds_to_limit_low: 'Time to the limit, shortest',
    seconds_to_limit_high: 'Time to the limit, longest',
    slope_bytes_per_hour: 'Growth per hour',
    part_slope_bytes_per_hour: 'Growth of the part per hour',
    usage_bytes: 'Usage',
    working_set_bytes: 'Working set',
    swap_bytes: 'Swapped out',
    limit_bytes: 'Limit',
    limit_ratio: 'Share of the limit',
    restarts: 'Restarts',
    kills_1d: 'Kills of 24 hours',
    start_time: 'Started',
    trend: 'Trend',
    evidence: 'Evidence',
    next_steps: 'Next steps',
  },
  workloadColumns: {
    cluster: 'Cluster',
    namespace: 'Namespace',
    workload: 'Workload',
    workload_kind: 'Kind',
    workload_basis: 'Known or guessed',
    container: 'Container',
    pod: 'Pod that is worst',
    urgency: 'Urgency',
    replicas: 'Replicas',
    replicas_looked_at: 'Replicas looked at',
    replicas_affected: 'Replicas affected',
    seconds_to_end: 'Time to the first end',
    seconds_to_end_low: 'Time to the first end, shortest',
    seconds_to_end_high: 'Time to the first end, longest',
    growth_bytes_per_hour: 'Growth per hour',
    bytes_at_risk: 'Memory at risk',
    kills_1d: 'Kills of 24 hours',
    highest_score_1d: 'Highest score of 24 hours',
    trend: 'Trend',
  },
  links: { container: 'Where is its memory?' },
});
