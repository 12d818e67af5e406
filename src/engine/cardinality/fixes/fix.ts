import type { ClientLibraryName } from '../clientLibraries';
import type { NameFinding } from '../findNames';
import type { FamilyType } from '../metricFamily';
import type { ValueShape } from '../valueShape';
import type { ExporterName } from './exporters';

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
  /** Labels that change with it, itself among them; empty where it is alone. */
  together?: readonly string[];
  /** What its values look like. */
  shape?: ValueShape | null;
  /** Where the names of metrics explode, what they have in common. */
  names?: Pick<NameFinding, 'prefix' | 'suffix' | 'hasMore'> | null;
  /** The program that made the page, where it is one that is set up and not programmed. */
  exporter?: ExporterName | null;
  /** Series that would be left without that label; null is unknown. */
  seriesWithout: number | null;
  /** Other labels of the metric. */
  otherLabels: readonly string[];
  library: ClientLibraryName | null;
}

/** One thing to change, ready to paste. */
export interface Fix {
  id:
    | 'drop-metric'
    | 'drop-values'
    | 'micrometer'
    | 'client_golang'
    | 'prom-client'
    | 'prometheus_client'
    | 'opentelemetry'
    | 'route-template'
    | 'one-name'
    | 'move-id'
    | 'exporter';
  title: string;
  language: 'yaml' | 'java' | 'go' | 'javascript' | 'python' | 'shell' | 'text';
  code: string;
  /** Series that the server no longer has; null is unknown. */
  savedSeries: number | null;
  /** Whether the process gets its memory back as well: a rule of the server spares only the server. */
  sparesProcess: boolean;
  /** What to know before. */
  note: string;
}

/** The label that explodes and those that change with it; none where no label does. */
export function explodingLabels({ label, together = [] }: FixInput): readonly string[] {
  return together.length > 0 ? together : label === null ? [] : [label];
}
