import { findPart } from '../../../engine';
import type { AnatomyModel, Layer } from '../../read/anatomy/anatomyModel';
import { isHidden, NOT_SPLIT } from './showRuntime';

export interface TooltipRow {
  id: string;
  title: string;
  bytes: number | null;
  /** Null: a part that is taken apart in the rows below it has no colour of its own. */
  layer: Layer | null;
  /** A part of the part above. */
  isDetail: boolean;
}

/**
 * What the tooltip lists at one sample, top of the stack first. Parts of a part stand under it; one that is not told here
 * is left out, while a layer of its own shows that it is unknown. Cost: linear in the layers.
 */
export function toTooltipRows(
  { layers, stacked }: Pick<AnatomyModel, 'layers' | 'stacked'>,
  hidden: ReadonlySet<string>,
  row: number
): TooltipRow[] {
  const isTold = ({ values }: Layer) => typeof values[row] === 'number';
  const shown = layers.filter((layer) => !isHidden(layer, hidden) && (layer.of === null || isTold(layer)));
  const rows: TooltipRow[] = [];
  let opened: string | null = null;
  for (const layer of stacked ? [...shown].reverse() : shown) {
    const isDetail = layer.of !== null && layer.id !== NOT_SPLIT;
    if (isDetail && layer.of !== opened) {
      opened = layer.of;
      const sum = layers.reduce((total, { of, values }) => total + (of === opened ? (values[row] ?? 0) : 0), 0);
      const title = findPart(layer.of ?? '')?.title ?? layer.of ?? '';
      rows.push({ id: `all of ${layer.of}`, title, bytes: sum, layer: null, isDetail: false });
    }
    rows.push({ id: layer.id, title: layer.title, bytes: layer.values[row] ?? null, layer, isDetail });
  }
  return rows;
}
