import { capText } from '../../parts/words/capText';
import type { CardinalityRow } from '../../read/cardinality/cardinalityModel';

/** What a target is called: its pod where that is known, because addresses say little; under it the rest. */
export function toTargetName(
  row: Pick<CardinalityRow, 'cluster' | 'job' | 'instance' | 'also' | 'namespace' | 'pod'>
): {
  name: string;
  place: string;
} {
  const { cluster, job, instance, also, namespace, pod } = row;
  const name = [pod, instance, job].find((one) => one !== null && one !== '') ?? '';
  // Many jobs are called after their namespace, such as `shop/orders`.
  const isInJob = namespace !== null && job.startsWith(`${namespace}/`);
  const place = [cluster, isInJob ? null : namespace, job, instance, also].filter(
    (one) => one !== null && one !== '' && one !== name
  );
  return { name: capText(name), place: place.map((one) => capText(one ?? '')).join(' / ') };
}
