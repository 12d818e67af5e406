import { ANATOMY } from '../../../contract/anatomyFrame';
import { capText } from '../../parts/words/capText';
import type { Evidence, Layer } from './anatomyModel';
import type { Series } from '../frames/flattenSeries';

/** More than any runtime has. */
const MAX_EVIDENCE = 20;

const UNITS: Record<string, Evidence['unit']> = { bytes: 'bytes', s: 'seconds' };

/** What the runtime tells besides its parts, in the order of the frame. What is never known is left out. Cost: linear. */
export function readEvidence(series: Series[], columns: Array<Layer['values']>): Evidence[] {
  return series
    .map((one, index) => ({ one, values: columns[index] }))
    .filter(
      ({ one, values }) =>
        one.labels[ANATOMY.evidenceLabel] !== undefined && values.some((value) => typeof value === 'number')
    )
    .slice(0, MAX_EVIDENCE)
    .map(({ one, values }) => ({
      id: one.name,
      title: capText(one.displayName),
      source: one.description,
      unit: UNITS[one.unit ?? ''] ?? 'count',
      kind: one.labels[ANATOMY.evidenceLabel] === 'counter' ? 'counter' : 'gauge',
      values,
    }));
}
