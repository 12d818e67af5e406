import {
  CoreApp,
  toUtc,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
} from '@grafana/data';
import type { BackendSrvRequest } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';
import { from, isObservable, Subscription, type Observable } from 'rxjs';
import { describeHistograms } from '../../collect/ask/describeHistograms';
import { LIMITS } from '../../collect/ask/limits';
import type {
  MatrixSeries,
  PackedAnswer,
  PackRequest,
  PrometheusClient,
  QueryCost,
  RangeAnswer,
  RangeRequest,
} from '../../collect/ask/prometheusClient';
import { PrometheusError } from '../../collect/ask/prometheusError';
import { isHistogram } from '../../contract/codec/isHistogram';
import { STRINGS } from '../strings';
import { hideFromTemplates } from './hideFromTemplates';
import { getLinkedDatasource } from './linkedDatasource';
import { resourceTsdbStatus } from './resourceTsdbStatus';
import { toMatrixSeries } from './toMatrixSeries';
import { toPrometheusError } from './toPrometheusError';

/** What Grafana's Prometheus data sources understand. Declared here: their own package is under another licence. */
interface PromQuery extends DataQuery {
  expr: string;
  range: boolean;
  instant: boolean;
  exemplar: boolean;
  format: 'time_series';
  legendFormat: string;
  interval: string;
}

/** Resources of a data source with a backend. `DataSourceApi` itself has none. */
interface WithResources {
  getResource(path: string, params: Record<string, unknown>, options: Partial<BackendSrvRequest>): Promise<unknown>;
}

/** Requests of the page so far. */
let requests = 0;

/** An instant query has no range, but Grafana's requests do. */
const INSTANT_RANGE_SECONDS = 60;

/**
 * A PrometheusClient over the user's own data source, so that its authentication and permissions hold. Grafana aligns
 * ranges to the step, and raises the step where a range would have too many points: the times in the answer tell.
 */
export function grafanaPrometheusClient(uid: string | undefined): PrometheusClient {
  /** Each expression's answer or error, in order. Rejects where the request as a whole failed. */
  const pack = async (request: PackRequest): Promise<PackedAnswer[]> => {
    const started = performance.now();
    const datasource = await getLinkedDatasource(uid);
    try {
      const answer = datasource.query(toGrafanaRequest(request, datasource));
      const response = await lastPacket(isObservable(answer) ? answer : from(answer), request.signal);
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- all there is when the request as a whole failed
      const errors = response.errors ?? (response.error ? [response.error] : []);
      const ofNone = errors.find(({ refId }) => !refId || !isRefIdOf(request, refId));
      if (ofNone) {
        throw ofNone;
      }
      const frames: DataFrame[] = response.data;
      return request.expressions.map((_, i) => {
        const error = errors.find(({ refId }) => refId === toRefId(i));
        const own = request.expressions.length === 1 ? frames : frames.filter(({ refId }) => refId === toRefId(i));
        return error ? toPrometheusError(error, datasource.name) : toAnswer(own, started, i);
      });
    } catch (error) {
      throw toPrometheusError(error, datasource.name);
    }
  };

  const ask = async ({ expr, ...request }: RangeRequest, kind: PackRequest['kind']): Promise<RangeAnswer> => {
    const [answer] = await pack({ ...request, kind, expressions: [expr] });
    if (answer instanceof PrometheusError) {
      throw answer;
    }
    return answer;
  };

  /** A bare answer has no envelope of the Prometheus API: all of it is the data. */
  const getResource = async (
    path: string,
    params: Record<string, unknown>,
    signal: AbortSignal | undefined,
    isBare = false
  ) => {
    const started = performance.now();
    const datasource = await getLinkedDatasource(uid);
    if (!hasResources(datasource)) {
      throw new PrometheusError('no-datasource', STRINGS.errors.noResources(datasource.name, datasource.type));
    }
    try {
      const options = { requestId: `leakscope-${++requests}`, showErrorAlert: false, abortSignal: signal };
      const answer = await datasource.getResource(path, params, options);
      const known = { name: datasource.name, cost: toCost(started, 0) };
      if (isBare) {
        return { ...known, data: answer, warnings: [] };
      }
      if (!isRecord(answer) || answer.status !== 'success') {
        throw notPrometheus(datasource.name);
      }
      const warnings = isStringList(answer.warnings) ? answer.warnings : [];
      return { ...known, data: answer.data, warnings };
    } catch (error) {
      throw toPrometheusError(signal?.aborted ? { cancelled: true } : error, datasource.name);
    }
  };

  return {
    instant: async ({ atSeconds, ...request }) => {
      const times = { startSeconds: atSeconds, endSeconds: atSeconds, stepSeconds: 0 };
      const { series, ...rest } = await ask({ ...request, ...times }, 'instant');
      return { vector: series.map(toLastSample), ...rest };
    },

    range: (request) => ask(request, 'range'),

    pack,

    labelValues: async ({ label, match, startSeconds, endSeconds, signal }) => {
      const most = LIMITS.labelValues.value;
      const params = { 'match[]': match, start: startSeconds, end: endSeconds, limit: most };
      const path = `api/v1/label/${encodeURIComponent(label)}/values`;
      const { data, warnings, name, cost } = await getResource(path, params, signal);
      if (!isStringList(data)) {
        throw notPrometheus(name);
      }
      // Servers before Prometheus 2.54 do not know `limit`.
      const values = data.slice(0, most);
      const cut = data.length > most ? [STRINGS.notices.valuesCut(most)] : [];
      return { values, warnings: [...warnings, ...cut], cost };
    },

    metadata: async ({ metric, signal }) => {
      const { data, warnings, name, cost } = await getResource('api/v1/metadata', { metric, limit: 1 }, signal);
      if (!isRecord(data)) {
        throw notPrometheus(name);
      }
      const entries = Object.hasOwn(data, metric) ? data[metric] : undefined;
      const entry: unknown = Array.isArray(entries) ? entries[0] : undefined;
      return { type: readText(entry, 'type'), help: readText(entry, 'help'), warnings, cost };
    },

    tsdbStatus: (request) => resourceTsdbStatus(getResource, request),
  };
}

function toGrafanaRequest(
  { kind, expressions, startSeconds, endSeconds, stepSeconds, origin }: PackRequest,
  datasource: DataSourceApi
): DataQueryRequest<PromQuery> {
  const instant = kind === 'instant';
  // In UTC, because Grafana aligns long steps by the offset of the time's zone.
  const start = toUtc((instant ? endSeconds - INSTANT_RANGE_SECONDS : startSeconds) * 1000);
  const end = toUtc(endSeconds * 1000);
  const stepMs = Math.round((instant ? INSTANT_RANGE_SECONDS : stepSeconds) * 1000);
  const interval = stepMs % 1000 === 0 ? `${stepMs / 1000}s` : `${stepMs}ms`;
  const targets = expressions.map((expr, i): PromQuery => ({
    refId: toRefId(i),
    datasource: datasource.getRef(),
    expr: hideFromTemplates(expr),
    range: !instant,
    instant,
    exemplar: false,
    format: 'time_series',
    legendFormat: '',
    interval,
  }));
  return {
    // Requests with the same id cancel each other.
    requestId: `leakscope-${++requests}`,
    timezone: 'utc',
    dashboardUID: origin?.dashboardUid,
    panelId: origin?.panelId,
    skipQueryCache: origin?.skipCache,
    // In Explore, Grafana would make one merged table of an instant answer.
    app: CoreApp.Unknown,
    targets,
    range: { from: start, to: end, raw: { from: start, to: end } },
    interval,
    intervalMs: stepMs,
    // As many as Prometheus allows, so that only the interval sets the step.
    maxDataPoints: LIMITS.pointsPerSeries.value,
    scopedVars: {},
    startTime: Date.now(),
  };
}

/** The last packet of a response stream. Unsubscribes, and so cancels the request, when the signal says so. */
function lastPacket(packets: Observable<DataQueryResponse>, signal?: AbortSignal): Promise<DataQueryResponse> {
  return new Promise((resolve, reject) => {
    let last: DataQueryResponse = { data: [] };
    const subscription = new Subscription();
    const cancel = () => {
      subscription.unsubscribe();
      reject(new PrometheusError('aborted', STRINGS.errors.aborted));
    };
    if (signal?.aborted) {
      cancel();
      return;
    }
    signal?.addEventListener('abort', cancel);
    subscription.add(() => signal?.removeEventListener('abort', cancel));
    subscription.add(
      packets.subscribe({
        next: (packet) => {
          last = packet;
        },
        error: (error) => {
          subscription.unsubscribe();
          reject(error);
        },
        complete: () => {
          subscription.unsubscribe();
          resolve(last);
        },
      })
    );
  });
}

/** Counts, and refuses what is too large to work on. */
function countSamples(series: MatrixSeries[]): number {
  const samples = series.reduce((sum, { values }) => sum + values.length, 0);
  if (series.length > LIMITS.series.value || samples > LIMITS.samples.value) {
    throw new PrometheusError('too-much', STRINGS.errors.overCap(series.length, samples));
  }
  return samples;
}

function toLastSample({ labels, timesSeconds, values }: MatrixSeries) {
  return { labels, timeSeconds: timesSeconds[timesSeconds.length - 1], value: values[values.length - 1] };
}

/** Sentences of the server. Grafana's own remarks, such as "Cached response", are of severity info. */
function toWarnings(frames: readonly DataFrame[]): string[] {
  const notices = frames.flatMap((frame) => frame.meta?.notices ?? []);
  return [...new Set(notices.filter(({ severity }) => severity !== 'info').map(({ text }) => text))];
}

/** Of a pack, the first one pays for the request and for its time. */
function toAnswer(frames: DataFrame[], startedMilliseconds: number, index: number): RangeAnswer {
  const series = toMatrixSeries(frames);
  const samples = countSamples(series);
  const cost =
    index === 0 ? toCost(startedMilliseconds, samples) : { requests: 0, bytes: null, samples, milliseconds: 0 };
  const warnings = [...toWarnings(frames), ...describeHistograms(frames.filter(isHistogram).length, frames.length)];
  return { series, warnings, cost };
}

const REF_IDS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function toRefId(index: number): string {
  return REF_IDS[index];
}

function isRefIdOf({ expressions }: PackRequest, refId: string): boolean {
  return expressions.some((_, i) => toRefId(i) === refId);
}

function toCost(startedMilliseconds: number, samples: number): QueryCost {
  return { requests: 1, bytes: null, samples, milliseconds: performance.now() - startedMilliseconds };
}

function notPrometheus(name: string): PrometheusError {
  return new PrometheusError('not-prometheus', STRINGS.errors.byKind['not-prometheus'](name, ''));
}

function hasResources(datasource: DataSourceApi): datasource is DataSourceApi & WithResources {
  return 'getResource' in datasource && typeof datasource.getResource === 'function';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStringList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function readText(entry: unknown, field: string): string | null {
  const text = isRecord(entry) ? entry[field] : undefined;
  return typeof text === 'string' && text !== '' ? text : null;
}
