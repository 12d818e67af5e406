import type { LabelMatcher } from '../../collect/sources/labelMatcher';
import { PrometheusError } from '../../collect/ask/prometheusError';
import { SCOPE_VARIABLES, type ScopeName } from '../../contract/ids';
import type { QueryScope, ScopeFilter } from '../../contract/query';
import type { MatchOperator } from '../../engine';
import { STRINGS } from '../strings';

/** Stored queries and newer Grafanas may hold others, and an operator stands unquoted in PromQL. */
const OPERATORS: ReadonlySet<string> = new Set<MatchOperator>(['=', '!=', '=~', '!~']);

/** Whether a value of a scope matches everything: empty, or how dashboards write "All". */
export function isEverything(value: string | undefined): boolean {
  return value === undefined || value === '' || value === '.*';
}

/**
 * Conditions on labels, from a scope of regular expressions and from ad-hoc filters. Where no cluster label is set there
 * is one cluster, and a cluster in the scope (a dashboard variable that our dashboards always have) chooses nothing.
 */
export function toMatchers(
  scope: QueryScope,
  filters: readonly ScopeFilter[],
  clusterLabel: string | null
): LabelMatcher[] {
  const metricLabel = (name: ScopeName) => (name === 'cluster' ? clusterLabel : name);
  const ofScope = SCOPE_VARIABLES.flatMap((name): LabelMatcher[] => {
    const label = metricLabel(name);
    const value = scope[name] ?? '';
    return label === null || isEverything(value) ? [] : [{ label, op: '=~', value }];
  });
  const ofFilters = filters.map(({ label: name, op, value }): LabelMatcher => {
    const label = isScopeName(name) ? metricLabel(name) : null;
    if (label === null) {
      throw new PrometheusError('bad-query', STRINGS.errors.unknownFilter(name));
    }
    if (!OPERATORS.has(op)) {
      throw new PrometheusError('bad-query', STRINGS.errors.unknownOperator(name, op));
    }
    return { label, op, value };
  });
  return [...ofScope, ...ofFilters];
}

function isScopeName(name: string): name is ScopeName {
  return SCOPE_VARIABLES.some((known) => known === name);
}
