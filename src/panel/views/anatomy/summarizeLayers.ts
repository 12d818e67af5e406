import type { AnatomyModel, Layer } from '../../read/anatomy/anatomyModel';
import { findLastRow } from '../../read/frames/findLastRow';
import type { Mark } from '../../read/anatomy/readMarks';
import { findLastRestart } from './findLastRestart';

export interface LayerSummary extends Omit<Layer, 'values'> {
  /** Of the last accepted sample; of a runtime's part the last one that was told. */
  lastBytes: number | null;
  /** Last minus first accepted sample since the last restart. */
  changeBytes: number | null;
  /** What a runtime says is in it, top of the stack first. */
  details: LayerSummary[];
}

export interface Summary {
  /** Top of the stack first, as the eye meets them. */
  layers: LayerSummary[];
  /** What the runtime reserves beyond. In no sum. */
  reserved: LayerSummary[];
  lastWholeBytes: number | null;
  lastSumBytes: number | null;
  wholeChangeBytes: number | null;
  /** Between the samples of the change; null with less than two. */
  changeMs: number | null;
  /** The change is counted from a restart within the time range on. */
  sinceRestart: boolean;
}

/** The numbers of the table, the sentence and the footer. Changes across a restart say nothing: the last life counts. */
export function summarizeLayers(model: AnatomyModel, marks: readonly Mark[]): Summary {
  const restartMs = findLastRestart(marks);
  const lastRow = findLastRow(model.wholeBytes);
  const firstRow = model.wholeBytes.findIndex((bytes, row) => bytes !== null && model.timesMs[row] >= restartMs);
  const change = (values: Layer['values']) => {
    const known = values.filter((value, row) => typeof value === 'number' && model.timesMs[row] >= restartMs);
    return known.length > 1 ? (known[known.length - 1] ?? 0) - (known[0] ?? 0) : null;
  };
  const summarize = ({ values, ...layer }: Layer): LayerSummary => {
    const inside = model.runtime?.of === layer.id ? model.runtime.layers : [];
    return {
      ...layer,
      lastBytes: values[findLastRow(values)] ?? null,
      changeBytes: change(values),
      details: inside.map(summarize).reverse(),
    };
  };
  const layers = model.layers.map(summarize);
  return {
    layers: model.stacked ? layers.reverse() : layers,
    reserved: (model.runtime?.reserved ?? []).map(summarize),
    lastWholeBytes: lastRow < 0 ? null : model.wholeBytes[lastRow],
    lastSumBytes: lastRow < 0 ? null : model.layers.reduce((sum, layer) => sum + (layer.values[lastRow] ?? 0), 0),
    wholeChangeBytes: change(model.wholeBytes),
    changeMs: firstRow >= 0 && firstRow < lastRow ? model.timesMs[lastRow] - model.timesMs[firstRow] : null,
    sinceRestart: firstRow >= 0 && model.wholeBytes.slice(0, firstRow).some((bytes) => bytes !== null),
  };
}
