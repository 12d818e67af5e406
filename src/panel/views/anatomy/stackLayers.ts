import type { AnatomyModel, Layer } from '../../read/anatomy/anatomyModel';
import { isHidden } from '../../parts/chart/showRuntime';

export interface Stack {
  /** Bottom first. */
  layers: Layer[];
  /** Upper edge of each layer; of a layer that is not stacked its own values. */
  edges: Array<Array<number | null | undefined>>;
}

type Stackable = Pick<AnatomyModel, 'layers' | 'stacked' | 'sumsToWhole' | 'wholeBytes'>;

/**
 * Upper edges of the visible layers. With every part visible the top edge is the whole itself, not a sum that rounding
 * may have moved. A gap in one part is a gap in all; a part of a part has no height where it is not told. Cost: linear.
 */
export function stackLayers(model: Stackable, hidden: ReadonlySet<string>): Stack {
  const layers = model.layers.filter((layer) => !isHidden(layer, hidden));
  if (!model.stacked) {
    return { layers, edges: layers.map((layer) => layer.values) };
  }
  const complete = layers.length === model.layers.length && model.sumsToWhole;
  const edges: Array<Array<number | null>> = layers.map(() => []);
  model.wholeBytes.forEach((wholeBytes, row) => {
    let sum = 0;
    const accepted =
      wholeBytes !== null && layers.every((layer) => layer.of !== null || typeof layer.values[row] === 'number');
    layers.forEach((layer, index) => {
      sum += layer.values[row] ?? 0;
      const top = complete && index === layers.length - 1 ? wholeBytes : sum;
      edges[index].push(accepted ? top : null);
    });
  });
  return { layers, edges };
}
