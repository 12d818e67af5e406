import { getBackendSrv, isFetchError } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import type { FetchSummary } from '../../collect/kubelet/collectSummaries';
import { SummaryStatusError } from '../../collect/kubelet/summaryFailure';
import type { KubeletEndpoint } from '../../contract/query';
import { toRefusedPath, toSummaryPath } from '../kubelet/toSummaryPath';

/** Path of the route in plugin.json. Grafana's server replaces it by the address, and adds the token. */
const ROUTE = 'kubelet';

/** Grafana's proxy answers this for a 401, so that the browser does not ask for a password. */
const REFUSED_TOKEN = /authentication to data source failed/i;

/** Whether the route lets more through than summaries; null where that cannot be told, such as when nothing answers. */
export type TriesRefused = (node: string, signal?: AbortSignal) => Promise<boolean | null>;

/** Asks through Grafana's proxy for a path that the address behind it, or the right of the token, must refuse. */
export function grafanaTryRefused(proxyUrl: string, endpoint: KubeletEndpoint): TriesRefused {
  return async (node, signal) => {
    const response = getBackendSrv().fetch<string>({
      url: `${proxyUrl}/${ROUTE}/${toRefusedPath(endpoint, node)}`,
      method: 'GET',
      responseType: 'text',
      showErrorAlert: false,
      abortSignal: signal,
    });
    try {
      await lastValueFrom(response);
      return true;
    } catch (error) {
      const isRefused = isFetchError(error) && error.status >= 400 && error.status < 500;
      return isRefused ? false : null;
    }
  };
}

/** Fetches summaries through Grafana's proxy of a data source, whose address is `proxyUrl`. */
export function grafanaFetchSummary(proxyUrl: string, endpoint: KubeletEndpoint): FetchSummary {
  return async (node, signal, { onlyCpuAndMemory }) => {
    const response = getBackendSrv().fetch<string>({
      url: `${proxyUrl}/${ROUTE}/${toSummaryPath(endpoint, node)}`,
      method: 'GET',
      params: onlyCpuAndMemory ? { only_cpu_and_memory: 'true' } : {},
      responseType: 'text',
      // What fails is a notice on the panel.
      showErrorAlert: false,
      abortSignal: signal,
    });
    try {
      const { data } = await lastValueFrom(response);
      return data;
    } catch (error) {
      throw toStatusError(error);
    }
  };
}

function toStatusError(error: unknown): unknown {
  if (!isFetchError(error) || error.status <= 0) {
    return new Error(isFetchError(error) ? error.statusText : String(error));
  }
  const body = readBody(error.data);
  return new SummaryStatusError(error.status === 400 && REFUSED_TOKEN.test(body) ? 401 : error.status, body);
}

function readBody(data: unknown): string {
  if (typeof data === 'string') {
    return data;
  }
  const { message } = Object(data) as { message?: unknown };
  return typeof message === 'string' ? message : '';
}
