import type { ClientLibraryName } from '../clientLibraries';
import type { FamilyType } from '../metricFamily';

/** What a fix is written for. Names are hostile. */
export interface FixInput {
  /** Name of the metric as its library declares it. */
  metric: string;
  type: FamilyType;
  /** Names of its series, such as `x_bucket` and `x_count`. */
  seriesNames: readonly string[];
  series: number;
  /** The label that explodes; null where none does alone. */
  label: string | null;
  /** Series that would be left without that label; null is unknown. */
  seriesWithout: number | null;
  /** Other labels of the metric. */
  otherLabels: readonly string[];
  library: ClientLibraryName | null;
}

/** One thing to change, ready to paste. */
export interface Fix {
  id: 'drop-metric' | 'drop-values' | 'micrometer' | 'client_golang' | 'prom-client' | 'prometheus_client';
  title: string;
  language: 'yaml' | 'java' | 'go' | 'javascript' | 'python';
  code: string;
  /** Series that the server no longer has; null is unknown. */
  savedSeries: number | null;
  /** Whether the process gets its memory back as well: a rule of the server spares only the server. */
  sparesProcess: boolean;
  /** What to know before. */
  note: string;
}
