import type { MatrixSeries } from '../../ask/prometheusClient';
import { KSM_RESTARTS_METRIC } from '../../sources/memoryMetrics';
import { ENDING_METRICS } from './markQueries';

/**
 * Takes an answer apart that was asked with ENDING_METRICS: the rows of containers as they are without those, and what
 * tells kills. The count of restarts belongs to both.
 */
export function splitEndings(series: readonly MatrixSeries[]): { rows: MatrixSeries[]; endings: MatrixSeries[] } {
  const isEnd = ({ labels }: MatrixSeries) => ENDING_METRICS.some((name) => name === labels.__name__);
  const isCount = ({ labels }: MatrixSeries) => labels.__name__ === KSM_RESTARTS_METRIC;
  return {
    rows: series.filter((one) => !isEnd(one)),
    endings: series.filter((one) => isEnd(one) || isCount(one)),
  };
}
