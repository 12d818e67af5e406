import type { PrometheusErrorKind } from '../collect/ask/prometheusError';
import type { QueryCost } from '../collect/ask/prometheusClient';
import type { ScopeName } from '../contract/ids';
import type { LeakscopeQueryType } from '../contract/query';
import { formatCount, type Level, say, texts } from '../engine';

const days = (seconds: number) => (seconds / 86_400).toLocaleString('en-US', { maximumFractionDigits: 1 });
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
  nodeColumns: {
    cluster: 'Cluster',
    node: 'Node',
    ready: 'Ready',
    memory_pressure: 'Memory pressure',
    capacity_bytes: 'Capacity',
    allocatable_bytes: 'Allocatable',
    eviction_bytes: 'Evicts pods above',
    usage_bytes: 'Usage',
    working_set_bytes: 'Working set',
    pods_bytes: 'Pods',
    system_bytes: 'System',
    unaccounted_bytes: 'Not accounted for',
    slope_bytes_per_hour: 'Growth per hour',
    oom_kills: 'OOM kills',
    drivers: 'Growing most',
    source: 'Source',
    trend: 'Trend',
  },
  processes: {
    process: 'Process',
    measure: 'Measure',
    count: 'Processes',
    bytes: 'Memory',
    share: 'Share',
    growth_bytes: 'Growth',
  },
  beside: { whole: 'Whole', limit: 'Limit', request: 'Request', start_time: 'Started' },
  reserved: (part: string) => say`${part}, reserved`,
  pod: {
    prefix: 'Pod: ',
    sandbox: 'Sandbox',
    sandboxHelp: 'The pause process that holds the network of the pod.',
    orphaned: 'In no container',
    orphanedHelp:
      'Charged to the pod and to none of its containers: tmpfs and page cache that ended containers left behind, and kernel memory.',
    orphanedWithSandboxHelp:
      'Charged to the pod and to none of its containers: the pause process, tmpfs and page cache that ended containers left behind, and kernel memory.',
  },
  links: { container: 'Where is its memory?' },
  check: {
    summary: {
      L3: (containers: number) =>
        say`Works in full detail: the usage of ${formatCount(containers)} containers can be taken apart.`,
      L2: (containers: number) =>
        say`Works in less detail (level L2): of ${formatCount(containers)} containers, only the working set can be taken apart.`,
      L1: (containers: number) =>
        say`Works in coarse detail (level L1): the memory of ${formatCount(containers)} containers can be taken apart only roughly.`,
      none: (containers: number) =>
        say`The metrics of ${formatCount(containers)} containers are not enough: container_memory_working_set_bytes and container_memory_rss are both needed.`,
    } satisfies Record<Level | 'none', (containers: number) => string>,
    change: (sentence: string, where: string, code: string) => say`${sentence} In ${where}: ${code}`,
    noContainers:
      'Prometheus answers, but it has no memory metrics of containers: let it scrape /metrics/cadvisor of the kubelets.',
    stale: (seconds: number) =>
      say`Prometheus had memory metrics of containers, but none of the last five minutes (the newest are up to ${Math.ceil(seconds / 3600) + 6} hours old): check that it still scrapes /metrics/cadvisor of the kubelets.`,
    repeated:
      'Most containers are stored more than once, by several scrapes or replicas: Leakscope counts each once, but the queries cost more.',
    toReachFull: (metrics: string[]) =>
      say`For full detail (level L3), keep ${metrics.join(', ')} in the metric relabel rules of the kubelet's /metrics/cadvisor scrape.`,
    noHistory: 'No history was found, so there is no leak score yet: it starts after twelve hours.',
    shortHistory: (seconds: number, wanted: number) =>
      say`The history is ${days(seconds)} days long; the leak score looks back ${days(wanted)} days, and is more cautious with less.`,
    noLimits: 'Limits are not known: keep container_spec_memory_limit_bytes, or scrape kube-state-metrics.',
    noRestarts: 'Restarts are not known: keep container_start_time_seconds, or scrape kube-state-metrics.',
    cost: ({ requests, samples, milliseconds }: QueryCost) =>
      say`The check took ${formatCount(requests)} requests, ${formatCount(samples)} samples and ${(milliseconds / 1000).toFixed(1)} s of answering time.`,
    title: 'What Leakscope finds there',
    run: 'Check',
    running: 'Checking…',
    failed: 'The check failed',
    introduction: 'Asks the chosen data source which metrics it has. Nothing is changed or saved.',
    present: (series: number) => say`${formatCount(series)} series`,
    missing: 'Missing',
    missingRequired: 'Missing, required',
    columns: { what: 'What', found: 'Found', purpose: 'Used for' },
    facts: {
      containers: { what: 'Containers', purpose: 'everything' },
      interval: { what: 'Scrape interval', purpose: 'the step of charts' },
      history: { what: 'History', purpose: 'telling a leak from what was there before' },
      limits: { what: 'Limits', purpose: 'the share of the limit, and how urgent growth is' },
      restarts: { what: 'Restarts', purpose: 'keeping the lives of a container apart' },
      cpus: { what: 'CPUs of the nodes', purpose: 'how exactly counters have to add up' },
    },
    known: 'Known',
    unknown: 'Unknown',
    seconds: (value: number) => `${Math.round(value)} s`,
    historyOf: (seconds: number, wanted: number) => say`${days(Math.min(seconds, wanted))} of ${days(wanted)} days`,
  },
  config: {
    prometheus: 'Prometheus data source',
    prometheusHelp:
      'Leakscope asks this data source for everything, with its address, credentials and permissions. It may be Prometheus, Mimir, Thanos, VictoriaMetrics, or a managed Prometheus.',
    noneTitle: 'There is no Prometheus data source yet',
    noneText: 'Add one first: Leakscope has no connection of its own. Then come back and choose it here.',
    noneLink: 'Add a Prometheus data source',
    clusterLabel: 'Cluster label',
    clusterLabelHelp:
      'The label that names the cluster, where one store holds several, such as "cluster". Leave it empty otherwise.',
    clusterLabelInvalid: 'A label name has letters, digits and underscores, and does not begin with a digit.',
    counters: 'Counters to compare growth with',
    countersHelp:
      'Names of up to five counters of your own, such as orders_failed_total: a diagnosis says whether memory grows when they count. Requests and failures of the usual libraries are found without it.',
    podLabels: 'Labels of pods',
    podLabelsHelp:
      'Up to three labels of pods or namespaces, such as team: rows of the fleet are found by them, and a workload whose lives differ by one says so. kube-state-metrics has to be told to export them.',
    readOnly: 'This data source was provisioned from a file: change it there.',
  },
  editor: {
    queryType: 'Show',
    everything: 'All',
    top: 'Containers',
    topHelp: (most: number) => say`How many to show, at most ${formatCount(most)}.`,
    scopeHelp: {
      leaks: 'Regular expressions. Dashboard variables such as $namespace work too.',
      anatomy:
        'Exact names. Dashboard variables such as $pod work too. Without a container: all containers of the pod, side by side.',
      workload:
        'Exact names: the namespace and the container here, the workload below. Dashboard variables such as $namespace work too.',
      compare: 'Exact names of one container: its replicas are found. Dashboard variables such as $pod work too.',
      nodes: 'All nodes that have memory metrics.',
      cardinality:
        'Regular expressions on the labels that relabel rules gave the scrape targets. A container also keeps the targets of pods that name none.',
      backtest: 'This query was made by the page "Alerts" of the Leakscope app: change the alert there.',
      recording: 'This query was made by the page "Alerts" of the Leakscope app. It has no settings.',
    } satisfies Record<LeakscopeQueryType, string>,
    wholePod: 'All of the pod',
    workload: 'Workload',
    workloadHelp: 'Its exact name, such as the name of a Deployment.',
    compareBy: 'Group by',
    compareByHelp: 'replica, version, process, or a label of the pods or targets such as track. Empty: by version.',
    prometheus: 'Prometheus',
    prometheusHelp: 'Another Prometheus data source for this query: a uid, or a variable such as ${prometheus}.',
    prometheusDefault: 'As in the settings',
    variable: 'Dashboard variable',
    notListed: (reason: string) => say`The values cannot be listed; type them instead. ${reason}`,
    required: 'Needed',
    label: 'Values of',
  },
  help: {
    title: 'Leakscope queries',
    leaks:
      'Leaks ranks the containers of a scope by their leak score, from 0 to 100. The time range sets the window of the trend and the growth; the score has windows of its own, up to four days.',
    anatomy:
      'Anatomy splits the memory of one container into parts that sum to the whole in every sample, and anonymous memory by what its runtime reports. Namespace and pod are needed; without a container, all containers of the pod are shown side by side.',
    nodes:
      'Nodes lists the nodes: how full they are, with what, at what point the kubelet evicts pods, and which containers grow most.',
    cardinality:
      'Cardinality ranks the scrape targets of a scope by what happens to their series, from what Prometheus writes beside each scrape, and looks into the first ones. The time range sets the window.',
    variables:
      'Scope fields take dashboard variables. In Leaks they become regular expressions, so that variables may have several values.',
  },
});
