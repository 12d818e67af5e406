import type { AdHocVariableFilter, ScopedVars } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';
import { SCOPE_VARIABLES, type ScopeName } from '../../contract/ids';
import type { LeakscopeQuery, QueryScope, ScopeFilter } from '../../contract/query';
import { escapeRegex } from '../../engine';
import { isOfOnePod } from './isOfOnePod';

export interface Interpolated {
  query: LeakscopeQuery;
  /**
   * `anatomy`, `compare`, `workload`: labels whose variable holds several values, of which none can be preferred; `cardinality`: the
   * same of `job` and `instance`.
   */
  severalValued: string[];
}

/**
 * Fills in dashboard variables: as regular expressions for a set of containers, as they are for one pod or target. Ad-hoc filters
 * join those of a `leaks` query; an `anatomy` names its pod exactly, so there is nothing left to filter, and of nodes
 * only the cluster can be chosen.
 */
export function interpolateQuery(
  query: LeakscopeQuery,
  templates: Pick<TemplateSrv, 'replace'>,
  scopedVars?: ScopedVars,
  adHocFilters: readonly AdHocVariableFilter[] = []
): Interpolated {
  const prometheusUid = query.prometheusUid && templates.replace(query.prometheusUid, scopedVars);
  const withUid = prometheusUid ? { ...query, prometheusUid } : query;
  if (isExact(query.queryType)) {
    const { scope, severalValued } = interpolateExactly(query.scope, templates, scopedVars);
    const compareBy = query.compareBy && templates.replace(query.compareBy, scopedVars);
    const workload =
      query.workload && replaceExactly(query.workload, templates, scopedVars, () => severalValued.push('workload'));
    // Also where a variable is empty: its name must not stay.
    const filled = { ...(query.compareBy && { compareBy }), ...(query.workload && { workload }) };
    return { query: { ...withUid, scope, ...filled }, severalValued };
  }
  const isNodes = query.queryType === 'nodes';
  const filters = [...(query.filters ?? []), ...adHocFilters.map(toScopeFilter)].filter(
    ({ label }) => !isNodes || label === 'cluster'
  );
  const { cluster } = query.scope;
  const scope = interpolateScope(isNodes ? { cluster } : query.scope, templates, scopedVars);
  const { names, severalValued } = interpolateTarget(query, templates, scopedVars);
  return { query: { ...withUid, scope, ...(filters.length > 0 && { filters }), ...names }, severalValued };
}

/** Whether the names of the scope stand for themselves. */
const isExact = (queryType: LeakscopeQuery['queryType']) => isOfOnePod(queryType) || queryType === 'workload';

/** The exact names of one target. */
function interpolateTarget(
  { queryType, job, instance }: LeakscopeQuery,
  templates: Pick<TemplateSrv, 'replace'>,
  scopedVars?: ScopedVars
): { names: Pick<LeakscopeQuery, 'job' | 'instance'>; severalValued: string[] } {
  const severalValued: string[] = [];
  const exact = (name: 'job' | 'instance', text: string | undefined) =>
    text ? { [name]: replaceExactly(text, templates, scopedVars, () => severalValued.push(name)) } : {};
  const names = queryType === 'cardinality' ? { ...exact('job', job), ...exact('instance', instance) } : {};
  return { names, severalValued };
}

/** A scope whose variables have become regular expressions; several values become alternatives. */
export function interpolateScope(
  scope: QueryScope,
  templates: Pick<TemplateSrv, 'replace'>,
  scopedVars?: ScopedVars
): QueryScope {
  return mapScope(scope, (text) => templates.replace(text, scopedVars, toRegex));
}

function interpolateExactly(scope: QueryScope, templates: Pick<TemplateSrv, 'replace'>, scopedVars?: ScopedVars) {
  const severalValued: string[] = [];
  const exact = mapScope(scope, (text, label) =>
    replaceExactly(text, templates, scopedVars, () => severalValued.push(label))
  );
  return { scope: exact, severalValued };
}

function replaceExactly(
  text: string,
  templates: Pick<TemplateSrv, 'replace'>,
  scopedVars: ScopedVars | undefined,
  onSeveral: () => void
): string {
  return templates.replace(text, scopedVars, (value: unknown) => {
    const values = toValues(value);
    if (values.length > 1) {
      onSeveral();
    }
    return values.join(',');
  });
}

function mapScope(scope: QueryScope, replace: (text: string, label: ScopeName) => string): QueryScope {
  const entries = SCOPE_VARIABLES.filter((label) => scope[label]).map((label) => [
    label,
    replace(scope[label]!, label),
  ]);
  return Object.fromEntries(entries);
}

/** Grafana's own `regex` format does the same, but leaves alternatives of an empty choice as "()". */
function toRegex(value: unknown): string {
  const values = toValues(value).map(escapeRegex);
  return values.length === 1 ? values[0] : values.length === 0 ? '' : `(${values.join('|')})`;
}

function toValues(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => one !== undefined && one !== null).map(String);
}

/** Grafana's operators, as those of PromQL. `=|` and `!=|` are "one of" and "none of". */
export function toScopeFilter({ key, operator, value, values }: AdHocVariableFilter): ScopeFilter {
  const oneOf = (values ?? [value]).map(escapeRegex).join('|');
  switch (operator) {
    case '=|':
      return { label: key, op: '=~', value: oneOf };
    case '!=|':
      return { label: key, op: '!~', value: oneOf };
    default:
      // One that PromQL does not know is refused where the filters become matchers: there is a place for the sentence.
      return { label: key, op: operator as ScopeFilter['op'], value };
  }
}
