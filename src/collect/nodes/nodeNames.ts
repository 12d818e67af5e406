import type { Labels, VectorSample } from '../ask/prometheusClient';
import { NODE_METRICS } from './nodeQueries';

/** Finds out which node a series is of. */
export class NodeNames {
  private readonly nodeByAddress = new Map<string, string>();

  constructor(
    facts: readonly VectorSample[],
    private readonly clusterLabel: string | null
  ) {
    for (const { labels } of facts) {
      if (labels.__name__ === NODE_METRICS.info && labels.node && labels.internal_ip) {
        this.nodeByAddress.set(this.toId(labels, labels.internal_ip), labels.node);
      }
    }
  }

  clusterOf(labels: Labels): string | null {
    return (this.clusterLabel && labels[this.clusterLabel]) || null;
  }

  /** The node's name: label `node`, else by the address in `instance`, else that address. Null where neither is set. */
  nodeOf(labels: Labels): string | null {
    if (labels.node) {
      return labels.node;
    }
    const address = (labels.instance ?? '').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
    return address === '' ? null : (this.nodeByAddress.get(this.toId(labels, address)) ?? address);
  }

  /** Equal for series of one node, and different for those of others. Null where the node is not told. */
  idOf(labels: Labels): string | null {
    const node = this.nodeOf(labels);
    return node === null ? null : this.toId(labels, node);
  }

  private toId(labels: Labels, name: string): string {
    return JSON.stringify([this.clusterOf(labels), name]);
  }
}
