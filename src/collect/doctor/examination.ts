import type { RangeEdge } from '../../engine';
import type { Recording } from '../alerts/collectRecording';
import type { FoundSource } from '../sources/recogniseSources';
import type { Probe } from '../sources/probe';
import type { Census } from './census';

/** Everything that was asked about a server. */
export interface Examination {
  clusterLabel: string | null;
  sources: readonly FoundSource[];
  probe: Probe;
  edge: RangeEdge;
  recording: Recording;
  census: Census;
}
