import { ANATOMY, type PartFacts } from '../../../contract/anatomyFrame';
import type { Layer, RuntimeDetail } from './anatomyModel';
import { capText } from '../../parts/words/capText';
import type { Series } from '../frames/flattenSeries';

type Columns = Array<Layer['values']>;

/** Of a difference this size a runtime row still sums: averaged samples are fractions. */
const RELATIVE_TOLERANCE = 1e-6;

/**
 * What a runtime says about one of the layers. A row that does not sum to its layer is not shown: a wrong split is worse
 * than none. Null without such fields. Cost: linear.
 */
export function readRuntime(
  layers: Layer[],
  series: Series[],
  columns: Columns,
  parts: Readonly<Record<string, PartFacts>>
): RuntimeDetail | null {
  const of = series.find(isRuntime)?.labels[ANATOMY.ofLabel];
  const layer = layers.find(({ id }) => id === of);
  if (of === undefined || !layer) {
    return null;
  }
  const pick = (belongs: (one: Series) => boolean): Layer[] =>
    series
      .map((one, index) => ({ one, values: columns[index] }))
      .filter(({ one }) => belongs(one))
      .map(({ one, values }) => ({
        id: one.labels[ANATOMY.partLabel] ?? one.name,
        title: capText(one.displayName),
        description: one.description,
        reclaimable: null,
        certainty: parts[one.name]?.certainty ?? null,
        source: parts[one.name]?.source ?? null,
        of,
        values: [...values],
      }));
  const runtimeLayers = pick((one) => isRuntime(one) && one.labels[ANATOMY.ofLabel] === of);
  layer.values.forEach((whole, row) => {
    const known = runtimeLayers.map(({ values }) => values[row]).filter((value) => typeof value === 'number');
    const sum = known.reduce((total, value) => total + value, 0);
    const fits = typeof whole === 'number' && Math.abs(sum - whole) <= Math.max(1, whole * RELATIVE_TOLERANCE);
    if (!fits || known.some((value) => value < 0)) {
      runtimeLayers.forEach(({ values }) => (values[row] = null));
    }
  });
  const isKnown = ({ values }: Layer) => values.some((value) => typeof value === 'number');
  const isMore = ({ values }: Layer) => values.some((value) => (value ?? 0) > 0);
  const told = runtimeLayers.filter(isKnown);
  return told.length === 0 ? null : { of, layers: told, reserved: pick(isReserved).filter(isMore) };
}

/** Fields that take a part apart stand beside the parts, and are none of them. */
export function isRuntime({ labels }: Series): boolean {
  return labels[ANATOMY.ofLabel] !== undefined && labels[ANATOMY.reservedLabel] === undefined;
}

export function isReserved({ labels }: Series): boolean {
  return labels[ANATOMY.reservedLabel] !== undefined;
}
