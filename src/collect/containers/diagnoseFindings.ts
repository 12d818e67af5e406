import type { AskSession } from '../ask/session';
import {
  type ContainerFinding,
  diagnose,
  type DiagnosisInput,
  type MeasuredMemory,
  measureMemory,
  type Verdict,
} from '../../engine';
import { COLLECT_LIMITS } from './collectLimits';
import type { Found } from './toFindings';
import { collectFacts, NO_FACTS, type Facts } from '../facts/collectFacts';

export interface DiagnosesRequest {
  atSeconds: number;
  /** How far back the histories go. */
  windowSeconds: number;
  clusterLabel: string | null;
  counters?: readonly string[];
  /** Equal for the replicas of one workload. */
  rowIdOf: (finding: ContainerFinding) => string;
  /** Told what the memory alone says, before anything more is asked. */
  onFirstPass?: (containers: ContainerFinding[]) => void;
}

export interface Diagnosed {
  containers: ContainerFinding[];
  warnings: string[];
}

/** Nothing to explain: whoever shows this is not asked for more. */
const CALM: ReadonlySet<Verdict> = new Set(['steady', 'declining', 'unknown']);

/**
 * Diagnoses the containers of a list in two passes: from their memory alone, then all of those in which something goes on
 * with everything that is known besides, asked for all of them at once. Whether more is asked about a container depends on
 * that container only, never on its rank or on who else is listed.
 */
export async function diagnoseFindings(
  ask: AskSession,
  request: DiagnosesRequest,
  found: readonly Found[]
): Promise<Diagnosed> {
  const replicas = new Map<string, Found[]>();
  for (const one of found) {
    const id = request.rowIdOf(one.finding);
    replicas.set(id, [...(replicas.get(id) ?? []), one]);
  }
  const replicasOf = ({ finding }: Found) => replicas.get(request.rowIdOf(finding)) ?? [];
  const judged = found.map((one) => judge(one, request, NO_FACTS, replicasOf(one)));
  const containers = judged.map(({ container }) => container);
  request.onFirstPass?.([...containers]);
  const { atSeconds, windowSeconds, clusterLabel, counters } = request;
  const asked = ask.batched();
  const deep = await Promise.all(
    found.map(async (one, i) => {
      if (CALM.has(containers[i].diagnosis?.verdict ?? 'unknown') && !isSuspicious(one.finding)) {
        return [];
      }
      const { finding, history, startTimesSeconds, stepSeconds, nodeCpus } = one;
      const row = { key: finding.key, history, startTimesSeconds, stepSeconds, nodeCpus };
      const facts = await collectFacts(asked, { ...row, atSeconds, windowSeconds, clusterLabel, counters });
      containers[i] = judge(one, request, facts.facts, replicasOf(one), judged[i].memory).container;
      return facts.warnings;
    })
  );
  return { containers, warnings: [...new Set(deep.flat())] };
}

/** A score that the diagnosis from memory alone does not explain. */
function isSuspicious({ scoreMaxOneDay, oomLoopScore }: ContainerFinding): boolean {
  return Math.max(scoreMaxOneDay ?? 0, oomLoopScore ?? 0) >= COLLECT_LIMITS.suspiciousScore.value;
}

/** The second time, what was measured of the memory is given. */
function judge(
  one: Found,
  { atSeconds }: DiagnosesRequest,
  facts: Facts['facts'],
  replicas: readonly Found[],
  known?: MeasuredMemory | null
): { container: ContainerFinding; memory: MeasuredMemory | null } {
  const input = toDiagnosisInput(one, atSeconds, facts, replicas);
  const memory = known === undefined ? measureMemory(input) : known;
  const diagnosis = diagnose(input, memory);
  const { verdict, part } = diagnosis;
  return { container: { ...one.finding, verdict, part: part ?? one.finding.part, diagnosis }, memory };
}

function toDiagnosisInput(
  one: Found,
  atSeconds: number,
  facts: Facts['facts'],
  replicas: readonly Found[]
): DiagnosisInput {
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
    peers: findPeers(one, replicas, atSeconds),
  };
}

/** Replicas in the list: containers of the same name in pods of the same workload. */
function findPeers(one: Found, replicas: readonly Found[], atSeconds: number): DiagnosisInput['peers'] {
  return replicas.flatMap(({ finding: other }) =>
    other !== one.finding && other.slopeBytesPerHour !== null
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
