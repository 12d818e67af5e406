import type { AlertScopeName } from '../../contract/alertLink';
import { type AlertSubject, matcher } from '../../engine';
import type { AlertForm, FormContext } from './alertForm';
import { findKind } from './startForm';

const FIELDS: Record<AlertSubject, readonly AlertScopeName[]> = {
  container: ['cluster', 'namespace', 'pod', 'container'],
  node: ['cluster', 'node'],
  target: ['cluster', 'job', 'instance'],
};

/** Labels that an alert of this kind can be restricted by. */
export function listScopeFields(kind: AlertForm['kind'], { clusterLabel }: Pick<FormContext, 'clusterLabel'>) {
  return FIELDS[findKind(kind).subject].filter((name) => name !== 'cluster' || clusterLabel !== null);
}

/** The restriction as matchers of PromQL; empty for everything. */
export function toMatchers({ kind, scope }: AlertForm, context: FormContext): string {
  return listScopeFields(kind, context)
    .filter((name) => scope[name])
    .map((name) => matcher(name === 'cluster' ? (context.clusterLabel ?? name) : name, '=~', scope[name] ?? ''))
    .join(',');
}
