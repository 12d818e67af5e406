import { describeAlso, type ScrapeTarget, toScrapeTargetId } from '../engine';

/** A scrape target as frames name it. */
export interface FrameTarget {
  cluster: string | null;
  job: string;
  instance: string;
  /** What tells it from other targets of the same job and instance, as in `metrics_path=/metrics`; null where nothing does. */
  also: string | null;
}

export function toFrameTarget(target: ScrapeTarget): FrameTarget {
  const { cluster, job, instance } = target;
  return { cluster, job, instance, also: describeAlso(target) };
}

/** Equal for equal targets, different for different ones, whatever their names contain. */
export function toFrameTargetId({ cluster, job, instance, also }: FrameTarget): string {
  return toScrapeTargetId({ cluster, job, instance, ...(also !== null && { also: { also } }) });
}
