import type { KubeletEndpoint } from '../../contract/query';
import { say, texts } from '../../engine';

/** Texts of the settings of kubelets. */
export const KUBELET_EDITOR_STRINGS = texts({
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
  editor: {
    ask: 'Ask kubelets',
    askHelp: 'For what Prometheus lacks, as it is now.',
  },
});
