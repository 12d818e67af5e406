import type { DataQueryRequest, DataSourceInstanceSettings, ScopedVars } from '@grafana/data';
import { DataSourceWithBackend, getTemplateSrv } from '@grafana/runtime';
import type { DataQuery, DataSourceJsonData } from '@grafana/schema';

interface PrometheusQuery extends DataQuery {
  expr?: string;
}

/** Expanded by the server, which knows the step. */
const LEFT_TO_THE_SERVER = /^__(interval|interval_ms|rate_interval|range|range_s|range_ms)$/;

/**
 * Grafana's own Prometheus plugin is not on npm under our licence. What other plugins see of it is this: queries go to
 * /api/ds/query and resources to /api/datasources/uid/<uid>/resources, both through @grafana/runtime.
 */
export class StandInPrometheus extends DataSourceWithBackend<PrometheusQuery, DataSourceJsonData> {
  constructor(settings: DataSourceInstanceSettings<DataSourceJsonData>) {
    super(settings);
    this.interval = (settings.jsonData as { timeInterval?: string }).timeInterval || '15s';
  }

  filterQuery({ hide, expr }: PrometheusQuery): boolean {
    return !hide && Boolean(expr);
  }

  query(request: DataQueryRequest<PrometheusQuery>) {
    return super.query({ ...request, targets: request.targets.filter((target) => this.filterQuery(target)) });
  }

  applyTemplateVariables(query: PrometheusQuery, scopedVars: ScopedVars): PrometheusQuery {
    const ours = Object.fromEntries(Object.entries(scopedVars).filter(([name]) => !LEFT_TO_THE_SERVER.test(name)));
    return { ...query, expr: getTemplateSrv().replace(query.expr, ours, toPromql) };
  }

  interpolateVariablesInQueries(queries: PrometheusQuery[], scopedVars: ScopedVars): PrometheusQuery[] {
    return queries.map((query) => this.applyTemplateVariables(query, scopedVars));
  }
}

/** One value stands for itself, several for a regular expression that matches any of them. */
function toPromql(value: string | string[]): string {
  const escapeRegex = (text: string) => text.replace(/[\\^$*+?.()|[\]{}]/g, '\\\\$&').replace(/"/g, '\\"');
  if (Array.isArray(value)) {
    return value.length === 1 ? escapeRegex(value[0]) : `(${value.map(escapeRegex).join('|')})`;
  }
  return String(value).replace(/\\/g, '\\\\').replace(/"/g, '\\"');
}
