import type { AskSession } from '../../ask/session';
import type { VectorSample } from '../../ask/prometheusClient';
import { diagnosisSeconds } from '../../containers/fetchDetails';
import type { Scopes } from '../../ask/selection';
import { toVector } from '../../ask/toVector';
import { chooseRuntime, type ChosenRuntime } from './chooseRuntime';
import type { RuntimeRequest } from './collectRuntime';
import { buildFindOwner, type FindOwner } from './findOwner';
import { findProcessSource, type ProcessSourceChoice } from './findProcessSource';
import { identityScopes, readIdentities } from './podIdentities';
import { RUNTIME_COLLECT_LIMITS } from './runtimeCollectLimits';
import { clusterMatchers, identitySelections, lastOf, lookupSelections, podScopes } from './runtimeQueries';
import { manyInstancesWarning } from './runtimeWarnings';
import { toCandidates, toPodContainers, toTargets, type OwnedSample, type Target } from './toTargets';

/** What describes one container, and how its series are asked for. */
export interface FoundTargets {
  chosen: ChosenRuntime | null;
  process: ProcessSourceChoice;
  /** The series that were found, one sample each. */
  vector: readonly VectorSample[];
  scopes: Scopes;
  /** Gives a series the labels of its target; null for a series of another pod. */
  findOwner: FindOwner;
  warning: string | null;
}

const AS_IT_IS: FindOwner = (labels) => ({ labels, shared: null });
const NOT_FOUND: FoundTargets = {
  chosen: null,
  process: { source: null, warning: null },
  vector: [],
  scopes: [],
  findOwner: AS_IT_IS,
  warning: null,
};

/**
 * Looks for the targets of a container: by the name of its pod, and where nothing is found by what else the pod is known
 * by: the instance that OpenTelemetry's `target_info` names, and its address. One request, or two.
 */
export async function findTargets(asked: AskSession, request: RuntimeRequest): Promise<FoundTargets> {
  const { key, clusterLabel, windowSeconds, history } = request;
  // Without a sample of the container there is nothing to split.
  if (history.timesSeconds.length === 0) {
    return NOT_FOUND;
  }
  // As far back as a diagnosis, so that list and page ask the same.
  const last = lastOf(diagnosisSeconds(windowSeconds));
  const vector = toVector(await asked.select(last, lookupSelections(key, clusterLabel), null));
  const containers = toPodContainers(vector);
  const describe = (targets: readonly Target[]) => ({
    chosen: chooseRuntime(toCandidates(targets, containers), key.container),
    process: findProcessSource(targets, containers, key.container),
  });
  const named = describe(toTargets(vector));
  const scopes = podScopes(key, clusterLabel);
  const direct: FoundTargets = { ...named, vector, scopes, findOwner: AS_IT_IS, warning: null };
  const identities = readIdentities(vector);
  const count = identities.instances.size;
  if (named.chosen || named.process.source || count + identities.addresses.size === 0) {
    return direct;
  }
  if (count > RUNTIME_COLLECT_LIMITS.instances.value) {
    return { ...direct, warning: manyInstancesWarning(count) };
  }

  const cluster = clusterMatchers(key, clusterLabel);
  const indirectScopes = identityScopes(identities, cluster);
  const selections = identitySelections(indirectScopes, identities.addresses, cluster);
  const more = toVector(await asked.select(last, selections, null));
  const findOwner = buildFindOwner(key, identities, more);
  const owned = more.flatMap((sample): OwnedSample[] => {
    const owner = findOwner(sample.labels);
    return owner ? [{ ...sample, ...owner }] : [];
  });
  const found = describe(toTargets(owned));
  return found.chosen || found.process.source
    ? { ...found, vector: owned, scopes: indirectScopes, findOwner, warning: null }
    : direct;
}
