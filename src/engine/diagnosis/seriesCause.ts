/** What is behind the series of a container's own target, as far as the server tells. Names are hostile like every label. */
export interface SeriesCause {
  /** Name of the metric as its library declares it. */
  metric: string;
  /** Name of its series that has one for each label set. */
  seriesName: string;
  series: number;
  /** The label that explodes and those that change with it; empty where none does alone. */
  labels: readonly string[];
  /** Values of the first of them; null is unknown. */
  values: number | null;
  /** Series that go with the labels; null is unknown. */
  savedSeries: number | null;
  /** Where it is the names of metrics that carry ids: what they look like. */
  namePattern: string | null;
  /** Of the growth of the memory, as far as the two go together; null is unknown. */
  explainedBytes: number | null;
  grownBytes: number | null;
}
