import type { KubeletEndpoint } from '../../contract/query';

const SUMMARY = 'stats/summary';

/**
 * A path beside it that must be refused: whoever may read it may read more of the kubelet than summaries. It is the
 * smallest answer that a kubelet has.
 */
export function toRefusedPath(endpoint: KubeletEndpoint, node: string): string {
  return toSummaryPath(endpoint, node).replace(new RegExp(`${SUMMARY}$`), 'healthz');
}

/** The path of one node's summary, after the address. `node` is a name that `isNodeName` allows. */
export function toSummaryPath(endpoint: KubeletEndpoint, node: string): string {
  const name = encodeURIComponent(node);
  switch (endpoint) {
    case 'relay':
      return `${name}/${SUMMARY}`;
    case 'kubelet':
      return SUMMARY;
    case 'apiServer':
      return `api/v1/nodes/${name}/proxy/${SUMMARY}`;
  }
}
