import {
  MIMIR_LABEL_NAMES,
  MIMIR_LABEL_VALUES,
  mimirNamesParameters,
  mimirValuesParameters,
  readMimirCardinality,
} from '../../collect/ask/http/readMimirCardinality';
import { readTsdbStatus } from '../../collect/ask/http/readTsdbStatus';
import type { QueryCost, TsdbStatusAnswer, TsdbStatusRequest } from '../../collect/ask/prometheusClient';
import { isNotFound } from '../../collect/ask/prometheusError';
import { addCosts } from '../../collect/ask/queryCost';

type GetResource = (
  path: string,
  params: Record<string, unknown>,
  signal: AbortSignal | undefined,
  isBare?: boolean
) => Promise<{ data: unknown; warnings: string[]; name: string; cost: QueryCost }>;

/**
 * The statistics of the server through the resources of the linked data source, which pass any path on to it. Where there
 * is no such page, the two pages of Mimir are asked for.
 */
export async function resourceTsdbStatus(
  getResource: GetResource,
  { atSeconds, limit, signal }: TsdbStatusRequest
): Promise<TsdbStatusAnswer> {
  // Prometheus reads `limit`, VictoriaMetrics the others.
  const params = { limit, topN: limit, date: new Date(atSeconds * 1000).toISOString().slice(0, 10) };
  try {
    const { data, warnings, name, cost } = await getResource('api/v1/status/tsdb', params, signal);
    return { status: readTsdbStatus(data, limit, name), warnings, cost };
  } catch (error) {
    if (!isNotFound(error)) {
      throw error;
    }
  }
  const names = await getResource(`api/v1/${MIMIR_LABEL_NAMES}`, mimirNamesParameters(limit), signal, true);
  const values = await getResource(`api/v1/${MIMIR_LABEL_VALUES}`, mimirValuesParameters(limit), signal, true);
  return {
    status: readMimirCardinality(names.data, values.data, limit, names.name),
    warnings: [],
    cost: addCosts([names.cost, values.cost]),
  };
}
