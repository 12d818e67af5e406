import { type ContainerKey, type LivesFindings, say } from '../../engine';
import { isAborted } from '../ask/prometheusError';
import type { AskSession } from '../ask/session';
import { collectLives, type LivesRequest } from './collectLives';

/**
 * Asks for the lives of each workload of a list once, however many of its replicas are listed. What fails gives null and a
 * warning: lives are beside the point of a list.
 */
export class LivesOfList {
  private readonly asked = new Map<string, Promise<LivesFindings | null>>();
  readonly failures = new Set<string>();

  constructor(
    private readonly ask: AskSession,
    private readonly common: Pick<LivesRequest, 'atSeconds' | 'clusterLabel' | 'toWorkloadName'>
  ) {}

  of(key: ContainerKey, own: Pick<LivesRequest, 'counter' | 'limitBytes'>): Promise<LivesFindings | null> {
    const { cluster, namespace, pod, container } = key;
    const id = JSON.stringify([
      cluster,
      namespace,
      this.common.toWorkloadName(pod),
      container,
      own.counter,
      own.limitBytes,
    ]);
    const known = this.asked.get(id) ?? this.collect(key, own);
    this.asked.set(id, known);
    return known;
  }

  private async collect(
    key: ContainerKey,
    own: Pick<LivesRequest, 'counter' | 'limitBytes'>
  ): Promise<LivesFindings | null> {
    try {
      return await collectLives(this.ask, { ...this.common, ...own, key });
    } catch (error) {
      if (isAborted(error)) {
        throw error;
      }
      this.failures.add(
        say`Lives of workloads are not known: ${error instanceof Error ? error.message : String(error)}`
      );
      return null;
    }
  }
}
