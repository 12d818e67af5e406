import { FieldType, type Labels } from '@grafana/data';
import type { RuntimeAnatomy } from '../../collect/runtimes/collectRuntime';
import { ANATOMY } from '../../contract/frames';
import { STRINGS } from '../strings';
import { HIDDEN, RESERVED_SUFFIX, type PartialField } from './toPartFields';

/** The part of a container that its runtime takes apart. */
const RUNTIME_OF = 'anon';

/**
 * What the runtime says about anonymous memory: a field for each part of it and, for what it has reserved beyond that, a
 * field with the label `reserved`. Native panels hide both: their memory is in the stack already, or not resident.
 */
export function toRuntimeFields({ runtime, history }: RuntimeAnatomy, containerLabels: Labels): PartialField[] {
  if (runtime === null || history === null || history.conflict) {
    return [];
  }
  const occurs = (values: ReadonlyArray<number | null>) => values.some((value) => value !== null && value > 0);
  return history.parts.flatMap(({ name, title, description, bytes, reservedBytes }): PartialField[] => {
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
        ? [field(RESERVED_SUFFIX, { [ANATOMY.reservedLabel]: 'true' }, STRINGS.reserved(title), reservedBytes)]
        : []),
    ];
  });
}
