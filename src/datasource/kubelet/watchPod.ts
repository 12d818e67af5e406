import type { AskSession } from '../../collect/ask/session';
import { EMPTY, type Observable } from 'rxjs';
import type { PodAnatomy, PodKey } from '../../collect/pods/collectPod';
import { findPod, type PodSearch } from '../../collect/kubelet/findPod';
import { findNodeOfPod, listNodes, type ListNodesOptions } from '../../collect/kubelet/listNodes';
import { appendPoint } from '../../collect/kubelet/livePoints';
import { SUMMARY_LIMITS } from '../../collect/kubelet/summaryLimits';
import { toLivePod } from '../../collect/kubelet/toLivePod';
import type { LabelMatcher } from '../../collect/sources/labelMatcher';
import { LIMITS } from '../../collect/ask/limits';
import { KUBELET_STRINGS } from '../kubeletStrings';
import { chooseNodes, type ChosenNodes } from './chooseNodes';
import type { Kubelets, LivePod } from './kubelets';
import { endedBeforeNow, type KubeletUse } from './kubeletUse';
import { pollWhileVisible } from './pollWhileVisible';
import { toSummaryPath } from './toSummaryPath';

export interface PodWatch {
  /** What its kubelet told so far; null where none lists it. */
  pod: PodAnatomy | null;
  /** Why there is none, and what could not be asked. Those about a pod are among its warnings. */
  sentences: string[];
  /** The same pod with each further answer. */
  updates: Observable<PodAnatomy>;
}

export type WatchRequest = PodKey & Omit<ListNodesOptions, 'signal'> & { windowSeconds: number; signal: AbortSignal };

const nothing = (...sentences: string[]): PodWatch => ({ pod: null, sentences, updates: EMPTY });

/** Finds the kubelet that lists a pod, and goes on asking it. */
export async function watchPod(
  ask: AskSession,
  request: WatchRequest,
  { kubelets, range, follows }: KubeletUse
): Promise<PodWatch> {
  const { notices: texts } = KUBELET_STRINGS;
  const key: PodKey = { cluster: request.cluster, namespace: request.namespace, pod: request.pod };
  if (kubelets.problem !== null) {
    return nothing(kubelets.problem);
  }
  if (key.cluster !== kubelets.cluster) {
    return nothing();
  }
  if (endedBeforeNow(range)) {
    return nothing(texts.pastRange);
  }
  const id = JSON.stringify([key.namespace, key.pod]);
  const search = await findWhereKnown(kubelets, key, id, request.signal);
  const { nodes, notices } = search ? { nodes: [], notices: [] } : await chooseFor(ask, request, kubelets);
  const {
    found,
    askedNodes,
    notices: failures,
  } = search ?? (await findPod(kubelets.fetchSummary, nodes, key, request.signal));
  if (!found) {
    return nothing(...notices, ...failures, ...(askedNodes > 0 ? [texts.notListed(askedNodes)] : []));
  }
  const firstSeconds = request.atSeconds - request.windowSeconds;
  const add = (one: PodSearch): PodAnatomy => {
    const earlier = kubelets.pods.get(id);
    const live = kubelets.pods.set(id, appendSearch(earlier, found.node, one));
    const points = live.points.filter(({ timeSeconds }) => timeSeconds >= firstSeconds);
    return {
      ...toLivePod(key, live.node, points),
      warnings: [texts.podFrom(live.node), ...notices, ...describeSearch(live.node, one)],
      expressions: [`GET ${toSummaryPath(kubelets.endpoint, live.node)}?only_cpu_and_memory=true`],
    };
  };
  const look = async (signal: AbortSignal) => add(await findPod(kubelets.fetchSummary, [found.node], key, signal));
  const pod = add({ found, askedNodes, notices: failures });
  if (pod.pod.timesSeconds.length === 0) {
    return nothing(...notices, ...failures, texts.noTime(found.node));
  }
  return {
    pod,
    sentences: [],
    updates: follows ? pollWhileVisible(look, { intervalSeconds: SUMMARY_LIMITS.pollSeconds.value }) : EMPTY,
  };
}

/** A pod that was watched before is still on its node, or it is looked for anew. */
async function findWhereKnown(
  kubelets: Kubelets,
  key: PodKey,
  id: string,
  signal: AbortSignal
): Promise<PodSearch | null> {
  const known = kubelets.pods.get(id);
  const search = known ? await findPod(kubelets.fetchSummary, [known.node], key, signal) : null;
  return search?.found ? search : null;
}

/** The node that kube-state-metrics names, where it may be asked; else all that may be asked. */
async function chooseFor(ask: AskSession, request: WatchRequest, kubelets: Kubelets): Promise<ChosenNodes> {
  const { clusterLabel, cluster } = request;
  const named = await findNodeOfPod(ask, request, request);
  const matchers: LabelMatcher[] = clusterLabel ? [{ label: clusterLabel, op: '=', value: cluster ?? '' }] : [];
  const isTyped = kubelets.typedNodes.length > 0;
  const chosen = chooseNodes(kubelets, isTyped ? [] : named ? [named] : await listNodes(ask, matchers, request));
  return named !== null && chosen.nodes.includes(named) ? { ...chosen, nodes: [named] } : chosen;
}

function appendSearch(earlier: LivePod | undefined, node: string, { found }: PodSearch): LivePod {
  const points = earlier?.node === node ? earlier.points : [];
  const timeSeconds = found?.summary.timeSeconds ?? null;
  return { node, points: appendPoint(points, timeSeconds, timeSeconds === null ? null : (found?.pod ?? null)) };
}

function describeSearch(node: string, { found, notices }: PodSearch): string[] {
  const { gone, clock } = KUBELET_STRINGS.notices;
  const ageSeconds = Math.abs(Date.now() / 1000 - (found?.summary.timeSeconds ?? NaN));
  return [
    ...notices,
    ...(!found && notices.length === 0 ? [gone(node)] : []),
    ...(ageSeconds > LIMITS.summaryStaleSeconds.value ? [clock(node)] : []),
  ];
}
