import type { LeakscopeQueryType } from '../../contract/query';
import { formatCount, say, texts } from '../../engine';

/** Texts of the settings page and of the editors of queries and variables. */
export const EDITOR_STRINGS = texts({
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
