import { toIsoTime } from '../output/toIsoTime';
import type { ContainerFinding, ContainerKey, Diagnosis, Level, PartName, Verdict } from '../../engine';
import { type NearestLimitJson, toNearestJson } from './nearestLimitJson';

/** What is said about one container: the contract of docs/cli.md. Null is unknown. */
export interface ContainerJson {
  cluster: string | null;
  namespace: string | null;
  pod: string | null;
  container: string | null;
  node: string | null;
  /** 0 to 100. */
  score: number | null;
  verdict: Verdict | null;
  /** The part of the memory that grows. */
  part: PartName | null;
  process: string | null;
  /** ISO 8601. */
  onset: string | null;
  slopeBytesPerHour: number | null;
  usageBytes: number | null;
  /** Swapped out, beside the usage. */
  swapBytes: number | null;
  limitBytes: number | null;
  secondsToLimit: { low: number | null; mid: number | null; high: number | null };
  /** In the window. */
  restarts: number | null;
  evidence: string[];
  /** Of the verdict, 0 to 1. */
  confidence: number | null;
  /** What the lives of the workload add to the verdict `leak`. */
  leakCause: 'fast' | 'masked' | null;
  runtimePart: string | null;
  /** Of the growth of anonymous memory, 0 to 1. */
  runtimeShare: number | null;
  /** What ends the growth first. */
  nearestLimit: NearestLimitJson | null;
  limitWithSwapBytes: number | null;
  /** Of the last hour, 0 to 1. */
  pressure: { waitingShare: number; stalledShare: number | null } | null;
  /** Where the numbers come from, by the table of docs/sources.md. */
  source: { id: string; title: string } | null;
  level: Level | null;
  reasons: ReasonJson[];
  nextSteps: StepJson[];
}

/** One argument of a diagnosis. */
export interface ReasonJson {
  kind: string;
  side: 'for' | 'against' | 'note';
  text: string;
  /** With the unit in their names; empty where the sentence has none. */
  numbers: Readonly<Record<string, number>>;
}

export interface StepJson {
  text: string;
  command: string | null;
}

type Known = Partial<ContainerKey> &
  Pick<ContainerFinding, 'score' | 'slopeBytesPerHour' | 'usageBytes' | 'limitBytes'> &
  Partial<Omit<ContainerFinding, 'key' | 'score' | 'slopeBytesPerHour' | 'usageBytes' | 'limitBytes'>>;

export function toContainerJson(known: Known): ContainerJson {
  const { diagnosis = null } = known;
  const toLimit = diagnosis?.secondsToLimit;
  return {
    cluster: known.cluster ?? null,
    namespace: known.namespace ?? null,
    pod: known.pod ?? null,
    container: known.container ?? null,
    node: known.node ?? null,
    score: known.score,
    verdict: known.verdict ?? null,
    part: known.part ?? null,
    process: diagnosis?.process ?? null,
    onset: toIsoTime(diagnosis?.onsetSeconds?.mid ?? null),
    slopeBytesPerHour: known.slopeBytesPerHour,
    usageBytes: known.usageBytes,
    swapBytes: known.swapBytes ?? null,
    limitBytes: known.limitBytes,
    secondsToLimit: { low: toLimit?.low ?? null, mid: toLimit?.mid ?? null, high: toLimit?.high ?? null },
    restarts: known.restarts ?? null,
    evidence: diagnosis?.evidence.map(({ side, text }) => `${side}: ${text}`) ?? [],
    ...toJudgementJson(diagnosis),
    nearestLimit: toNearestJson(known.nearestLimit ?? null),
    limitWithSwapBytes: known.limitWithSwapBytes ?? null,
    pressure: known.pressure ?? null,
    source: known.source ?? null,
    level: known.level ?? null,
  };
}

/** What a diagnosis says beyond its verdict. */
export function toJudgementJson(
  diagnosis: Diagnosis | null
): Pick<ContainerJson, 'confidence' | 'leakCause' | 'runtimePart' | 'runtimeShare' | 'reasons' | 'nextSteps'> {
  return {
    confidence: diagnosis?.confidence ?? null,
    leakCause: diagnosis?.leakCause ?? null,
    runtimePart: diagnosis?.runtimePart ?? null,
    runtimeShare: diagnosis?.runtimeShare ?? null,
    reasons:
      diagnosis?.evidence.map(({ rule: kind, side, text, numbers = {} }) => ({ kind, side, text, numbers })) ?? [],
    nextSteps: diagnosis?.nextSteps ?? [],
  };
}
