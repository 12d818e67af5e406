import { fetchPrometheusClient } from '../../collect/ask/http/fetchPrometheusClient';
import type { PrometheusClient } from '../../collect/ask/prometheusClient';
import type { CliIo } from '../cliIo';
import { UsageError } from '../usageError';
import type { Options } from './parseOptions';
import { readServer } from './readServer';

/** A client of the server that --prometheus names. */
export function readClient(options: Options, io: CliIo): PrometheusClient {
  const baseUrl = options.required('prometheus');
  const server = readServer(options, io);
  try {
    return fetchPrometheusClient({ baseUrl, ...server, fetch: io.fetch, now: io.now });
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(`--prometheus: ${error.message}`) : error;
  }
}
