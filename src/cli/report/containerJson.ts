import { toIsoTime } from '../output/toIsoTime';
import type { ContainerFinding, ContainerKey, PartName, Verdict } from '../../engine';

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
}

type Known = Partial<ContainerKey> &
  Pick<ContainerFinding, 'score' | 'slopeBytesPerHour' | 'usageBytes' | 'limitBytes'> &
  Partial<Pick<ContainerFinding, 'node' | 'verdict' | 'part' | 'diagnosis' | 'restarts' | 'swapBytes'>>;

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
  };
}
