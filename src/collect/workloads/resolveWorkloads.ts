import {
  NO_POD_FACTS,
  resolveWorkload,
  toContainerId,
  type ContainerKey,
  type PodFacts,
  type Workload,
  say,
} from '../../engine';
import type { AskSession } from '../ask/session';
import { isAborted } from '../ask/prometheusError';
import { askOwners, type OwnersRequest } from './askOwners';
import { toOwningWorkload } from './askWorkload';
import type { OwningWorkload } from './owningWorkload';

export interface ResolvedWorkloads {
  workloadOf: (key: ContainerKey, node: string | null) => Workload;
  /** As `askWorkload` tells it. */
  ownerOf: (key: ContainerKey) => OwningWorkload | null;
  warnings: string[];
}

/**
 * The workloads of the containers of a list, asked for together. Where asking fails they are guessed from the names of the
 * pods, and a warning says so.
 */
export async function resolveWorkloads(
  ask: AskSession,
  keys: readonly ContainerKey[],
  request: OwnersRequest
): Promise<ResolvedWorkloads> {
  const asked = ask.batched();
  const pods = new Map(keys.map((key) => [toPodId(key), key]));
  const warnings = new Set<string>();
  const facts = new Map<string, PodFacts>();
  await Promise.all(
    [...pods].map(async ([id, key]) => {
      try {
        facts.set(id, await askOwners(asked, key, request));
      } catch (error) {
        if (isAborted(error)) {
          throw error;
        }
        warnings.add(
          say`Workloads are guessed from the names of pods: ${error instanceof Error ? error.message : String(error)}`
        );
      }
    })
  );
  const workloadOf = (key: ContainerKey, node: string | null) =>
    resolveWorkload(key, { ...(facts.get(toPodId(key)) ?? NO_POD_FACTS), node });
  const ownerOf = (key: ContainerKey) => toOwningWorkload(key, facts.get(toPodId(key)) ?? NO_POD_FACTS);
  return { workloadOf, ownerOf, warnings: [...warnings] };
}

function toPodId(key: ContainerKey): string {
  return toContainerId({ ...key, container: '' });
}
