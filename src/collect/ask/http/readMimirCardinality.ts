import { say } from '../../../engine';
import type { TsdbCount, TsdbStatus } from '../prometheusClient';
import { cleanText } from './cleanText';
import { isRecord, notPrometheus } from './parseApiAnswer';
import { MAX_NAME } from './readTsdbStatus';

/**
 * What Mimir has in the place of `status/tsdb`, below `/api/v1/`: two pages, without the envelope of the Prometheus API.
 * They have to be switched on for a tenant (`cardinality_analysis_enabled`), and tell of series that ingesters hold.
 */
export const MIMIR_LABEL_NAMES = 'cardinality/label_names';
export const MIMIR_LABEL_VALUES = 'cardinality/label_values';
export const mimirNamesParameters = (limit: number) => ({ limit: String(limit) });
export const mimirValuesParameters = (limit: number) => ({ 'label_names[]': '__name__', limit: String(limit) });

/** The two pages, the second one asked for the names of metrics, in the shape of the statistics of Prometheus. */
export function readMimirCardinality(names: unknown, values: unknown, limit: number, address: string): TsdbStatus {
  if (!isRecord(names) || !Array.isArray(names.cardinality) || !isRecord(values) || !Array.isArray(values.labels)) {
    throw notPrometheus(address, say`answers with something that is no statistics of series`);
  }
  const metrics: unknown = values.labels.filter(isRecord).find(({ label_name }) => label_name === '__name__');
  const total = values.series_count_total;
  return {
    series: typeof total === 'number' && Number.isFinite(total) ? total : null,
    seriesByMetric: readCounts(isRecord(metrics) ? metrics.cardinality : [], 'label_value', 'series_count', limit),
    valuesByLabel: readCounts(names.cardinality, 'label_name', 'label_values_count', limit),
    seriesByPair: [],
  };
}

function readCounts(rows: unknown, nameField: string, countField: string, limit: number): TsdbCount[] {
  return (Array.isArray(rows) ? rows : [])
    .filter(isRecord)
    .flatMap(({ [nameField]: name, [countField]: value }) =>
      typeof name === 'string' && typeof value === 'number' && Number.isFinite(value)
        ? [{ name: cleanText(name, MAX_NAME), value }]
        : []
    )
    .slice(0, limit);
}
