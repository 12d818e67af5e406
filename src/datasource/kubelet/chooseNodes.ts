import { isNodeName } from '../../collect/kubelet/isNodeName';
import { KUBELET_STRINGS } from '../kubeletStrings';
import type { Kubelets } from './kubelets';

export interface ChosenNodes {
  nodes: string[];
  /** Why some, or all, are not asked. */
  notices: string[];
}

/** The nodes whose kubelets can be asked: those that were typed, else those that Prometheus knows. */
export function chooseNodes({ typedNodes, endpoint }: Kubelets, knownNodes: readonly string[]): ChosenNodes {
  const { notices } = KUBELET_STRINGS;
  const all = typedNodes.length > 0 ? typedNodes : knownNodes;
  if (all.length === 0) {
    return { nodes: [], notices: [notices.noNodes] };
  }
  const nodes = all.filter(isNodeName);
  if (endpoint === 'kubelet' && nodes.length > 1) {
    return { nodes: [], notices: [notices.oneKubelet] };
  }
  return { nodes, notices: nodes.length < all.length ? [notices.badNames(all.length - nodes.length)] : [] };
}
