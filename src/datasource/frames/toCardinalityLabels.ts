import type { CardinalityTarget } from '../../collect/cardinality/collectCardinality';
import { CARDINALITY_LABELS } from '../../contract/cardinalityFrames';
import type { LabelFinding } from '../../engine';
import { COUNT, numberField, targetFields, textField, type Fields } from './cardinalityFields';

type Known = Pick<LabelFinding, 'label' | 'values'> & Partial<LabelFinding>;

interface LabelRow extends Pick<CardinalityTarget, 'target'> {
  metric: string | null;
  explodes: boolean | null;
  found: Known;
  /** Series that have the label, over all metrics. */
  series: number | null;
}

/** A row a label of the metric that grew most, then over all metrics of the target. No fields without rows. */
export function toCardinalityLabels(targets: readonly CardinalityTarget[]): Fields {
  const rows = targets.flatMap(toRows);
  return rows.length === 0
    ? []
    : [
        ...targetFields(rows),
        textField(CARDINALITY_LABELS.metric, rows, ({ metric }) => metric),
        textField(CARDINALITY_LABELS.label, rows, ({ found }) => found.label),
        textField(CARDINALITY_LABELS.explodes, rows, ({ explodes }) => (explodes === null ? null : String(explodes))),
        textField(CARDINALITY_LABELS.shape, rows, ({ found }) => found.shape ?? null),
        textField(CARDINALITY_LABELS.examples, rows, ({ found }) => found.examples?.join(', ') || null),
        textField(CARDINALITY_LABELS.text, rows, ({ found }) => found.text ?? null),
        numberField(CARDINALITY_LABELS.values, COUNT, rows, ({ found }) => found.values),
        numberField(CARDINALITY_LABELS.valuesHourAgo, COUNT, rows, ({ found }) => found.valuesHourAgo ?? null),
        numberField(CARDINALITY_LABELS.valuesAtStart, COUNT, rows, ({ found }) => found.valuesAtStart ?? null),
        numberField(
          CARDINALITY_LABELS.evenness,
          { min: 0, max: 1, decimals: 2 },
          rows,
          ({ found }) => found.evenness ?? null
        ),
        numberField(CARDINALITY_LABELS.series, COUNT, rows, ({ series }) => series),
      ];
}

function toRows({ target, drill }: CardinalityTarget): LabelRow[] {
  const analysis = drill?.labels?.analysis;
  return [
    ...(analysis?.labels ?? []).map((found) => ({
      target,
      metric: drill?.metric?.name ?? null,
      explodes: found.label === analysis?.exploding,
      found,
      series: null,
    })),
    ...(drill?.pageLabels ?? []).map(({ label, values, series }) => ({
      target,
      metric: null,
      explodes: null,
      found: { label, values },
      series,
    })),
  ];
}
