import { say } from '../../../engine';
import type { MatrixSeries } from '../../ask/prometheusClient';
import type { Mark } from './mark';
import type { OwningWorkload } from '../../workloads/owningWorkload';

/**
 * New versions of a workload: the first pods of a new ReplicaSet, or an image that none of its pods had before. What is
 * there from the first sample on was not seen to begin, and a version that comes back is not marked a second time: a
 * gap in the metrics looks the same.
 *
 * Input: counts of containers by `owner_name`, `container` and `image`. Cost: linear. Never throws.
 */
export function findDeploys(
  { kind, name }: Pick<OwningWorkload, 'kind' | 'name'>,
  series: readonly MatrixSeries[]
): Mark[] {
  const versions = series
    .filter(({ timesSeconds }) => timesSeconds.length > 0)
    .map(({ labels, timesSeconds }) => ({ ...labels, image: labels.image ?? '', atSeconds: timesSeconds[0] }))
    .sort((a, b) => a.atSeconds - b.atSeconds);
  const first = versions[0]?.atSeconds;
  const times = [...new Set(versions.map(({ atSeconds }) => atSeconds))].filter((time) => time !== first);
  return times.map((atSeconds): Mark => {
    const known = new Set(versions.filter((one) => one.atSeconds < atSeconds).map(({ image }) => image));
    const images = versions.filter((one) => one.atSeconds === atSeconds).map(({ image }) => image);
    const fresh = [...new Set(images)].filter((image) => image !== '' && !known.has(image)).sort();
    return {
      kind: 'deploy',
      atSeconds,
      title: say`New version`,
      text:
        fresh.length > 0
          ? say`First pods of ${kind} ${name} with the image ${fresh.join(', ')}.`
          : say`First pods of a new revision of ${kind} ${name}, with an image that was there before.`,
    };
  });
}
