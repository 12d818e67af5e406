import { PARTS } from './parts';
import type { PartSpec } from './partSpecs';
import type { RowParts } from './rowParts';
import type { PartHistory } from './splitHistory';

/** The accepted rows, a column a part. */
export class PartColumns {
  readonly wholeBytes: Float64Array;
  acceptedSamples = 0;
  skewedSamples = 0;
  possiblySwapCache = false;
  private readonly columns: Array<{ spec: PartSpec; bytes: Float64Array; isEverMore: boolean } | undefined> = [];

  constructor(private readonly length: number) {
    this.wholeBytes = new Float64Array(length).fill(NaN);
  }

  add(row: number, parts: RowParts): void {
    this.acceptedSamples++;
    this.wholeBytes[row] = parts.wholeBytes;
    this.skewedSamples += parts.skewBytes > 0 ? 1 : 0;
    this.possiblySwapCache = this.possiblySwapCache || parts.possiblySwapCache;
    for (let i = 0; i < parts.count; i++) {
      const spec = parts.specs[i];
      const column = (this.columns[spec.order] ??= { spec, bytes: new Float64Array(this.length), isEverMore: false });
      column.spec = spec;
      column.bytes[row] = parts.bytes[i];
      column.isEverMore = column.isEverMore || parts.bytes[i] > 0;
    }
  }

  /** In stacking order. In an accepted row a part that does not occur is zero, not unknown. */
  toParts(): PartHistory[] {
    return PARTS.flatMap((_, order) => {
      const column = this.columns[order];
      if (!column?.isEverMore) {
        return [];
      }
      const { name, certainty, source } = column.spec;
      return [{ name, bytes: this.toBytes(column.bytes), certainty, source }];
    });
  }

  private toBytes(column: Float64Array): Array<number | null> {
    const bytes = new Array<number | null>(this.length);
    for (let row = 0; row < this.length; row++) {
      bytes[row] = Number.isNaN(this.wholeBytes[row]) ? null : column[row];
    }
    return bytes;
  }
}
