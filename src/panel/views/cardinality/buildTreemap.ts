import { treemapSquarify, type HierarchyRectangularNode } from 'd3-hierarchy';
import { PANEL_LIMITS } from '../../panelLimits';
import type { MetricRow } from '../../read/cardinality/cardinalityModel';
import { toNewShare, type NewShare } from './toNewShare';

/** `metric` null: several together, of which `merged` says how many; null where that is not known. */
export interface TreemapCell {
  x: number;
  y: number;
  width: number;
  height: number;
  metric: string | null;
  merged: number | null;
  series: number;
  /** 0 to 1, of all series that are drawn. */
  share: number;
  newShare: NewShare;
}

/** Metrics by their series, the largest first; the small ones and what is not listed share one cell at the end. */
export function buildTreemap(metrics: readonly MetricRow[], width: number, height: number): TreemapCell[] {
  const known = metrics.filter(({ series }) => series !== null && series > 0);
  const named = known.filter(({ metric }) => metric !== null).sort(bySeries);
  const { treemapCells, treemapShare } = PANEL_LIMITS;
  const total = known.reduce((all, { series }) => all + (series ?? 0), 0);
  const isLarge = ({ series }: MetricRow, index: number) =>
    index < treemapCells.value && (series ?? 0) >= treemapShare.value * total;
  const large = named.filter(isLarge);
  const small = named.slice(large.length);
  const others = known.filter(({ metric }) => metric === null);
  const cells = large.map((row) => ({ ...toCell(row), metric: row.metric, merged: null as number | null }));
  const rest = [...small, ...others];
  if (rest.length > 0) {
    const merged = others.length > 0 ? null : small.length;
    cells.push({ ...toCell(sum(rest)), metric: null, merged });
  }
  const sorted = cells.sort((a, b) => b.series - a.series);
  return layOut(sorted, width, height).map((cell) => ({ ...cell, share: cell.series / total }));
}

/** As close to squares as it gets, in the order that the cells have. The tiling alone: a whole hierarchy is not needed. */
function layOut<T extends { series: number }>(cells: readonly T[], width: number, height: number) {
  const children = cells.map(({ series }) => ({ value: series, x0: 0, y0: 0, x1: 0, y1: 0 }));
  const value = cells.reduce((sum, { series }) => sum + series, 0);
  squares({ value, children } as unknown as HierarchyRectangularNode<T>, 0, 0, width, height);
  return cells.map((cell, index) => {
    const { x0, y0, x1, y1 } = children[index];
    return { ...cell, x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
  });
}

const squares = treemapSquarify.ratio(1);

type Counts = Pick<MetricRow, 'series' | 'seriesAtStart'>;

const bySeries = (a: Counts, b: Counts) => (b.series ?? 0) - (a.series ?? 0);

const toCell = (row: Counts) => ({ series: row.series ?? 0, newShare: toNewShare(row) });

/** Unknown where one of them is. */
function sum(rows: readonly Counts[]): Counts {
  const add = (values: Array<number | null>) =>
    values.includes(null) ? null : values.reduce<number>((all, value) => all + (value ?? 0), 0);
  return {
    series: add(rows.map(({ series }) => series)),
    seriesAtStart: add(rows.map(({ seriesAtStart }) => seriesAtStart)),
  };
}
