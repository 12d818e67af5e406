import { formatCount, say, texts } from '../engine';
import { countNodes } from './kubelet/countNodes';

/** Every text about kubelet summaries that a person reads, besides those of failures (collect/kubelet). */
export const KUBELET_STRINGS = texts({
  notices: {
    filled: (filled: number) =>
      say`Prometheus lacks the memory of ${countNodes(filled)}: it is read from the kubelet, as it is now.`,
    podFrom: (node: string) =>
      say`Prometheus has no sample of it in this time range: this is what the kubelet of node ${node} tells since this page was opened.`,
    notListed: (asked: number) =>
      say`None of the ${countNodes(asked)} asked lists this pod, so the kubelets do not show it either.`,
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
});
