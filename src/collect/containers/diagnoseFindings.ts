import type { AskSession } from '../ask/session';
import { type ContainerFinding, diagnose, type DiagnosisInput, type Verdict } from '../../engine';
import { COLLECT_LIMITS } from './collectLimits';
import { mapBounded } from '../ask/mapBounded';
import type { QueryCost } from '../ask/prometheusClient';
import { addCosts } from '../ask/queryCost';
import type { Found } from './toFindings';
import { collectFacts, NO_FACTS, type Facts } from '../facts/collectFacts';

export interface DiagnosesRequest {
  atSeconds: number;
  clusterLabel: string | null;
  counters?: readonly string[];
  signal?: AbortSignal;
  /** Told what the memory alone says, before anything more is asked. */
  onFirstPass?: (containers: ContainerFinding[]) => void;
}

export interface Diagnosed {
  containers: ContainerFinding[];
  warnings: string[];
  cost: QueryCost;
}

/** Nothing to explain: whoever shows this is not asked for more. */
const CALM: ReadonlySet<Verdict> = new Set(['steady', 'declining', 'unknown']);

/**
 * Diagnoses the containers of a list in two passes: from their memory alone, then those in which something goes on (the
 * first ones of the list, COLLECT_LIMITS.deepDiagnoses) with everything that is known besides.
 */
export async function diagnoseFindings(
  ask: AskSession,
  request: DiagnosesRequest,
  found: readonly Found[]
): Promise<Diagnosed> {
  const first = found.map((one) => judge(one, request, NO_FACTS, found));
  request.onFirstPass?.(first);
  const chosen = found
    .map((one, i) => ({ one, i }))
    .filter(({ one, i }) => !CALM.has(first[i].diagnosis?.verdict ?? 'unknown') || isSuspicious(one.finding))
    .slice(0, COLLECT_LIMITS.deepDiagnoses.value);
  const deep = await mapBounded(chosen, COLLECT_LIMITS.parallelDiagnoses.value, async ({ one, i }) => {
    const { finding, history, startTimesSeconds, stepSeconds, nodeCpus } = one;
    const { atSeconds, clusterLabel, counters, signal } = request;
    const asked = {
      key: finding.key,
      history,
      startTimesSeconds,
      stepSeconds,
      atSeconds,
      nodeCpus,
      clusterLabel,
      counters,
      signal,
    };
    const facts = await collectFacts(ask, asked);
    return { i, facts, judged: judge(one, request, facts.facts, found) };
  });
  const containers = [...first];
  for (const { i, judged } of deep) {
    containers[i] = judged;
  }
  return {
    containers,
    warnings: deep.flatMap(({ facts }) => facts.warnings),
    cost: addCosts(deep.map(({ facts }) => facts.cost)),
  };
}

/** A score that the diagnosis from memory alone does not explain. */
function isSuspicious({ scoreMaxOneDay, oomLoopScore }: ContainerFinding): boolean {
  return Math.max(scoreMaxOneDay ?? 0, oomLoopScore ?? 0) >= COLLECT_LIMITS.suspiciousScore.value;
}

function judge(one: Found, { atSeconds }: DiagnosesRequest, facts: Facts['facts'], all: readonly Found[]) {
  const diagnosis = diagnose(toDiagnosisInput(one, atSeconds, facts, all));
  return {
    ...one.finding,
    verdict: diagnosis.verdict,
    part: diagnosis.part ?? one.finding.part,
    diagnosis,
  };
}

function toDiagnosisInput(one: Found, atSeconds: number, facts: Facts['facts'], all: readonly Found[]): DiagnosisInput {
  const { finding } = one;
  return {
    key: finding.key,
    atSeconds,
    history: one.history,
    workingSetBytes: one.workingSetBytes,
    startTimesSeconds: one.startTimesSeconds,
    limitBytes: finding.limitBytes,
    restarts: finding.restarts,
    score: finding.score,
    scoreMaxOneDay: finding.scoreMaxOneDay,
    ...facts,
    peers: findPeers(one, all, atSeconds),
  };
}

/** Replicas in the list: containers of the same name in pods of the same workload. */
function findPeers({ finding }: Found, all: readonly Found[], atSeconds: number): DiagnosisInput['peers'] {
  const { cluster, namespace, pod, container } = finding.key;
  const workload = toWorkloadName(pod);
  return all.flatMap(({ finding: other }) =>
    other !== finding &&
    other.slopeBytesPerHour !== null &&
    other.key.cluster === cluster &&
    other.key.namespace === namespace &&
    other.key.container === container &&
    toWorkloadName(other.key.pod) === workload
      ? [
          {
            pod: other.key.pod,
            slopeBytesPerHour: other.slopeBytesPerHour,
            ageSeconds: other.startTimeSeconds === null ? null : atSeconds - other.startTimeSeconds,
          },
        ]
      : []
  );
}

/** Pods of a Deployment end in two generated words, those of a StatefulSet in a number, others in one word. */
function toWorkloadName(pod: string): string {
  return pod.replace(/-\d+$|(-[a-f0-9]{6,10})?-[a-z0-9]{5}$/, '');
}
