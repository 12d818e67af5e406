import type { KubeletEndpoint } from '../contract/query';
import { formatCount, say, texts } from '../engine';

const nodes = (value: number) => (value === 1 ? say`1 node` : say`${formatCount(value)} nodes`);

/** Every text about kubelet summaries that a person reads, besides those of failures (collect/kubelet). */
export const KUBELET_STRINGS = texts({
  notices: {
    filled: (filled: number) =>
      say`Prometheus lacks the memory of ${nodes(filled)}: it is read from the kubelet, as it is now.`,
    podFrom: (node: string) =>
      say`Prometheus has no sample of it in this time range: this is what the kubelet of node ${node} tells since this page was opened.`,
    notListed: (asked: number) =>
      say`None of the ${nodes(asked)} asked lists this pod, so the kubelets do not show it either.`,
    noContainer: (container: string, node: string) =>
      say`The kubelet of node ${node} lists the pod, and no container "${container}" in it.`,
    noTime: (node: string) => say`The kubelet of node ${node} does not tell when it read the pod, so nothing is shown.`,
    gone: (node: string) => say`The kubelet of node ${node} no longer lists this pod.`,
    clock: (node: string) =>
      say`The times of node ${node} are minutes from those of this clock: its kubelet may be stuck, or one of the clocks is wrong.`,
    pastRange: 'Kubelets tell of now, and this time range ended before: they are not asked for what Prometheus lacks.',
    noNodes:
      'No kubelet is asked, because Prometheus knows no node: type the names of the nodes on the settings page of the Leakscope data source.',
    badNames: (names: number) =>
      say`${formatCount(names)} names of nodes are not asked, because they are no names that Kubernetes allows.`,
    oneKubelet:
      'One kubelet is asked directly, and several nodes are known: type the name of its node on the settings page of the Leakscope data source.',
    noCluster:
      'Kubelets are not asked, because it is not set which cluster they are in: type the value of the cluster label on the settings page of the Leakscope data source.',
    badAddress:
      'Kubelets are not asked, because their address is none that is allowed: it has to begin with http:// or https://, without a user name, a password, "?", "#", ".." and encoded slashes.',
    noProxy:
      'Kubelets are not asked, because this data source is not set to "access: proxy", and only Grafana itself holds the token.',
  },
  config: {
    title: 'Kubelet summaries (optional)',
    introduction:
      'Kubelets tell the memory of nodes, pods and containers as it is now. Leakscope asks them for what Prometheus lacks, while a dashboard is open. History, the leak score and alerts need Prometheus.',
    url: 'Address',
    urlHelp:
      'As Grafana’s server reaches it, such as http://kubelet-relay.monitoring:8080. Everybody who may view dashboards can read this address. Empty: kubelets are not asked.',
    urlInvalid:
      'Type an address that begins with http:// or https://, without a user name, a password, "?", "#", ".." and encoded slashes.',
    endpoint: 'Behind the address is',
    endpoints: {
      relay: {
        label: 'A relay',
        description: 'GET /NODE/stats/summary for all nodes. It needs the right nodes/stats.',
      },
      kubelet: { label: 'One kubelet', description: 'GET /stats/summary of one node. It needs the right nodes/stats.' },
      apiServer: {
        label: 'The API server',
        description: 'GET /api/v1/nodes/NODE/proxy/stats/summary. It needs the right nodes/proxy.',
      },
    } satisfies Record<KubeletEndpoint, { label: string; description: string }>,
    apiServerTitle: 'The right nodes/proxy is not a right to look only',
    apiServerText:
      'Whoever has it can run commands in every container of the nodes, and everybody who may view dashboards can send GET requests with this token. Use a relay that has the right nodes/stats only.',
    token: 'Token',
    tokenHelp:
      'Of a service account with "get" on "nodes/stats" and nothing else. It is stored encrypted, added by Grafana’s server, and never sent to a browser.',
    tokenPlaceholder: 'Bearer token, without the word Bearer',
    nodes: 'Nodes',
    nodesHelp: 'Names, separated by commas or spaces. Empty: the nodes that Prometheus knows.',
    nodesPlaceholder: 'Those that Prometheus knows',
    nodesInvalid: (name: string) =>
      say`"${name}" is not the name of a node: use lower-case letters, digits, "-" and ".".`,
    cluster: 'Cluster of these nodes',
    clusterHelp: (label: string) => say`The value of the label "${label}" on the metrics of these nodes.`,
    skipVerify: 'Accept any certificate',
    skipVerifyHelp:
      'Grafana’s setting "Skip TLS verify". Rather provision the authority of the cluster (tlsAuthWithCACert, tlsCACert).',
  },
  check: {
    title: 'Do the kubelets answer?',
    introduction: 'Asks the kubelet of each node once, with the settings that are saved.',
    saveFirst: 'Save first: the check uses the address and the token that are saved.',
    run: 'Check the kubelets',
    running: 'Asking the kubelets…',
    failed: 'The kubelets could not be asked',
    columns: { node: 'Node', state: 'Answer', details: 'What it tells' },
    answers: 'Answers',
    fails: 'Fails',
    tooWide: (node: string) =>
      say`More than summaries can be read: /healthz of node ${node} answers, where it must be refused. Everybody who may view dashboards may read by GET what the token may: give it "get" on "nodes/stats" only, and let the relay pass nothing else (docs/kubelet.md).`,
    told: (pods: number, containers: number) => say`${formatCount(pods)} pods, ${formatCount(containers)} containers`,
    summary: (answered: number, asked: number) =>
      say`${formatCount(answered)} of ${nodes(asked)} answer with a kubelet summary.`,
  },
  editor: {
    ask: 'Ask kubelets',
    askHelp: 'For what Prometheus lacks, as it is now.',
  },
});
