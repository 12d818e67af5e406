import {
  DataSourceApi,
  LoadingState,
  type AdHocVariableFilter,
  type CoreApp,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceGetTagValuesOptions,
  type DataSourceInstanceSettings,
  type LegacyMetricFindQueryOptions,
  type MetricFindValue,
  type ScopedVars,
  type TestDataSourceResponse,
  type TimeRange,
} from '@grafana/data';
import { config, getTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import { of, type Observable } from 'rxjs';
import { cachingPrometheusClient } from '../collect/cachingPrometheusClient';
import { collectLeaks, type Leaks } from '../collect/collectLeaks';
import { parseCounters } from '../collect/coupling/parseCounters';
import { MEMORY_METRICS } from '../collect/memoryMetrics';
import { containerMatchersText } from '../collect/memoryQueries';
import { probe } from '../collect/probe';
import type { PrometheusClient } from '../collect/prometheusClient';
import { PrometheusError } from '../collect/prometheusError';
import { SCOPE_VARIABLES, type ScopeName } from '../contract/ids';
import {
  DEFAULT_TOP,
  MAX_TOP,
  type LeakscopeOptions,
  type LeakscopeQuery,
  type QueryScope,
  type ScopeFilter,
} from '../contract/query';
import { CARDINALITY_STRINGS } from './cardinalityStrings';
import { describeProbe } from './check/describeProbe';
import { grafanaPrometheusClient } from './clients/grafanaPrometheusClient';
import { toLeaksFrame } from './frames/toLeaksFrame';
import { checkKubelets } from './kubelet/checkKubelets';
import { toKubelets, type Kubelets } from './kubelet/kubelets';
import { toKubeletUse } from './kubelet/kubeletUse';
import { answerAnatomy } from './queries/answerAnatomy';
import { answerBacktest } from './queries/answerBacktest';
import { answerCardinality } from './queries/answerCardinality';
import { toNoticeFrame } from './frames/toNoticeFrame';
import { answerCompare } from './queries/answerCompare';
import { answerNodes } from './queries/answerNodes';
import { answerPod } from './queries/answerPod';
import { answerRecording } from './queries/answerRecording';
import { describeQuery } from './queries/describeQuery';
import { interpolateQuery, interpolateScope, toScopeFilter, type Interpolated } from './queries/interpolateQuery';
import { isRunnable } from './queries/isRunnable';
import { migrateQuery } from './queries/migrateQuery';
import { missingLabels } from './queries/missingLabels';
import { readVariableQuery, type StoredVariableQuery } from './queries/readVariableQuery';
import { runTargets, type LiveAnswer, type Target } from './queries/runTargets';
import { toErrors } from './queries/toErrors';
import { isEverything, toMatchers } from './queries/toMatchers';
import { STRINGS } from './strings';
import { LeakscopeVariableSupport } from './variables/LeakscopeVariableSupport';

/** Lists of label values are asked for on every keypress, and by every variable of a dashboard. */
const LISTS_CACHE = { maxEntries: 100, maxAgeSeconds: 30, now: Date.now };
/** Where no time range is given, values are listed from this long ago until now. */
const DEFAULT_LIST_SECONDS = 6 * 3600;
/** How many growing containers are named beside each node. */
const DRIVERS_OF_NODE = 3;

/** Runs in the browser only: what it knows comes from the Prometheus data source that it is linked to, and from kubelets. */
export class LeakscopeDatasource extends DataSourceApi<LeakscopeQuery, LeakscopeOptions> {
  private readonly lists: PrometheusClient;
  private readonly kubelets: Kubelets | null;

  constructor(
    private readonly settings: DataSourceInstanceSettings<LeakscopeOptions>,
    private readonly templates: TemplateSrv = getTemplateSrv()
  ) {
    super(settings);
    const context = { requestId: settings.uid, timezone: 'utc' };
    this.lists = cachingPrometheusClient(grafanaPrometheusClient(settings.jsonData.promUid, context), LISTS_CACHE);
    this.kubelets = toKubelets(settings);
    this.variables = new LeakscopeVariableSupport(this);
  }

  /** Label that names the cluster; null where there is none. */
  get clusterLabel(): string | null {
    return this.settings.jsonData.clusterLabel || null;
  }

  /** Whether kubelets can be asked for what Prometheus lacks. */
  get hasKubelets(): boolean {
    return this.kubelets !== null;
  }

  /** The labels that a scope can have here. */
  get scopeNames(): readonly ScopeName[] {
    return SCOPE_VARIABLES.filter((name) => name !== 'cluster' || this.clusterLabel !== null);
  }

  query(request: DataQueryRequest<LeakscopeQuery>): Observable<DataQueryResponse> {
    const queries = request.targets.filter((target) => this.filterQuery(target)).map(migrateQuery);
    if (queries.length === 0) {
      return of({ data: [], state: LoadingState.Done });
    }
    if (config.publicDashboardAccessToken) {
      const errors = queries.map(({ refId }) => ({ refId, message: STRINGS.errors.sharedDashboard }));
      return of({ data: [], ...toErrors(errors), state: LoadingState.Error });
    }
    const targets = queries.map((query): Target => {
      const interpolated = interpolateQuery(query, this.templates, request.scopedVars, request.filters);
      return { refId: query.refId, run: (signal, emit) => this.runQuery(interpolated, request, signal, emit) };
    });
    return runTargets(targets);
  }

  filterQuery(query: LeakscopeQuery): boolean {
    return isRunnable(query);
  }

  getDefaultQuery(_app: CoreApp): Partial<LeakscopeQuery> {
    return { schemaVersion: 1, queryType: 'leaks', scope: {} };
  }

  getQueryDisplayText(query: LeakscopeQuery): string {
    return describeQuery(query);
  }

  interpolateVariablesInQueries(
    queries: LeakscopeQuery[],
    scopedVars: ScopedVars,
    filters?: AdHocVariableFilter[]
  ): LeakscopeQuery[] {
    return queries.map((query) => ({
      ...interpolateQuery(migrateQuery(query), this.templates, scopedVars, filters).query,
      datasource: this.getRef(),
    }));
  }

  targetContainsTemplate(query: LeakscopeQuery): boolean {
    const { scope, prometheusUid, job, instance } = migrateQuery(query);
    return [...Object.values(scope), prometheusUid, job, instance].some((text) => this.templates.containsTemplate(text));
  }

  async testDatasource(): Promise<TestDataSourceResponse> {
    const { uid, jsonData } = this.settings;
    const client = grafanaPrometheusClient(jsonData.promUid, { requestId: `${uid}-test`, timezone: 'utc' });
    try {
      const result = await probe(client, { atSeconds: Date.now() / 1000, clusterLabel: this.clusterLabel });
      const { usable, summary, sentences } = describeProbe(result);
      const kubelets = this.kubelets && (await checkKubelets(client, this.kubelets, this.clusterLabel));
      const details = {
        message: [...sentences, ...(kubelets ? [kubelets.summary, ...kubelets.notices] : [])].join(' '),
      };
      return { status: usable ? 'success' : 'error', message: summary, details };
    } catch (error) {
      return { status: 'error', message: error instanceof Error ? error.message : String(error) };
    }
  }

  /** Values of one label among the containers of a scope, in order. The scope may hold variables. */
  async listValues(
    label: ScopeName,
    scope: QueryScope,
    options: { range?: TimeRange; scopedVars?: ScopedVars; filters?: ScopeFilter[] } = {}
  ): Promise<string[]> {
    const metricLabel = label === 'cluster' ? this.clusterLabel : label;
    if (metricLabel === null) {
      return [];
    }
    const { range, scopedVars, filters = [] } = options;
    const matchers = toMatchers(interpolateScope(scope, this.templates, scopedVars), filters, this.clusterLabel);
    const endSeconds = Math.round((range?.to.valueOf() ?? Date.now()) / 1000);
    const startSeconds = range ? Math.round(range.from.valueOf() / 1000) : endSeconds - DEFAULT_LIST_SECONDS;
    const match = `${MEMORY_METRICS.workingSetBytes}{${containerMatchersText(matchers)}}`;
    const { values } = await this.lists.labelValues({ label: metricLabel, match, startSeconds, endSeconds });
    return values.filter((value) => value !== '').sort();
  }

  /** The older way to fill a variable: a label's name, or a query of the variable editor. */
  async metricFindQuery(
    query: StoredVariableQuery,
    options?: LegacyMetricFindQueryOptions
  ): Promise<MetricFindValue[]> {
    const { label, scope } = readVariableQuery(query);
    const known = SCOPE_VARIABLES.find((name) => name === label);
    if (!known) {
      throw new PrometheusError('bad-query', STRINGS.errors.unknownLabel(label));
    }
    const values = await this.listValues(known, scope, { range: options?.range, scopedVars: options?.scopedVars });
    return values.map((text) => ({ text }));
  }

  async getTagKeys(): Promise<MetricFindValue[]> {
    return this.scopeNames.map((text) => ({ text }));
  }

  async getTagValues(options: DataSourceGetTagValuesOptions<LeakscopeQuery>): Promise<MetricFindValue[]> {
    const label = SCOPE_VARIABLES.find((name) => name === options.key);
    if (!label) {
      return [];
    }
    const filters = options.filters.filter(({ key }) => key !== options.key).map(toScopeFilter);
    const values = await this.listValues(label, {}, { range: options.timeRange, filters });
    return values.map((text) => ({ text }));
  }

  private async runQuery(
    { query, severalValued }: Interpolated,
    request: DataQueryRequest<LeakscopeQuery>,
    signal: AbortSignal,
    emit: (frames: DataFrame[]) => void
  ): Promise<DataFrame[] | LiveAnswer> {
    const { requestId, timezone, dashboardUID, panelId, skipQueryCache, range } = request;
    const { refId, scope } = query;
    const client = grafanaPrometheusClient(query.prometheusUid ?? this.settings.jsonData.promUid, {
      requestId: `${requestId}-${refId}`,
      timezone,
      dashboardUID,
      panelId,
      skipQueryCache,
    });
    const { clusterLabel } = this;
    const atSeconds = range.to.valueOf() / 1000;
    const windowSeconds = atSeconds - range.from.valueOf() / 1000;
    if (windowSeconds <= 0) {
      throw new PrometheusError('bad-query', STRINGS.errors.emptyRange);
    }
    const common = { atSeconds, windowSeconds, clusterLabel, signal };
    const use = this.kubelets && query.kubelet !== false ? toKubeletUse(this.kubelets, range) : null;

    if (query.queryType === 'anatomy') {
      checkOnePod(scope, severalValued);
      const { namespace = '', pod = '', container = '' } = scope;
      const key = { cluster: clusterLabel === null ? null : (scope.cluster ?? ''), namespace, pod };
      const stepSeconds = Math.max(1, Math.ceil(request.intervalMs / 1000));
      return isEverything(container)
        ? answerPod(client, { ...key, stepSeconds, ...common }, refId, emit, use)
        : answerAnatomy(client, { key: { ...key, container }, stepSeconds, ...common }, refId, emit, use);
    }
    if (query.queryType === 'compare') {
      checkOnePod(scope, severalValued);
      const { namespace = '', pod = '', container = '' } = scope;
      if (isEverything(container)) {
        return [toNoticeFrame(refId, STRINGS.notices.noContainer)];
      }
      const key = { cluster: clusterLabel === null ? null : (scope.cluster ?? ''), namespace, pod, container };
      return answerCompare(client, { key, compareBy: query.compareBy ?? '', ...common }, refId);
    }
    const matchers = toMatchers(scope, query.filters ?? [], clusterLabel);
    if (query.queryType === 'nodes') {
      return answerNodes(client, { matchers, top: DRIVERS_OF_NODE, ...common }, refId, emit, use);
    }
    if (query.queryType === 'backtest') {
      return answerBacktest(client, { query, matchers, ...common }, refId);
    }
    if (query.queryType === 'recording') {
      return answerRecording(client, common, refId);
    }
    if (query.queryType === 'cardinality') {
      if (severalValued.length > 0) {
        throw new PrometheusError('bad-query', CARDINALITY_STRINGS.errors.several(severalValued));
      }
      return answerCardinality(client, { query, matchers, ...common }, refId, emit);
    }
    const top = Math.min(Math.max(1, Math.floor(query.top ?? DEFAULT_TOP)), MAX_TOP);
    // What is wrong there is said where it is written.
    const counters = parseCounters(this.settings.jsonData.counters ?? '').names ?? [];
    const onFirst = (leaks: Leaks) => emit([toLeaksFrame(refId, leaks)]);
    return [toLeaksFrame(refId, await collectLeaks(client, { matchers, top, counters, onFirst, ...common }))];
  }
}

function checkOnePod(scope: QueryScope, severalValued: string[]): void {
  const missing = missingLabels(scope);
  const severalOfPod = severalValued.filter((label) => label !== 'container');
  if (severalOfPod.length > 0) {
    throw new PrometheusError('bad-query', STRINGS.errors.severalPods(severalOfPod));
  }
  if (missing.length > 0) {
    throw new PrometheusError('bad-query', STRINGS.errors.incompletePod(missing));
  }
  if (severalValued.length > 0) {
    throw new PrometheusError('bad-query', STRINGS.errors.severalContainers);
  }
}
