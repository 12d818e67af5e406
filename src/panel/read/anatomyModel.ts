import type { QueryResultMetaNotice } from '@grafana/data';
import type { ContainerKey } from '../../engine/identity';
import type { PartInfo } from '../../engine/memory/parts';
import type { Level, Whole } from '../../engine/memory/sample';

/** One band of the stack, or one line. Null is a gap; undefined means "not sampled here", which is no gap. */
export interface Layer {
  id: string;
  title: string;
  description: string | null;
  reclaimable: PartInfo['reclaimable'] | null;
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
  limitBytes: Array<number | null>;
  restartTimesMs: number[];
  acceptedSamples: number;
  /** Null when nobody counted. */
  rejectedSamples: number | null;
  notices: QueryResultMetaNotice[];
}
