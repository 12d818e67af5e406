/** One scrape target. `cluster` is null where the user's metrics carry no cluster label. */
export interface ScrapeTarget {
  cluster: string | null;
  job: string;
  instance: string;
  /** Other labels that tell it from targets of the same job and instance: a kubelet is scraped under three paths. */
  also?: Readonly<Record<string, string>>;
}

/** Tells targets of one job and instance apart wherever relabel rules keep it. */
export const PATH_LABEL = 'metrics_path';

/** A string that is equal for equal targets and different for different ones, whatever the label values contain. */
export function toScrapeTargetId({ cluster, job, instance, also = {} }: ScrapeTarget): string {
  return JSON.stringify([cluster, job, instance, ...Object.entries(also).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** Its other labels in words, as in `metrics_path=/metrics`; null where job and instance say all. */
export function describeAlso({ also = {} }: Pick<ScrapeTarget, 'also'>): string | null {
  const pairs = Object.entries(also).filter(([, value]) => value !== '');
  return pairs.length === 0 ? null : pairs.map(([label, value]) => `${label}=${value}`).join(', ');
}

/** What a Prometheus writes beside each scrape of one target, equally spaced. Null is a gap, or not stored. */
export interface TargetHistory {
  /** Unix seconds, ascending. */
  timesSeconds: number[];
  /** Samples that the target exposed (scrape_samples_scraped); 0 where it did not answer. */
  samples: Array<number | null>;
  /** Samples after the relabel rules (scrape_samples_post_metric_relabeling). */
  keptSamples: Array<number | null>;
  /** New series (scrape_series_added), summed over the step that ends at the time. */
  addedSeries: Array<number | null>;
  /** Share of the scrapes of the step that were kept: mean of `up`. */
  upShare: Array<number | null>;
  /** Limit of samples a scrape; 0 is none. Null where it is not exported, which is the default. */
  sampleLimit: Array<number | null>;
  /** Start of the process that answered, Unix seconds. */
  startTimesSeconds: Array<number | null>;
}
