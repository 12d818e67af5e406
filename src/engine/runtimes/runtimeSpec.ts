import type { Certainty } from '../memory/partSpecs';
import type { RuntimeFigures } from '../tools/figures';

export type RuntimeName = 'jvm' | 'go' | 'node' | 'dotnet' | 'python' | 'ruby' | 'envoy' | 'fluentbit' | 'jemalloc';

/** Which series make one number. */
export interface SeriesRule {
  /** Metric names, whose values are added: all have to be there. `*` in front stands for any prefix. */
  names: readonly string[];
  /** What labels have to be: exactly a text, or matching an expression. */
  where?: Readonly<Record<string, string | RegExp>>;
  /** How the series of one name become one number; `sum` unless it says otherwise. */
  combine?: 'sum' | 'max';
  /** What one unit of the metric is in ours. */
  scale?: number;
  /** 0 stands for "not measured yet". */
  zeroIsUnknown?: boolean;
}

/** Numbers of one moment by their name in the catalogue; null is not exported or not known. */
export type Values<V extends string> = Record<V, number | null>;

/**
 * `reserved` is outside of resident memory by definition. The others are filled into anonymous memory in the order
 * `certain` (touched by definition), `probable` (was touched once), `uncertain` (committed, maybe never touched).
 */
export type RuntimeCertainty = Certainty | 'reserved';

export interface RuntimePartRule<V extends string> {
  /** Stable: appears in frames and JSON. */
  name: string;
  title: string;
  /** One sentence for help texts. */
  description: string;
  certainty: RuntimeCertainty;
  /** The values that the formula reads. Their metrics are the part's source. */
  uses: readonly V[];
  /** Bytes; null where it cannot be told. What is negative is a difference of two scrapes and counts as 0. */
  bytes(values: Values<V>): number | null;
}

/** A series that explains growth without being a part: goroutines, threads, collections. */
export interface EvidenceRule {
  name: string;
  title: string;
  unit: 'bytes' | 'count' | 'seconds';
  kind: 'gauge' | 'counter';
  /** The first that is exported is taken. */
  series: readonly SeriesRule[];
}

/** One way in which a runtime is exported. */
export interface Flavour {
  name: string;
  /** A target that has this exports this flavour. A moment without it has no reading. */
  detect: SeriesRule;
}

/** Everything that is known about the metrics of one runtime. */
export interface RuntimeSpec<V extends string = string> {
  name: RuntimeName;
  title: string;
  /** In order of preference. */
  flavours: readonly Flavour[];
  /** For each value the ways to read it: the first that is exported is taken. */
  values: Readonly<Record<V, readonly SeriesRule[]>>;
  /** A value that is the lowest of another one over a while: what is left after a garbage collection. */
  floor?: { value: V; of: V; windowSeconds: number };
  /** The value that the runtime itself calls its heap, and the figure that it is. */
  heap?: { figure: keyof RuntimeFigures; value: V };
  /** In stacking order, bottom first. */
  parts: ReadonlyArray<RuntimePartRule<V>>;
  /** What anonymous memory holds beyond the parts. */
  remainder: { title: string; description: string };
  evidence: readonly EvidenceRule[];
  /** Labels that tell series of one target apart. All other labels name the target. */
  dimensions: readonly string[];
  /** The metrics cover all workers of a forking server, and not one process. */
  coversAllProcesses?: boolean;
}

/** The name of what no part of a runtime explains. */
export const REMAINDER_PART = 'native';
