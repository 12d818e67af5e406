import { readNumber } from './readNumber';
import { SampleColumns } from './sampleColumns';

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const OPEN = 0x5b;
const CLOSE = 0x5d;

/** Digits that a double holds exactly, whatever they are, and powers of ten that are exact themselves. */
const EXACT_DIGITS = 15;
const POWERS = Array.from({ length: EXACT_DIGITS + 1 }, (_, i) => 10 ** i);

/**
 * Reads lists of samples, `[[1700000000,"12.5"],...]`, from the text of an answer into columns.
 *
 * Why by hand: `JSON.parse` makes a list and a text of each sample, which are thrown away at once, and takes several times
 * as long. Only the very form in which Prometheus writes is read, without blanks or exponents in times; anything else is
 * left to `JSON.parse`, and so are errors. Numbers of up to 15 digits are whole numbers divided by a power of ten, both
 * exact, so that the quotient is the double that `Number` gives; others go to `Number`.
 */
export class SampleScanner {
  /** Behind what was read last. */
  position = 0;
  private times = new Float64Array(1024);
  private values = new Float64Array(1024);
  private lastTimes: readonly number[] = [];

  constructor(private readonly text: string) {}

  /** The list that begins at the position; null where it is not in that form, and the position then says nothing. */
  scanList(from: number): SampleColumns | null {
    this.position = from + 1;
    let count = 0;
    if (this.text.charCodeAt(from) !== OPEN || !this.scanSample(count++)) {
      return null;
    }
    while (this.text.charCodeAt(this.position) === COMMA) {
      this.position++;
      if (!this.scanSample(count++)) {
        return null;
      }
    }
    return this.text.charCodeAt(this.position++) === CLOSE ? this.toColumns(count) : null;
  }

  /** `[1700000000,"12.5"]` */
  private scanSample(place: number): boolean {
    const { text } = this;
    if (place === this.times.length) {
      this.times = grow(this.times);
      this.values = grow(this.values);
    }
    if (text.charCodeAt(this.position++) !== OPEN) {
      return false;
    }
    const time = this.scanDecimal(COMMA);
    if (Number.isNaN(time) || text.charCodeAt(this.position++) !== QUOTE) {
      return false;
    }
    const start = this.position;
    let value = this.scanDecimal(QUOTE);
    if (Number.isNaN(value)) {
      const end = text.indexOf('"', start);
      const read = end < 0 ? null : readNumber(text.slice(start, end));
      if (read === null) {
        return false;
      }
      value = read;
      this.position = end + 1;
    }
    this.times[place] = time;
    this.values[place] = value;
    return text.charCodeAt(this.position++) === CLOSE;
  }

  /** A number in plain decimals up to a character, which is passed. NaN where it is longer, or in another form. */
  private scanDecimal(endsWith: number): number {
    const { text } = this;
    const isNegative = text.charCodeAt(this.position) === MINUS;
    let i = isNegative ? this.position + 1 : this.position;
    const start = i;
    let mantissa = 0;
    let point = -1;
    let code = text.charCodeAt(i);
    for (; code !== endsWith; code = text.charCodeAt(++i)) {
      const digit = code - ZERO;
      if (digit >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
      } else if (code === DOT && point < 0) {
        point = i;
      } else {
        return NaN;
      }
    }
    const digits = i - start - (point < 0 ? 0 : 1);
    if (digits === 0 || digits > EXACT_DIGITS) {
      return NaN;
    }
    this.position = i + 1;
    const value = point < 0 ? mantissa : mantissa / POWERS[i - point - 1];
    return isNegative ? -value : value;
  }

  private toColumns(count: number): SampleColumns {
    const { times, lastTimes } = this;
    let isSame = lastTimes.length === count;
    for (let i = 0; isSame && i < count; i++) {
      isSame = times[i] === lastTimes[i];
    }
    // Series of one answer mostly have the same moments: one list for all saves memory, and work later on.
    this.lastTimes = isSame ? lastTimes : toList(times, count);
    return new SampleColumns(this.lastTimes, toList(this.values, count));
  }
}

function grow(column: Float64Array): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(2 * column.length);
  longer.set(column);
  return longer;
}

function toList(column: Float64Array, count: number): number[] {
  const list = new Array<number>(count);
  for (let i = 0; i < count; i++) {
    list[i] = column[i];
  }
  return list;
}
