import type { DiagnosisInput, PartName, RuntimeName } from '../../src/engine';

/** The parts that a container of the benchmark is made of. Kernel memory stands for sockets too. */
export const SERIES_PARTS = ['anon', 'tmpfs', 'kernel', 'active_file', 'inactive_file'] as const satisfies PartName[];
export type SeriesPart = (typeof SERIES_PARTS)[number];

/** How far a server looks back for the last sample before a moment. */
export const SERVER_LOOK_BACK_SECONDS = 300;

/** The truth about a container: known by construction, or from the label of a recording. */
export interface Truth {
  /** `apart`: neither is certain, or it is no matter of memory. Counted in no figure, only listed. */
  label: 'leak' | 'benign' | 'apart';
  /** The part that leaks; null where none does or the label does not tell. */
  part: SeriesPart | null;
  /** Unix seconds; null without a leak or where it is not known. May lie before the first sample. */
  onsetSeconds: number | null;
  /**
   * When memory hits the limit for the first time after the onset if nobody steps in, Unix seconds; it may lie after the
   * last sample. Null where it never does, or where restarts for other reasons come first.
   */
  hitsLimitSeconds: number | null;
  /** Whether it was killed for it in the data. */
  killed: boolean;
  /** Benign only: whether memory grows for a day or more, or for the first time in the data. */
  growing: boolean;
  /** When somebody looks once, Unix seconds: see generate/chooseLook.ts. Null where nobody does. */
  lookSeconds: number | null;
}

/** One start of the container: the samples from `startSeconds` on are of this life. */
export interface Life {
  startSeconds: number;
}

/** A rate or a count beside the memory, on the times of the series. NaN is unknown. */
export type Beside = Float64Array;

export interface SeriesRuntime {
  name: RuntimeName;
  /** Bytes of the named parts of the runtime, in the order of its catalogue; the rest of anon is native. */
  parts: Array<{ name: string; title: string; bytes: Beside }>;
  evidence: Array<{ name: string; title: string; unit: 'bytes' | 'count'; values: Beside }>;
}

/** One container of the benchmark: what a Prometheus would have of it, and the truth. */
export interface ContainerSeries {
  /** Unique in the benchmark. */
  id: string;
  family: string;
  source: 'generated' | 'recorded' | 'real';
  truth: Truth;
  /** Unix seconds of the samples, ascending. Not on full hours or minutes. */
  timesSeconds: Float64Array;
  /** A sample counts this long: longer than a server's where the source has fewer samples. */
  lookBackSeconds: number;
  /** Bytes; NaN is no sample. Null where only the working set is known. */
  parts: Record<SeriesPart, Float64Array> | null;
  /** Bytes; NaN is no sample. */
  workingSetBytes: Float64Array;
  /** As exported: null where none is set or known. */
  limitBytes: number | null;
  lives: Life[];
  /** Unix seconds; null is unknown. */
  oomKillsSeconds: number[] | null;
  deploysSeconds: number[];
  requests: Beside | null;
  errors: Beside | null;
  scrapedSamples: Beside | null;
  runtime: SeriesRuntime | null;
  /** Slopes of the other replicas as shares of this container's own slope; null where they are not known. */
  peerSlopeShares: number[] | null;
  /** Whether the kernel's own figure is exported, as on cgroup v1. */
  cgroup: 'v1' | 'v2';
  /** What is known of the container at a moment, where it does not follow from the fields above. */
  diagnosisInputAt?: (atSeconds: number) => DiagnosisInput;
}
