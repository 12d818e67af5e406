import type { AskSession } from '../../collect/ask/session';
import type { DataFrame } from '@grafana/data';
import { map } from 'rxjs';
import { lacksMemory } from '../../collect/kubelet/fillNodes';
import { collectNodes, type NodesAnswer, type NodesRequest } from '../../collect/nodes/collectNodes';
import { toNodesFrame } from '../frames/toNodesFrame';
import { acceptsCluster } from '../kubelet/acceptsCluster';
import { chooseNodes, type ChosenNodes } from '../kubelet/chooseNodes';
import { endedBeforeNow, type KubeletUse } from '../kubelet/kubeletUse';
import { toSummaryPath } from '../kubelet/toSummaryPath';
import { watchNodes, type WatchedNodes } from '../kubelet/watchNodes';
import { KUBELET_STRINGS } from '../kubeletStrings';
import type { LiveAnswer } from './runTargets';

/**
 * All nodes, from Prometheus first, through `emit`; then with the memory that it lacks from their kubelets, one by one as
 * they answer, and from then on as they go on. Without `use`, no kubelet is asked.
 */
export async function answerNodes(
  ask: AskSession,
  request: NodesRequest,
  refId: string,
  emit: (frames: DataFrame[]) => void,
  use: KubeletUse | null
): Promise<DataFrame[] | LiveAnswer> {
  const answer = await collectNodes(ask, request);
  const chosen = use && chooseLacking(answer, request, use);
  const warnings = [...answer.warnings, ...(chosen?.notices ?? [])];
  if (!use || !chosen || chosen.nodes.length === 0) {
    return [toNodesFrame(refId, { ...answer, warnings })];
  }
  const { kubelets, follows } = use;
  const { nodes } = chosen;
  const asked = nodes.map((node) => `GET ${toSummaryPath(kubelets.endpoint, node)}?only_cpu_and_memory=true`);
  const expressions = [...answer.expressions, ...asked];
  const toFrames = ({ nodes: filled, fromKubelet, failures }: WatchedNodes) => {
    const known = [...fromKubelet].filter(({ workingSetBytes }) => workingSetBytes !== null).length;
    const remarks = known > 0 ? [KUBELET_STRINGS.notices.filled(known)] : [];
    const all = { ...answer, nodes: filled, warnings: [...warnings, ...failures, ...remarks], expressions };
    return [toNodesFrame(refId, all, fromKubelet)];
  };
  emit([toNodesFrame(refId, { ...answer, warnings })]);
  const { atSeconds, windowSeconds, signal } = request;
  const { first, updates } = await watchNodes(
    kubelets,
    { nodes, known: answer.nodes, firstSeconds: atSeconds - windowSeconds, signal },
    (filled) => emit(toFrames(filled))
  );
  const frames = toFrames(first);
  return follows ? { frames, updates: updates.pipe(map(toFrames)) } : frames;
}

/** Those whose memory Prometheus lacks, among those that can be asked. */
function chooseLacking(
  { nodes: findings }: NodesAnswer,
  { matchers, clusterLabel }: NodesRequest,
  { kubelets, range }: KubeletUse
): ChosenNodes {
  const none = (...notices: string[]) => ({ nodes: [], notices });
  if (kubelets.problem !== null) {
    return none(kubelets.problem);
  }
  if (!acceptsCluster(matchers, clusterLabel, kubelets.cluster)) {
    return none();
  }
  const ours = findings.filter(({ cluster }) => cluster === kubelets.cluster);
  const { nodes, notices } = chooseNodes(
    kubelets,
    ours.map(({ node }) => node)
  );
  const lacking = nodes.filter((name) => ours.every((one) => one.node !== name || lacksMemory(one)));
  return lacking.length > 0 && endedBeforeNow(range)
    ? none(KUBELET_STRINGS.notices.pastRange)
    : { nodes: lacking, notices };
}
