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
import { from, of, switchMap, type Observable } from 'rxjs';
import type { Ask } from '../collect/ask/createAsk';
import { parseCounters } from '../collect/facts/load/parseCounters';
import { parsePodLabels } from '../collect/workloads/parsePodLabels';
import { MEMORY_METRICS } from '../collect/sources/memoryMetrics';
import { containerMatchersText } from '../collect/containers/memoryQueries';
import { PrometheusError } from '../collect/ask/prometheusError';
import { loadChunk } from '../engine';
import type { ExpandedTexts, ExpandsTexts } from '../contract/expandedTexts';
import { SCOPE_VARIABLES, type ScopeName } from '../contract/ids';
import type { LeakscopeOptions, LeakscopeQuery, QueryScope, ScopeFilter } from '../contract/query';
import { askLinked } from './clients/askLinked';
import type { Kubelets } from './kubelet/kubelets';
import { toKubeletUse } from './kubelet/kubeletUse';
import { expandTexts } from './queries/expandTexts';
import { describeQuery } from './queries/describeQuery';
import { interpolateQuery, interpolateScope, toScopeFilter, type Interpolated } from './queries/interpolateQuery';
import { isRunnable } from './queries/isRunnable';
import { checkNeeds } from './queries/kinds/checkNeeds';
import { QUERY_KINDS } from './queries/kinds/queryKinds';
import { migrateQuery } from './queries/migrateQuery';
import { readVariableQuery, type StoredVariableQuery } from './queries/readVariableQuery';
import { runTargets, type LiveAnswer, type Target } from './queries/runTargets';
import { tellWhenSlow } from './queries/tellWhenSlow';
import { toErrors } from './queries/toErrors';
import { toMatchers } from './queries/toMatchers';
import { waitForLanguage } from '../ui/language/language';
import { STRINGS } from './strings';
import { LeakscopeVariableSupport } from './variables/LeakscopeVariableSupport';

/** Moments are put on this grid, so that panels and key presses within it ask the same questions. */
const MOMENT_SECONDS = 15;
/** Where no time range is given, values are listed from this long ago until now. */
const DEFAULT_LIST_SECONDS = 6 * 3600;

/** Runs in the browser only: what it knows comes from the Prometheus data source that it is linked to, and from kubelets. */
export class LeakscopeDatasource extends DataSourceApi<LeakscopeQuery, LeakscopeOptions> implements ExpandsTexts {
  private kubelets: Kubelets | null = null;

  constructor(
    private readonly settings: DataSourceInstanceSettings<LeakscopeOptions>,
    private readonly templates: TemplateSrv = getTemplateSrv()
  ) {
    super(settings);
    this.variables = new LeakscopeVariableSupport(this);
  }

  /** Label that names the cluster; null where there is none. */
  get clusterLabel(): string | null {
    return this.settings.jsonData.clusterLabel || null;
  }

  /** Whether kubelets can be asked for what Prometheus lacks. */
  get hasKubelets(): boolean {
    return Boolean(this.settings.jsonData.kubeUrl);
  }

  /** The labels that a scope can have here. */
  get scopeNames(): readonly ScopeName[] {
    return SCOPE_VARIABLES.filter((name) => name !== 'cluster' || this.clusterLabel !== null);
  }

  /** Sentences are in the user's language: answers wait for it. */
  query(request: DataQueryRequest<LeakscopeQuery>): Observable<DataQueryResponse> {
    const waiting = waitForLanguage();
    return waiting === null ? this.answer(request) : from(waiting).pipe(switchMap(() => this.answer(request)));
  }

  private answer(request: DataQueryRequest<LeakscopeQuery>): Observable<DataQueryResponse> {
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
      const { to, from } = request.range;
      const question = JSON.stringify([interpolated.query, Math.round(to.diff(from, 'minutes', true))]);
      return {
        refId: query.refId,
        question,
        run: (signal, emit) => this.runQuery(interpolated, request, signal, emit),
      };
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
    return [...Object.values(scope), prometheusUid, job, instance].some((text) =>
      this.templates.containsTemplate(text)
    );
  }

  async testDatasource(): Promise<TestDataSourceResponse> {
    await waitForLanguage();
    try {
      const { testLinked } = await loadChunk(() => import(/* webpackChunkName: "check" */ './check/testLinked'));
      return await testLinked(this.settings.jsonData.promUid, await this.findKubelets(), this.clusterLabel);
    } catch (error) {
      return { status: 'error', message: error instanceof Error ? error.message : String(error) };
    }
  }

  /** Texts by the names of the sources that the server has now: for rules, which ask without us. */
  async expandTexts(texts: readonly string[]): Promise<ExpandedTexts> {
    return expandTexts(this.ask(undefined).session(toMoment(Date.now() / 1000)), texts);
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
    const endSeconds = toMoment((range?.to.valueOf() ?? Date.now()) / 1000);
    const startSeconds = range ? toMoment(range.from.valueOf() / 1000) : endSeconds - DEFAULT_LIST_SECONDS;
    const match = `${MEMORY_METRICS.workingSetBytes}{${containerMatchersText(matchers)}}`;
    const ask = this.ask(undefined).session(endSeconds);
    const { values } = await ask.labelValues(metricLabel, match, startSeconds, endSeconds);
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

  private ask(uid: string | undefined): Ask {
    return askLinked(uid ?? this.settings.jsonData.promUid);
  }

  /** Those of the settings, with what they told so far; null where there are none. */
  private async findKubelets(): Promise<Kubelets | null> {
    if (this.hasKubelets && this.kubelets === null) {
      const { toKubelets } = await loadChunk(() => import(/* webpackChunkName: "kubelets" */ './kubelet/kubelets'));
      this.kubelets ??= toKubelets(this.settings);
    }
    return this.kubelets;
  }

  private async runQuery(
    { query, severalValued }: Interpolated,
    request: DataQueryRequest<LeakscopeQuery>,
    signal: AbortSignal,
    emit: (frames: DataFrame[]) => void
  ): Promise<DataFrame[] | LiveAnswer> {
    const { dashboardUID, panelId, skipQueryCache, range } = request;
    const { clusterLabel } = this;
    const atSeconds = toMoment(range.to.valueOf() / 1000);
    const windowSeconds = atSeconds - toMoment(range.from.valueOf() / 1000);
    const origin = { dashboardUid: dashboardUID, panelId, skipCache: skipQueryCache };
    const ask = this.ask(query.prometheusUid).session(atSeconds, signal, origin);
    if (windowSeconds <= 0) {
      throw new PrometheusError('bad-query', STRINGS.errors.emptyRange);
    }
    const { needs, load } = QUERY_KINDS[query.queryType];
    checkNeeds(needs, { query, severalValued });
    const { run } = await loadChunk(load);
    const slow = tellWhenSlow(ask, query.refId, emit);
    const hasMatchers = needs === 'containers' || needs === 'target';
    const answer = run({
      ask,
      query,
      matchers: hasMatchers ? toMatchers(query.scope, query.filters ?? [], clusterLabel) : [],
      window: { atSeconds, windowSeconds, clusterLabel, signal },
      stepSeconds: Math.max(1, Math.ceil(request.intervalMs / 1000)),
      findUse: async () => {
        const kubelets = query.kubelet === false ? null : await this.findKubelets();
        return kubelets && toKubeletUse(kubelets, range);
      },
      // What is wrong there is said where it is written.
      counters: parseCounters(this.settings.jsonData.counters ?? '').names ?? [],
      podLabels: parsePodLabels(this.settings.jsonData.podLabels ?? '').names ?? [],
      emit: slow.emit,
    });
    return answer.finally(slow.stop);
  }
}

/** The moment of the grid before a time. */
function toMoment(seconds: number): number {
  return Math.floor(seconds / MOMENT_SECONDS) * MOMENT_SECONDS;
}
