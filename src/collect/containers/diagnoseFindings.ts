import type { AskSession } from '../ask/session';
import {
  type AgeTrend,
  type ContainerFinding,
  diagnose,
  type DiagnosisInput,
  guessWorkload,
  type LivesFindings,
  type MeasuredMemory,
  measureMemory,
  type Verdict,
} from '../../engine';
import { nameSeriesCauses } from '../cardinality/nameSeriesCauses';
import { COLLECT_LIMITS } from './collectLimits';
import type { Found } from './toFindings';
import { LivesOfList } from '../lives/livesOfList';
import { LIVES_LIMITS } from '../lives/livesLimits';
import type { ResolvedWorkloads } from '../workloads/resolveWorkloads';
import { collectFacts, NO_FACTS, type Facts } from '../facts/collectFacts';

export interface DiagnosesRequest {
  atSeconds: number;
  /** How far back the histories go. */
  windowSeconds: number;
  clusterLabel: string | null;
  counters?: readonly string[];
  /** Equal for the replicas of one workload. */
  rowIdOf: (finding: ContainerFinding) => string;
  ownerOf: ResolvedWorkloads['ownerOf'];
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
  const judged = await ask.mapPaced(found, (one) =>
    judge(one, request, { facts: NO_FACTS, lives: null }, replicasOf(one))
  );
  const containers = judged.map(({ container }) => container);
  request.onFirstPass?.([...containers]);
  const { atSeconds, windowSeconds, clusterLabel, counters } = request;
  const asked = ask.batched();
  const lives = new LivesOfList(asked, { atSeconds, clusterLabel, toWorkloadName: (pod) => guessWorkload(pod).name });
  const known = await Promise.all(
    found.map(async (one, i) => {
      const isCalm = CALM.has(containers[i].diagnosis?.verdict ?? 'unknown') && !isSuspicious(one.finding);
      if (isCalm && !isYoung(one.finding, atSeconds)) {
        return null;
      }
      const { finding, history, startTimesSeconds, endings, stepSeconds, nodeCpus } = one;
      const workload = request.ownerOf(finding.key);
      const row = { key: finding.key, workload, history, startTimesSeconds, endings, stepSeconds, nodeCpus };
      const [facts, ofWorkload] = await Promise.all([
        isCalm ? NOTHING_ASKED : collectFacts(asked, { ...row, atSeconds, windowSeconds, clusterLabel, counters }),
        lives.of(finding.key, { counter: counterOfLives(one), limitBytes: finding.limitBytes }),
      ]);
      return { facts: facts.facts, lives: ofWorkload, warnings: facts.warnings };
    })
  );
  const deep = await ask.mapPaced(found, (one, i) => {
    const more = known[i];
    return more ? judge(one, request, more, replicasOf(one), judged[i].memory).container : containers[i];
  });
  const warnings = known.flatMap((more) => more?.warnings ?? []);
  const named = await nameSeriesCauses(ask.at(atSeconds), request, deep);
  return { ...named, warnings: [...new Set([...warnings, ...lives.failures, ...named.warnings])] };
}

const NOTHING_ASKED: Pick<Facts, 'facts' | 'warnings'> = { facts: NO_FACTS, warnings: [] };

/** It has not lived for as long as lives are looked at: what went before it counts, however calm it is. */
function isYoung({ startTimeSeconds }: ContainerFinding, atSeconds: number): boolean {
  return startTimeSeconds === null || startTimeSeconds > atSeconds - LIVES_LIMITS.lookBackSeconds.value;
}

/** Anonymous memory, where it is known. */
function counterOfLives({ history }: Found): 'rssBytes' | 'workingSetBytes' {
  return history.parts.some(({ name }) => name === 'anon') ? 'rssBytes' : 'workingSetBytes';
}

/** A score that the diagnosis from memory alone does not explain. */
function isSuspicious({ scoreMaxOneDay, oomLoopScore }: ContainerFinding): boolean {
  return Math.max(scoreMaxOneDay ?? 0, oomLoopScore ?? 0) >= COLLECT_LIMITS.suspiciousScore.value;
}

/** The second time, what was measured of the memory is given. */
function judge(
  one: Found,
  { atSeconds }: DiagnosesRequest,
  known: Known,
  replicas: readonly Found[],
  measured?: MeasuredMemory | null
): { container: ContainerFinding; memory: MeasuredMemory | null } {
  const input = toDiagnosisInput(one, atSeconds, known, replicas);
  const memory = measured === undefined ? measureMemory(input) : measured;
  const diagnosis = diagnose(input, memory);
  const { verdict, part } = diagnosis;
  // What is said to grow and how fast is one number everywhere; over a window that is too short it is none.
  const { slopeBytesPerHour, partSlopeBytesPerHour } = one.finding;
  const isTold = part !== null && slopeBytesPerHour !== null;
  const slope = isTold ? (diagnosis.slopeBytesPerHour?.mid ?? null) : null;
  return {
    container: {
      ...one.finding,
      verdict,
      part: part ?? one.finding.part,
      slopeBytesPerHour: slope ?? slopeBytesPerHour,
      partSlopeBytesPerHour: slope ?? partSlopeBytesPerHour,
      diagnosis,
      ageCurve: toAgeTrend(known.lives, one),
    },
    memory,
  };
}

/** Where several lives fit into what a list shows, a course over time shows restarts and not what they have in common. */
function toAgeTrend(lives: LivesFindings | null, { history }: Found): AgeTrend | null {
  const { timesSeconds } = history;
  const windowSeconds = timesSeconds[timesSeconds.length - 1] - timesSeconds[0];
  const isShort = lives !== null && lives.measured > 1 && lives.oldestSeconds < windowSeconds;
  return isShort
    ? {
        ageSeconds: lives.curve.points.map(({ ageSeconds }) => ageSeconds),
        medianBytes: lives.curve.points.map(({ median }) => median),
      }
    : null;
}

/** What is known of a container besides its own memory. */
interface Known {
  facts: Facts['facts'];
  lives: LivesFindings | null;
}

function toDiagnosisInput(
  one: Found,
  atSeconds: number,
  { facts, lives }: Known,
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
    nearestLimit: finding.nearestLimit,
    limitWithSwapBytes: finding.limitWithSwapBytes,
    pressure: finding.pressure,
    restarts: finding.restarts,
    score: finding.score,
    scoreMaxOneDay: finding.scoreMaxOneDay,
    ...facts,
    lives,
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
