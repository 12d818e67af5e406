import type { AlertScopeName } from '../../contract/alertLink';
import { type AlertSubject, matcher, toPodsPattern } from '../../engine';
import type { AlertForm, FormContext } from './alertForm';
import { findKind } from './startForm';

const FIELDS: Record<AlertSubject, readonly AlertScopeName[]> = {
  container: ['cluster', 'namespace', 'workload', 'pod', 'container'],
  workload: ['cluster', 'namespace', 'workload', 'container'],
  node: ['cluster', 'node'],
  target: ['cluster', 'job', 'instance'],
};

/** Labels that an alert of this kind can be restricted by: an alert on workloads knows no pods. */
export function listScopeFields(
  { kind, grouping }: Pick<AlertForm, 'kind' | 'grouping'>,
  { clusterLabel }: Pick<FormContext, 'clusterLabel'>
) {
  const { subject } = findKind(kind);
  const unknown = grouping === 'workload' || subject === 'workload' ? 'pod' : 'workload';
  return FIELDS[subject].filter(
    (name) => name !== unknown && (name !== 'cluster' || clusterLabel !== null)
  );
}

/** The restriction as matchers of PromQL; empty for everything. */
export function toMatchers(form: AlertForm, context: FormContext): string {
  const { scope, basis, kind } = form;
  const isRaw = basis === 'standalone' && kind === 'leak';
  return listScopeFields(form, context)
    .flatMap((name) => {
      const pattern = scope[name];
      return pattern === undefined || pattern === '' ? [] : [toMatcher(name, pattern)];
    })
    .join(',');

  function toMatcher(name: AlertScopeName, pattern: string): string {
    if (name === 'workload' && isRaw) {
      // Raw series know pods only.
      return matcher('pod', '=~', toPodsPattern(pattern));
    }
    return matcher(name === 'cluster' ? (context.clusterLabel ?? name) : name, '=~', pattern);
  }
}
