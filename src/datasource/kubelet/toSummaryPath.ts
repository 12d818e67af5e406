import type { KubeletEndpoint } from '../../contract/query';

const SUMMARY = 'stats/summary';

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
