import type { DataSourceInstanceSettings } from '@grafana/data';
import type { FetchSummary } from '../../collect/kubelet/collectSummaries';
import type { LiveNode } from '../../collect/kubelet/liveNode';
import type { LivePoint } from '../../collect/kubelet/livePoints';
import type { SummaryPod } from '../../collect/kubelet/summary';
import { SUMMARY_LIMITS } from '../../collect/kubelet/summaryLimits';
import type { KubeletEndpoint, LeakscopeOptions } from '../../contract/query';
import { grafanaFetchSummary, grafanaTryRefused, type TriesRefused } from '../clients/grafanaFetchSummary';
import { KUBELET_STRINGS } from '../kubeletStrings';
import { isKubeletUrl } from './isKubeletUrl';
import { RecentMap } from './RecentMap';

/** A pod that is watched: on which node, and what its kubelet told. */
export interface LivePod {
  node: string;
  points: Array<LivePoint<SummaryPod>>;
}

/** The kubelets behind the address of the settings. */
export interface Kubelets {
  fetchSummary: FetchSummary;
  tryRefused: TriesRefused;
  endpoint: KubeletEndpoint;
  /** As typed; empty: those that Prometheus knows. */
  typedNodes: readonly string[];
  /** Null where metrics have no cluster label. */
  cluster: string | null;
  /** Why they cannot be asked, as one sentence; null when they can. */
  problem: string | null;
  /** What they told so far. Panels that are refreshed go on from there. */
  nodes: RecentMap<LiveNode>;
  pods: RecentMap<LivePod>;
}

/** Null where no address is set. */
export function toKubelets({
  url,
  jsonData,
}: Pick<DataSourceInstanceSettings<LeakscopeOptions>, 'url' | 'jsonData'>): Kubelets | null {
  const { kubeUrl, kubeEndpoint = 'relay', kubeNodes = '', kubeCluster, clusterLabel } = jsonData;
  if (!kubeUrl) {
    return null;
  }
  const { notices } = KUBELET_STRINGS;
  const findProblem = () => {
    if (!url) {
      return notices.noProxy;
    }
    // Files are not checked by the settings page.
    if (!isKubeletUrl(kubeUrl)) {
      return notices.badAddress;
    }
    return clusterLabel && !kubeCluster ? notices.noCluster : null;
  };
  const most = SUMMARY_LIMITS.liveSubjects.value;
  return {
    fetchSummary: grafanaFetchSummary(url ?? '', kubeEndpoint),
    tryRefused: grafanaTryRefused(url ?? '', kubeEndpoint),
    endpoint: kubeEndpoint,
    typedNodes: readNodeNames(kubeNodes),
    cluster: (clusterLabel && kubeCluster) || null,
    problem: findProblem(),
    nodes: new RecentMap(most),
    pods: new RecentMap(most),
  };
}

export function readNodeNames(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((name) => name !== ''))];
}
