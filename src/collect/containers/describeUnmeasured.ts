import { isUnmeasured, type SplitHistory, say } from '../../engine';

/** A sentence about containers whose metrics are all zero; none where all are measured. */
export function describeUnmeasured(histories: readonly SplitHistory[]): string[] {
  const count = histories.filter(isUnmeasured).length;
  const containers =
    histories.length === 1 ? say`The container is` : say`${count} of ${histories.length} containers are`;
  return count > 0
    ? [
        say`${containers} not measured: all memory metrics are 0, so the memory controller of the node may be off (cgroup_enable=memory is missing on the kernel command line).`,
      ]
    : [];
}
