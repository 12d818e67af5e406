import { bytesAt, type LifePoints, median } from '../../engine';

/** Floors of the replicas that ran at a moment. */
export interface ReplicasAt {
  /** Unix seconds. */
  timeSeconds: number;
  medianBytes: number;
  highestBytes: number;
  count: number;
}

interface Times {
  startSeconds: number;
  endSeconds: number;
  stepSeconds: number;
}

/** Median and highest floor of the replicas at each moment; moments without any are left out. Cost: lives x moments. */
export function joinReplicas(
  lives: readonly LifePoints[],
  { startSeconds, endSeconds, stepSeconds }: Times
): ReplicasAt[] {
  const moments = Array.from(
    { length: Math.floor((endSeconds - startSeconds) / stepSeconds) + 1 },
    (_, i) => startSeconds + i * stepSeconds
  );
  return moments.flatMap((timeSeconds) => {
    const known = lives.flatMap((one) => bytesAt(one, timeSeconds - one.life.startSeconds) ?? []);
    const medianBytes = median(known);
    return medianBytes === null
      ? []
      : [{ timeSeconds, medianBytes, highestBytes: Math.max(...known), count: known.length }];
  });
}
