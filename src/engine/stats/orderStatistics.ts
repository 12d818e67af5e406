import { selectKth } from './selectKth';

/** Buckets an octave: 5 bits of the mantissa, so that a bucket is 3 % wide. */
const MANTISSA_BITS = 5;
/** The high word of a double: 20 bits of the mantissa, 11 of the exponent, the sign. */
const SHIFT = 20 - MANTISSA_BITS;
const WITHOUT_SIGN = 0x7fffffff;
/** Octaves that have buckets of their own: 2^-32 to 2^64. What is beyond falls into the outermost ones. */
const LEAST_EXPONENT = -32;
const OCTAVES = 96;
const EXPONENT_BIAS = 1023;
const BASE = (EXPONENT_BIAS + LEAST_EXPONENT) << MANTISSA_BITS;
const HALF = OCTAVES << MANTISSA_BITS;
/** Of the two words of a double, the one with its exponent. */
const HIGH_WORD = new Int32Array(Float64Array.of(1).buffer)[1] === 0 ? 0 : 1;

/**
 * Any number of order statistics of the same values: the k-th smallest, k from 0.
 *
 * Method: one pass counts the values by sign, exponent and the first bits of their mantissas, which orders them roughly
 * and needs no comparison that a processor could guess wrongly. Each question then collects one bucket and selects within
 * it. Exact; the values stay as they are.
 *
 * Values must be numbers other than NaN. Cost: one pass, and another for each question.
 */
export class OrderStatistics {
  private readonly words: Int32Array;
  /** How many values lie in buckets before each one. */
  private readonly before = new Int32Array(2 * HALF + 1);
  private readonly collected = new Map<number, Float64Array>();

  constructor(private readonly values: Float64Array) {
    this.words = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
    const { words, before } = this;
    for (let i = HIGH_WORD; i < words.length; i += 2) {
      before[bucketOf(words[i]) + 1]++;
    }
    for (let bucket = 1; bucket < before.length; bucket++) {
      before[bucket] += before[bucket - 1];
    }
  }

  /** @throws when k is not a place of the values. */
  at(k: number): number {
    if (!Number.isInteger(k) || k < 0 || k >= this.values.length) {
      throw new Error('OrderStatistics requires k to be a place of the values.');
    }
    const bucket = this.findBucket(k);
    return selectKth(this.collect(bucket), k - this.before[bucket]);
  }

  /** Middle value, the mean of the two middle ones for an even count, as in R and scipy. */
  median(): number {
    const middle = this.values.length >>> 1;
    const upper = this.at(middle);
    return this.values.length % 2 === 1 ? upper : (this.at(middle - 1) + upper) / 2;
  }

  /** The last bucket with at most k values before it. */
  private findBucket(k: number): number {
    let low = 0;
    let high = this.before.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.before[middle] <= k) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private collect(bucket: number): Float64Array {
    const known = this.collected.get(bucket);
    if (known) {
      return known;
    }
    const { words, values, before } = this;
    const found = new Float64Array(before[bucket + 1] - before[bucket]);
    for (let i = 0, count = 0; count < found.length; i++) {
      if (bucketOf(words[2 * i + HIGH_WORD]) === bucket) {
        found[count++] = values[i];
      }
    }
    this.collected.set(bucket, found);
    return found;
  }
}

function bucketOf(highWord: number): number {
  const size = Math.min(HALF - 1, Math.max(0, ((highWord & WITHOUT_SIGN) >> SHIFT) - BASE));
  return highWord < 0 ? HALF - 1 - size : HALF + size;
}
