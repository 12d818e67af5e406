import type { Level, PartBytes, Whole } from '../../engine';
import type { ReservedBytes } from './runtimeJson';
import type { ToolJson } from './toTools';

/** Memory of one thing, taken apart: the contract of docs/cli.md. Null is unknown. */
export interface AnatomyJson<Part = PartBytes> {
  /** ISO 8601: time of the sample. */
  at: string | null;
  level: Level | null;
  whole: Whole | null;
  wholeBytes: number | null;
  /** Their bytes sum to wholeBytes. Empty when the sample could not be taken apart. */
  parts: Part[];
  limitBytes: number | null;
  /** Reserved, but not resident. */
  beside: ReservedBytes[];
  /** What other tools report for the same moment. */
  tools: ToolJson[];
}
