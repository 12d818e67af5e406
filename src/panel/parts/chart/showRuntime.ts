import { strings } from '../../strings';
import type { AnatomyModel, Layer } from '../../read/anatomy/anatomyModel';

/** Id of what a runtime did not report on: rows without one of its samples. */
export const NOT_SPLIT = 'not_split';

/**
 * The layer that a runtime takes apart is replaced by its parts, and by itself in rows without a sample of the runtime:
 * neither a gap nor zero. Cost: linear.
 */
export function showRuntime({ layers, runtime }: Pick<AnatomyModel, 'layers' | 'runtime'>): Layer[] {
  if (runtime === null) {
    return layers;
  }
  return layers.flatMap((layer) => {
    if (layer.id !== runtime.of) {
      return [layer];
    }
    const isSplit = (row: number) => runtime.layers.some(({ values }) => typeof values[row] === 'number');
    const values = layer.values.map((value, row) => (isSplit(row) ? null : value));
    const rest: Layer = {
      ...layer,
      id: NOT_SPLIT,
      of: layer.id,
      title: strings.runtime.notSplit(layer.title),
      values,
    };
    return values.some((value) => (value ?? 0) > 0) ? [...runtime.layers, rest] : runtime.layers;
  });
}

/** A layer is hidden by itself, and with the one that it takes apart. */
export function isHidden(layer: Layer, hidden: ReadonlySet<string>): boolean {
  return hidden.has(layer.id) || (layer.of !== null && hidden.has(layer.of));
}
