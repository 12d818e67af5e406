import { SUMMARY_SPECS, type PartSpec } from './partSpecs';
import type { Level, Whole } from './sample';

const MOST_PARTS = 8;

/** The parts of one reading. One object is used for all rows of a history. */
export class RowParts {
  level: Level = 'L1';
  whole: Whole = 'usage';
  wholeBytes = 0;
  toleranceBytes = 0;
  /** How much the parts exceeded the whole (within the tolerance) and were cut, 0 if they did not. */
  skewBytes = 0;
  /** Pages in the swap cache may hide in the remainder. */
  possiblySwapCache = false;
  /** Places of the lists that are in use. */
  count = 0;
  readonly specs: PartSpec[] = [];
  readonly bytes = new Float64Array(MOST_PARTS);

  begin(level: Level, whole: Whole, wholeBytes: number): void {
    this.level = level;
    this.whole = whole;
    this.wholeBytes = wholeBytes;
    this.skewBytes = 0;
    this.possiblySwapCache = false;
    this.count = 0;
  }

  add(spec: PartSpec, bytes: number): void {
    this.specs[this.count] = spec;
    this.bytes[this.count++] = bytes;
  }

  /** Whether the parts tell anonymous memory. They do not where only the working set is exported. */
  tellsAnon(): boolean {
    return this.count === 0 || this.specs[0] !== SUMMARY_SPECS.workingSet;
  }

  /** Takes the excess from the largest part; from the next ones as well where it is larger than that part. */
  cutLargest(excessBytes: number): void {
    let left = excessBytes;
    while (left > 0) {
      let largest = 0;
      for (let i = 1; i < this.count; i++) {
        largest = this.bytes[i] > this.bytes[largest] ? i : largest;
      }
      const cut = Math.min(left, this.bytes[largest]);
      if (cut <= 0) {
        return;
      }
      this.bytes[largest] -= cut;
      left -= cut;
    }
  }
}
