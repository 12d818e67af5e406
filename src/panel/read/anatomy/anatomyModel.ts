import type { QueryResultMetaNotice } from '@grafana/data';
import type { PartialInterval } from '../../../contract/toInterval';
import type { Certainty, ContainerKey, Level, PartInfo, RuntimeFigures, Whole } from '../../../engine';

/** One band of the stack, or one line. Null is a gap; undefined means "not sampled here", which is no gap. */
export interface Layer {
  id: string;
  title: string;
  description: string | null;
  reclaimable: PartInfo['reclaimable'] | null;
  /** How sure its bytes are, and the exported numbers behind them; null where nobody said. */
  certainty: Certainty | null;
  source: string | null;
  /** The layer that this one takes apart; then null in a row means "not told here" and is no gap. */
  of: string | null;
  values: Array<number | null | undefined>;
}

/** What the program's own runtime says about one layer. */
export interface RuntimeDetail {
  /** Id of the layer that it takes apart. */
  of: string;
  /** Bottom first. In every row they are all null, or the known ones sum to that layer. */
  layers: Layer[];
  /** What it reports beyond: reserved, not resident. In no sum. */
  reserved: Layer[];
}

/** What a runtime tells besides its parts: goroutines, threads, open files. In no sum. */
export interface Evidence {
  id: string;
  title: string;
  /** The metrics that it was read from. */
  source: string | null;
  unit: 'bytes' | 'count' | 'seconds';
  /** A counter only rises: what it rose by is what counts. */
  kind: 'gauge' | 'counter';
  values: Array<number | null | undefined>;
}

export interface AnatomyModel {
  key: ContainerKey | null;
  timesMs: number[];
  /** Bottom first. */
  layers: Layer[];
  /** True: layers are parts of one whole. False: they are plain lines, and `reason` says why. */
  stacked: boolean;
  reason: string | null;
  whole: Whole | null;
  level: Level | null;
  wholeBytes: Array<number | null>;
  /** True when the layers sum to the whole in every accepted sample. */
  sumsToWhole: boolean;
  /** Null: no runtime reports on this container. */
  runtime: RuntimeDetail | null;
  evidence: Evidence[];
  /** What was measured inside of the container at its last sample. */
  toolFigures?: RuntimeFigures;
  limitBytes: Array<number | null>;
  requestBytes: Array<number | null>;
  /** When the limit is reached if it goes on like this, Unix milliseconds; null where nobody says. */
  limitAtMs: PartialInterval | null;
  restartTimesMs: number[];
  acceptedSamples: number;
  /** Null when nobody counted. */
  rejectedSamples: number | null;
  notices: QueryResultMetaNotice[];
}
