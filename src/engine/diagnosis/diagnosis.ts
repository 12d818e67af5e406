import type { LivesFindings } from '../ageCurves/livesFindings';
import type { ContainerKey } from '../identity';
import type { SplitHistory } from '../memory/splitHistory';
import type { NearestLimit } from '../memory/nearestLimit';
import type { PartName } from '../memory/parts';
import type { MemoryPressure } from '../memory/pressure';
import type { ProcessMeasure } from '../runtimes/processMetrics';
import type { ProcessHistory } from '../runtimes/splitProcesses';
import type { EvidenceHistory } from '../runtimes/readRuntime';
import type { RuntimeHistory } from '../runtimes/splitRuntime';
import type { Verdict } from './finding';

/** Something counted per second beside the memory, on the times of the history. Null is unknown. */
export interface RateHistory {
  /** What is counted, for sentences: a metric name, hostile like every label. */
  name: string;
  /** Events per second, mean of the step that ends at the time. */
  perSecond: Array<number | null>;
}

/** What is known about the runtime of a container, on the times of its history. */
export interface DiagnosisRuntime {
  /** RuntimeName: jvm, go, node, ... */
  name: string;
  /** Anonymous memory by the runtime's parts; null where it could not be split. */
  history: RuntimeHistory | null;
  /** Goroutines, threads, open files, ... */
  evidence: readonly EvidenceHistory[];
}

/** Everything that may be known about one container. Whatever is not known is null or empty; all lists share one grid. */
export interface DiagnosisInput {
  key: ContainerKey;
  /** The moment that is judged, Unix seconds: the end of the history. */
  atSeconds: number;
  /** Parts over time. Equally spaced, ascending, gaps as null; a few hundred points. */
  history: SplitHistory;
  /** Working set on the same times: what the limit and the eviction look at. */
  workingSetBytes: ReadonlyArray<number | null>;
  /** Start of the container instance that each row belongs to (Unix seconds); null is unknown. A change is a restart. */
  startTimesSeconds: ReadonlyArray<number | null>;
  limitBytes: number | null;
  /** What ends the growth first, where that may be another limit; left out where only its own is known. */
  nearestLimit?: NearestLimit | null;
  /** How much it may hold with what is swapped out; null or left out where it is not known. */
  limitWithSwapBytes?: number | null;
  /** Null or left out where it is not known. */
  pressure?: MemoryPressure | null;
  /** Unix seconds, ascending. Null is unknown, which is not "none". */
  oomKillsSeconds: readonly number[] | null;
  /** Restarts counted by kube-state-metrics in the window; null is unknown. */
  restarts: number | null;
  /** Rollouts of the workload: Unix seconds, and what changed. */
  deploys: ReadonlyArray<{ atSeconds: number; text: string }>;
  /** Leak score now and its maximum over a day, 0 to 100. Evidence only: it never changes the verdict by itself. */
  score: number | null;
  scoreMaxOneDay: number | null;
  runtime: DiagnosisRuntime | null;
  processes: { measure: ProcessMeasure; histories: readonly ProcessHistory[] } | null;
  /** Requests served and failed. */
  requests: RateHistory | null;
  errors: RateHistory | null;
  /** Counters that somebody named: a kind of request, or something that fails. */
  counters: readonly RateHistory[];
  /** Samples that the container's own target exposes a scrape (scrape_samples_scraped). */
  scrapedSamples: ReadonlyArray<number | null> | null;
  /** Slopes of the replicas of the same workload over the same window, for "this one against its peers". */
  peers: ReadonlyArray<{ pod: string; slopeBytesPerHour: number; ageSeconds: number | null }>;
  /** What the lives of the workload say together (`judgeLives`); null where they were not asked for. */
  lives: LivesFindings | null;
}

/** One argument. Sentences are plain text; names inside are quoted as they are and must be shown as text only. */
export interface Evidence {
  /** Name of the rule that says it: a row of the table of rules. */
  rule: string;
  side: 'for' | 'against' | 'note';
  text: string;
  /** The figures of the sentence, with the unit in their names; left out where it has none. */
  numbers?: Readonly<Record<string, number>>;
}

/** A number with its 80 % interval. */
export interface Interval {
  low: number;
  mid: number;
  high: number;
}

/** A time with its interval; an open side is null ("not in sight"). Seconds from `atSeconds`. */
export interface TimeToLimit {
  low: number;
  mid: number | null;
  high: number | null;
}

/** One thing to do. The command, where there is one, is ready to paste: real names, quoted for a POSIX shell. */
export interface NextStep {
  text: string;
  command: string | null;
}

/** Why nothing can be said. */
export type UnknownReason = 'too-short' | 'gaps' | 'metrics-missing' | 'not-measured' | 'not-collected' | 'not-proven';

export interface Diagnosis {
  verdict: Verdict;
  /** Why the verdict is `unknown`; null otherwise. */
  unknownReason: UnknownReason | null;
  /** 0 to 1: how far the evidence for the verdict outweighs the evidence against. */
  confidence: number;
  /** What the lives of the workload add to the verdict `leak`: a fast one, or one that restarts hide; null where nothing. */
  leakCause: 'fast' | 'masked' | null;
  /** The part that grows, null where none does. */
  part: PartName | null;
  /** Share of the growth of the whole that this part explains, 0 to 1. */
  partShare: number | null;
  /** The part of the runtime that grows inside anonymous memory (its catalogue name), null where unknown. */
  runtimePart: string | null;
  /** Share of the growth of anonymous memory that it has, 0 to 1. */
  runtimeShare?: number | null;
  /** The process that grows, null where unknown or where all grow alike. */
  process: string | null;
  /** Growth of `part` (of the whole where there is none), bytes per hour. */
  slopeBytesPerHour: Interval | null;
  /** When the growth began, Unix seconds, with its interval; null without growth or where it began before the data. */
  onsetSeconds: Interval | null;
  /** Null where nothing grows, there is no limit, or it cannot be told. */
  secondsToLimit: TimeToLimit | null;
  evidence: Evidence[];
  nextSteps: NextStep[];
}
