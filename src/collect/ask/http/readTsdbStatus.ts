import { say } from '../../../engine';
import type { TsdbCount, TsdbStatus } from '../prometheusClient';
import { cleanText } from './cleanText';
import { isRecord, notPrometheus } from './parseApiAnswer';

/** A label value may have kilobytes; these names are only shown. */
export const MAX_NAME = 200;

/** The page `status/tsdb` of Prometheus (`headStats`) or of VictoriaMetrics (`totalSeries`). */
export function readTsdbStatus(data: unknown, limit: number, address: string): TsdbStatus {
  if (!isRecord(data) || !Array.isArray(data.seriesCountByMetricName)) {
    throw notPrometheus(address, say`answers with something that is no statistics of series`);
  }
  const head = isRecord(data.headStats) ? data.headStats.numSeries : data.totalSeries;
  return {
    series: typeof head === 'number' && Number.isFinite(head) ? head : null,
    seriesByMetric: readCounts(data.seriesCountByMetricName, limit),
    valuesByLabel: readCounts(data.labelValueCountByLabelName, limit),
    seriesByPair: readCounts(data.seriesCountByLabelValuePair, limit),
  };
}

function readCounts(rows: unknown, limit: number): TsdbCount[] {
  return (Array.isArray(rows) ? rows : [])
    .filter(isRecord)
    .flatMap(({ name, value }) =>
      typeof name === 'string' && typeof value === 'number' && Number.isFinite(value)
        ? [{ name: cleanText(name, MAX_NAME), value }]
        : []
    )
    .slice(0, limit);
}
