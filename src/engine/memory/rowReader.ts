import { NOTHING_READ, toCounters, type MemoryColumns } from './memoryColumns';
import { RowParts } from './rowParts';
import { splitRow, type RejectReason, type SplitContext } from './splitRow';

/** Reads row by row into one set of parts. */
export class RowReader {
  readonly parts = new RowParts();
  readonly length: number;
  private readonly counters = toCounters(NOTHING_READ);

  constructor(
    private readonly input: MemoryColumns,
    private readonly context: SplitContext
  ) {
    this.length = input.length;
  }

  /** Null where the row was accepted: its parts are then in `parts`, until the next one is read. */
  read(row: number): RejectReason | 'gap' | null {
    const { isPresent, columns } = this.input;
    if (isPresent[row] !== 1) {
      return 'gap';
    }
    const { counters } = this;
    counters.usageBytes = columns.usageBytes?.[row] ?? NaN;
    counters.workingSetBytes = columns.workingSetBytes?.[row] ?? NaN;
    counters.rssBytes = columns.rssBytes?.[row] ?? NaN;
    counters.cacheBytes = columns.cacheBytes?.[row] ?? NaN;
    counters.inactiveFileBytes = columns.inactiveFileBytes?.[row] ?? NaN;
    counters.activeFileBytes = columns.activeFileBytes?.[row] ?? NaN;
    counters.kernelBytes = columns.kernelBytes?.[row] ?? NaN;
    counters.swapBytes = columns.swapBytes?.[row] ?? NaN;
    return splitRow(counters, this.context, this.parts);
  }
}
