import { lastKnown, type RuntimeSeries, toSize } from '../../../engine';
import { containerLabel } from './joinRuntime';

/** How many processes a container has, at its last sample; null where nothing tells, or tells what can be no count. */
export function countProcesses(counts: readonly RuntimeSeries[], container: string): number | null {
  const own = counts.filter(({ labels }) => containerLabel(labels) === container);
  const count = own.length > 0 ? own[0].values.length : 0;
  const joined = Array.from({ length: count }, (_, row) =>
    own.reduce<number | null>((most, { values }) => {
      const value = toSize(values[row]);
      return value === null ? most : Math.max(most ?? 0, value);
    }, null)
  );
  return lastKnown(joined);
}
