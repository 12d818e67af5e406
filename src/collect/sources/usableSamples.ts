import { type SplitHistory, toSize, say } from '../../engine';
import type { MatrixSeries, VectorSample } from '../ask/prometheusClient';

/** Leaves out samples that can be no number of bytes, and no count, and keeps how many there were. */
export class UsableSamples {
  private all = 0;
  private left = 0;

  vector(samples: readonly VectorSample[]): VectorSample[] {
    return samples.filter(({ value }) => this.isUsable(value));
  }

  series(series: readonly MatrixSeries[]): MatrixSeries[] {
    return series.map(({ labels, timesSeconds, values }) => {
      const rows = values.map((_, index) => index).filter((index) => this.isUsable(values[index]));
      return {
        labels,
        timesSeconds: rows.map((index) => timesSeconds[index]),
        values: rows.map((index) => values[index]),
      };
    });
  }

  get warnings(): string[] {
    return this.left > 0 ? [describeUnusable(this.left, this.all)] : [];
  }

  private isUsable(value: number): boolean {
    const isUsable = toSize(value) !== null;
    this.all += 1;
    this.left += isUsable ? 0 : 1;
    return isUsable;
  }
}

/** The same for histories, which count what they reject. */
export function describeRejected(histories: readonly SplitHistory[]): string[] {
  const left = histories.reduce((sum, { rejectedSamples }) => sum + rejectedSamples['not-a-number'], 0);
  const all = histories.reduce((sum, { wholeBytes, gaps }) => sum + wholeBytes.length - gaps, 0);
  return left > 0 ? [describeUnusable(left, all)] : [];
}

function describeUnusable(left: number, all: number): string {
  return say`Of ${all} samples ${left} ${left === 1 ? 'sample is' : 'samples are'} no size (NaN, infinite, negative or beyond 2^53) and left out: look at the exporter or the recording rule that writes them.`;
}
