import type { MatrixSeries } from './prometheusClient';
import type { Selection } from './selection';

/**
 * The series of an answer by the values of their labels, so that each of many questions looks at few of them. Cost: a walk
 * over the series for each label that is looked up.
 */
export class SeriesIndex {
  private readonly byLabel = new Map<string, Map<string, number[]>>();

  constructor(private readonly series: readonly MatrixSeries[]) {}

  /** Series that may belong to the selections, in their order; all of them where no label tells. */
  findCandidates(selections: readonly Selection[]): readonly MatrixSeries[] {
    const scopes = selections.flatMap((selection) => selection.scopes);
    const labels = (scopes[0] ?? []).filter(({ op }) => op === '=').map(({ label }) => label);
    let least: number[] | null = null;
    for (const label of labels) {
      const found = this.findByLabel(label, scopes);
      least = found !== null && (least === null || found.length < least.length) ? found : least;
    }
    return least === null ? this.series : least.sort((a, b) => a - b).map((position) => this.series[position]);
  }

  /** Null where a scope does not say which value the label has. */
  private findByLabel(label: string, scopes: Selection['scopes']): number[] | null {
    const values = new Set<string>();
    for (const scope of scopes) {
      const value = scope.find((one) => one.label === label && one.op === '=')?.value;
      if (value === undefined) {
        return null;
      }
      values.add(value);
    }
    const positions = this.positionsOf(label);
    return [...values].flatMap((value) => positions.get(value) ?? []);
  }

  private positionsOf(label: string): Map<string, number[]> {
    const known = this.byLabel.get(label);
    if (known) {
      return known;
    }
    const positions = new Map<string, number[]>();
    this.series.forEach(({ labels }, position) => {
      const value = labels[label] ?? '';
      const same = positions.get(value);
      if (same) {
        same.push(position);
      } else {
        positions.set(value, [position]);
      }
    });
    this.byLabel.set(label, positions);
    return positions;
  }
}
