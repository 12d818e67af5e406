import { guessWorkload, toContainerId, toRowId, type ContainerKey } from '../../engine';

/**
 * Which containers are looked at, `most` of them, in the order in which they were found: first one of each workload, then
 * a second one, and so on, so that forty replicas of one leak do not take the places of forty workloads.
 *
 * Cost: linear, and sorting. Never throws.
 */
export function chooseKeys(found: readonly ContainerKey[], most: number): ContainerKey[] {
  const keys = new Map(found.map((key) => [toContainerId(key), key]));
  const seen = new Map<string, number>();
  const ranked = [...keys.values()].map((key) => {
    const row = toRowId({ ...key, name: guessWorkload(key.pod).name }, key.container);
    const turn = seen.get(row) ?? 0;
    seen.set(row, turn + 1);
    return { key, turn };
  });
  // Sorting is stable: inside of a turn the order stays.
  return ranked
    .sort((a, b) => a.turn - b.turn)
    .slice(0, most)
    .map(({ key }) => key);
}
