import type { AnatomyModel } from '../../read/anatomyModel';
import { findLastRow } from '../../read/findLastRow';

export interface LayerSummary {
  id: string;
  title: string;
  description: string | null;
  /** Of the last accepted sample. */
  lastBytes: number | null;
  /** Last minus first accepted sample. */
  changeBytes: number | null;
}

export interface Summary {
  /** Top of the stack first, as the eye meets them. */
  layers: LayerSummary[];
  lastWholeBytes: number | null;
  lastSumBytes: number | null;
}

/** The numbers of the legend and the footer. */
export function summarizeLayers(model: AnatomyModel): Summary {
  const lastRow = findLastRow(model.wholeBytes);
  const layers = model.layers.map(({ id, title, description, values }) => {
    const known = values.filter((value): value is number => typeof value === 'number');
    const lastBytes = known.length > 0 ? known[known.length - 1] : null;
    return {
      id,
      title,
      description,
      lastBytes,
      changeBytes: known.length > 1 ? known[known.length - 1] - known[0] : null,
    };
  });
  return {
    layers: model.stacked ? layers.reverse() : layers,
    lastWholeBytes: lastRow < 0 ? null : model.wholeBytes[lastRow],
    lastSumBytes: lastRow < 0 ? null : model.layers.reduce((sum, layer) => sum + (layer.values[lastRow] ?? 0), 0),
  };
}
