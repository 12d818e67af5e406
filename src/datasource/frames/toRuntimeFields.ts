import { FieldType, type Labels } from '@grafana/data';
import type { RuntimeAnatomy } from '../../collect/facts/runtimes/collectRuntime';
import { ANATOMY } from '../../contract/anatomyFrame';
import type { PartialField } from '../../contract/codec/encodeRows';
import type { EvidenceHistory } from '../../engine';
import { ANATOMY_STRINGS } from './anatomyStrings';
import { HIDDEN, RESERVED_SUFFIX } from './toPartFields';

/** The part of a container that its runtime takes apart. */
const RUNTIME_OF = 'anon';

type ReportedRuntime = Pick<RuntimeAnatomy, 'runtime' | 'history' | 'evidence'>;

const UNITS: Record<EvidenceHistory['unit'], string> = { bytes: 'bytes', count: 'short', seconds: 's' };

/**
 * What the runtime says about anonymous memory: a field for each part of it and, for what it has reserved beyond that, a
 * field with the label `reserved`; then what explains growth without being memory, with the label `evidence`. Native
 * panels hide all of them: the memory is in the stack already, or not resident, and the rest has other units.
 */
export function toRuntimeFields(
  { runtime, history, evidence }: ReportedRuntime,
  containerLabels: Labels
): PartialField[] {
  if (runtime === null || history === null || history.conflict) {
    return [];
  }
  const occurs = (values: ReadonlyArray<number | null>) => values.some((value) => value !== null && value > 0);
  const parts = history.parts.flatMap(({ name, title, description, bytes, reservedBytes }): PartialField[] => {
    const labels = { ...containerLabels, [ANATOMY.partLabel]: name, [ANATOMY.runtimeLabel]: runtime };
    const field = (suffix: string, more: Labels, displayNameFromDS: string, values: Array<number | null>) => ({
      name: name + suffix,
      type: FieldType.number,
      labels: { ...labels, ...more },
      config: { displayNameFromDS, description, unit: 'bytes', min: 0, ...HIDDEN },
      values,
    });
    return [
      ...(occurs(bytes) ? [field('', { [ANATOMY.ofLabel]: RUNTIME_OF }, title, bytes)] : []),
      ...(occurs(reservedBytes)
        ? [field(RESERVED_SUFFIX, { [ANATOMY.reservedLabel]: 'true' }, ANATOMY_STRINGS.reserved(title), reservedBytes)]
        : []),
    ];
  });
  const isKnown = ({ values }: EvidenceHistory) => values.some((value) => value !== null);
  return [
    ...parts,
    ...evidence.filter(isKnown).map(({ name, title, unit, kind, source, values }): PartialField => ({
      name,
      type: FieldType.number,
      labels: { ...containerLabels, [ANATOMY.evidenceLabel]: kind, [ANATOMY.runtimeLabel]: runtime },
      config: { displayNameFromDS: title, description: source, unit: UNITS[unit], min: 0, ...HIDDEN },
      values,
    })),
  ];
}
