import type { RateHistory } from '../diagnosis/diagnosis';

export interface CouplingInput {
  /** Unix seconds, ascending, equally spaced. */
  timesSeconds: readonly number[];
  /** Memory that cannot be reclaimed, on those times; null is a gap. */
  bytes: ReadonlyArray<number | null>;
  /** Start of the instance that each row belongs to: memory is not compared over a restart. */
  startTimesSeconds: ReadonlyArray<number | null>;
  /** Null: nothing tells. */
  requests: RateHistory | null;
  errors: RateHistory | null;
}

/** How the growth of each block goes with the events of a block. */
export interface IncrementCoupling {
  /** Rank correlation, -1 to 1, at the lag where it is largest. */
  correlation: number;
  /** Blocks that the memory is later than the events. */
  lagBlocks: number;
  blocks: number;
  /** Further from none than chance goes, and large enough to mean something. */
  isSignificant: boolean;
}

/** How the level of memory goes with the load. */
export interface LoadCoupling {
  /** Share of the variance of the level that the rate explains, 0 to 1. */
  shareExplained: number;
  /** Rank correlation of level and rate without their straight trends. */
  correlation: number;
  /** Bytes for each request a second. */
  bytesPerRate: number;
  /** Share of the growth that stays where the load is taken out; null where nothing grew. */
  growthBeside: number | null;
  /** Spread of the rate: its standard deviation by its mean. */
  variation: number;
}

export interface CouplingNumbers {
  /** Growth by the requests (errors) of the same time, bytes for each; null where nothing grew or nothing is known. */
  bytesPerRequest: number | null;
  bytesPerError: number | null;
  requests: IncrementCoupling | null;
  errors: IncrementCoupling | null;
  load: LoadCoupling | null;
  blocks: number;
}

/** What memory goes with. `none`: it was looked, and memory moves by itself. `unknown`: nothing to look at, or too little. */
export type Follows = 'load' | 'errors' | 'none' | 'unknown';

export interface Coupling {
  follows: Follows;
  /** Plain text; names of metrics are hostile like every label. */
  sentences: string[];
  numbers: CouplingNumbers;
}
