/** How much of the last hour tasks of a container waited for memory (PSI): some of them, or all of them at once. */
export interface MemoryPressure {
  waitingShare: number;
  /** Null where it is not told. */
  stalledShare: number | null;
}
